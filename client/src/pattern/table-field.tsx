// Where a table is pasted or a file with one is opened. The file is read here and goes nowhere.
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { TextField } from "../ui/field.tsx";
import { mostCharacters } from "./read-table.ts";

export function TableField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useTranslation();
  const file = useId();
  const [fault, setFault] = useState<"too-large" | "unreadable">();
  const take = (next: string): void => {
    setFault(next.length > mostCharacters ? "too-large" : undefined);
    onText(next.length > mostCharacters ? "" : next);
  };
  const openFile = (chosen: File | undefined): void => {
    if (!chosen) return;
    if (chosen.size > 2 * mostCharacters) {
      onText("");
      return setFault("too-large");
    }
    chosen.text().then(take, () => setFault("unreadable"));
  };
  return (
    <>
      <TextField
        label={t("pattern.form.paste")}
        hint={t("pattern.form.pasteHint")}
        lines={6}
        value={text.length > 20_000 ? `${text.slice(0, 20_000)}\n…` : text}
        onChange={take}
      />
      <div className="field">
        <label htmlFor={file}>{t("pattern.form.file")}</label>
        <input
          id={file}
          type="file"
          className="box"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => openFile(event.target.files?.[0])}
        />
      </div>
      <div role="alert">{fault && <Banner tone="warn">{t(`pattern.form.fault.${fault}`)}</Banner>}</div>
    </>
  );
}
