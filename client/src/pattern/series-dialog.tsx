// Adding counts from a pasted table or a CSV file. What is wrong with the table is said with the line it is on, and
// nothing is added before all of it can be read.
import { addSeries } from "@hybrid/documents";
import { guessColumns, readCounts, type Counts } from "@hybrid/domain";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { newId } from "../editor/new-id.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { today } from "../text/calendar.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DateField, Select, TextField } from "../ui/field.tsx";
import { TableField } from "./table-field.tsx";
import { readTable } from "./read-table.ts";
import "../ui/form.css";

interface Columns {
  readonly label: number;
  readonly count: number;
}

interface About {
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly taken: string | null;
}

export function SeriesDialog({ open, onClose }: { readonly open: OpenDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Columns>();
  const [about, setAbout] = useState<About>({ title: "", unit: "", source: "", taken: today() });
  const [tried, setTried] = useState(false);
  const table = useMemo(() => readTable(text), [text]);
  const columns = chosen ?? guessColumns(table);
  const counts: Counts | undefined =
    table.length === 0 ? undefined : columns ? readCounts(table, columns) : { ok: false, code: "no-numbers" };
  const { title, source, taken } = about;
  const missing = title.trim() === "" || source.trim() === "" || taken === null;
  const submit = (): void => {
    setTried(true);
    if (!counts?.ok || missing) return;
    const trimmed = { title: title.trim(), unit: about.unit.trim(), source: source.trim() };
    addSeries(open.doc, { id: newId(), ...trimmed, taken, counts: counts.counts });
    announce(t("pattern.form.added"));
    onClose();
  };
  return (
    <Dialog title={t("pattern.form.title")} wide open onOpenChange={onClose}>
      <div className="form">
        <TableField
          text={text}
          onText={(next) => {
            setText(next);
            setChosen(undefined);
          }}
        />
        {table.length > 0 && (
          <ColumnChoice head={table[0] ?? []} columns={columns ?? { label: 0, count: 1 }} onChange={setChosen} />
        )}
        <div role="status">{counts && <Verdict counts={counts} />}</div>
        <AboutFields about={about} change={(part) => setAbout({ ...about, ...part })} />
        <div role="alert">
          {tried && !counts && <Banner tone="warn">{t("pattern.form.fault.nothing")}</Banner>}
          {tried && missing && <Banner tone="warn">{t("pattern.form.missing")}</Banner>}
        </div>
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t("pattern.form.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface ColumnChoiceProps {
  readonly head: readonly string[];
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
}

function ColumnChoice({ head, columns, onChange }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const options = head.map((name, at) => ({
    value: String(at),
    label: name === "" ? t("pattern.form.column", { number: at + 1 }) : name,
  }));
  return (
    <div className="form-days">
      <Select
        label={t("pattern.form.label")}
        value={String(columns.label)}
        options={options}
        onChange={(label) => onChange({ ...columns, label: Number(label) })}
      />
      <Select
        label={t("pattern.form.count")}
        value={String(columns.count)}
        options={options}
        onChange={(count) => onChange({ ...columns, count: Number(count) })}
      />
    </div>
  );
}

function Verdict({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  if (!counts.ok) return <Banner tone="warn">{sayFault(counts, t)}</Banner>;
  const [first, last] = [counts.counts[0]?.[0] ?? "", counts.counts.at(-1)?.[0] ?? ""];
  return <p className="meta">{t("pattern.form.ready", { count: counts.counts.length, first, last })}</p>;
}

function sayFault(fault: Extract<Counts, { ok: false }>, t: TFunction): string {
  switch (fault.code) {
    case "too-many":
      return t("pattern.form.fault.too-many", { most: fault.most });
    case "no-label":
    case "long-label":
      return t(`pattern.form.fault.${fault.code}`, { row: fault.row });
    case "not-a-number":
      if (fault.found === "") return t("pattern.form.fault.no-number", { row: fault.row });
      return t("pattern.form.fault.not-a-number", { row: fault.row, found: fault.found });
    default:
      return t(`pattern.form.fault.${fault.code}`);
  }
}

function AboutFields({ about, change }: { readonly about: About; readonly change: (part: Partial<About>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t("pattern.form.name")}
        maxLength={200}
        value={about.title}
        onChange={(title) => change({ title })}
      />
      <TextField
        label={t("pattern.form.unit")}
        hint={t("pattern.form.unitHint")}
        maxLength={60}
        value={about.unit}
        onChange={(unit) => change({ unit })}
      />
      <TextField
        label={t("pattern.form.source")}
        maxLength={300}
        value={about.source}
        onChange={(source) => change({ source })}
      />
      <DateField
        label={t("pattern.form.taken")}
        value={about.taken}
        max={today()}
        onChange={(taken) => change({ taken })}
      />
    </>
  );
}
