// The monthly look: readings that chance has drawn, each to be found in order or asked about. Every look is logged.
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RefusalCode, Sample, SampleMark } from "@hybrid/domain";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat, useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Segment } from "../ui/choice.tsx";
import { Select } from "../ui/field.tsx";
import { markSampled, readSample } from "./journal-api.ts";
import { LogBody, LogHead } from "./log-frame.tsx";
import { ReadingTable } from "./reading-table.tsx";
import { useAnswer } from "./use-answer.ts";

export function SamplePage() {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const [months] = useState(() => lastMonths(12, new Date()));
  const [month, setMonth] = useState(months[0] ?? "");
  const shown = useAnswer(useCallback(() => readSample(me.seat, month), [me.seat, month]));
  const language = useLanguage();
  return (
    <div className="log">
      <LogHead title={t("journal.sample.title")}>
        <p>{t("journal.sample.lead")}</p>
      </LogHead>
      <div className="log-filters">
        <Select
          label={t("journal.sample.month")}
          value={month}
          onChange={setMonth}
          options={months.map((value) => ({ value, label: monthName(value, language) }))}
        />
      </div>
      <LogBody shown={shown} empty={(sample) => sample.readings.length === 0} none={t("journal.sample.empty")}>
        {(sample) => <Drawn sample={sample} put={shown.put} />}
      </LogBody>
    </div>
  );
}

function Drawn({ sample, put }: { sample: Sample; put: (sample: Sample) => void }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const [refused, setRefused] = useState<RefusalCode>();
  const left = sample.readings.filter(({ marked }) => marked === null).length;
  const mark = async (reading: number, word: SampleMark) => {
    const answer = await markSampled({ seat: me.seat, month: sample.month, reading, mark: word });
    if (answer.ok) put(answer.value);
    setRefused(answer.ok ? undefined : answer.code);
  };
  return (
    <>
      <p role="status">
        {t("journal.sample.of", { drawn: sample.readings.length, all: sample.of })}.{" "}
        {left === 0 ? t("journal.sample.all") : t("journal.sample.left", { count: left })}
      </p>
      <div role="alert">{refused && <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>}</div>
      <ReadingTable
        caption={t("journal.sample.title")}
        readings={sample.readings}
        last={{
          title: t("journal.sample.look"),
          cell: (view) => <Look view={view} mark={(word) => void mark(view.seq, word)} />,
        }}
      />
    </>
  );
}

function Look({ view, mark }: { view: Sample["readings"][number]; mark: (word: SampleMark) => void }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <div className="log-look">
      <Segment
        label={t("journal.sample.mark", { number: view.seq })}
        labelHidden
        value={view.marked?.mark ?? null}
        onChange={mark}
        options={[
          { value: "ok", label: t("journal.sample.ok") },
          { value: "ask", label: t("journal.sample.ask") },
        ]}
      />
      {view.marked && view.markedAt !== null && (
        <span className="meta">
          {t("journal.sample.marked", { who: view.marked.by.holder, day: day(new Date(view.markedAt)) })}
        </span>
      )}
    </div>
  );
}

/** "YYYY-MM", this month first. */
function lastMonths(count: number, today: Date): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back)).toISOString().slice(0, 7),
  );
}

function monthName(month: string, language: "sv" | "en"): string {
  const format = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { month: "long", year: "numeric" });
  return format.format(new Date(`${month}-15T12:00:00`));
}
