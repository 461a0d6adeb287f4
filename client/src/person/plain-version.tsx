// The picture in plain language, and when somebody last went through it with the person.
import { checkPlain, plainOf, readPlainCheck } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { WordsEditor } from "../editor/words-editor.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatName, useSeatView } from "../session/seat-view.tsx";
import { today } from "../text/calendar.ts";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DateField } from "../ui/field.tsx";
import "../ui/form.css";

export function PlainVersion({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const nameOf = useSeatName();
  const { space } = useSeatView();
  const check = useReading(open.doc, readPlainCheck, null);
  const [asking, setAsking] = useState(false);
  return (
    <div className="person-plain">
      <h3 id="plain">{t("person.plain.heading")}</h3>
      <p className="meta">{t("person.plain.lead")}</p>
      <WordsEditor
        kind="plain"
        fragment={plainOf(open.doc)}
        open={open}
        lang={space.language}
        label={t("person.plain.label")}
        placeholder={t("person.plain.prompt")}
      />
      <p className="noted-line">
        <span>
          {check
            ? t("person.plain.checked", { day: day(check.on), organisation: nameOf(check.by) })
            : t("person.plain.notChecked")}
        </span>
        {open.record.right === "write" && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {t("person.plain.check")}
          </button>
        )}
      </p>
      {asking && <CheckDialog open={open} onClose={() => setAsking(false)} />}
    </div>
  );
}

function CheckDialog({ open, onClose }: { readonly open: OpenDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const [on, setOn] = useState<string | null>(today());
  const submit = (): void => {
    if (on === null) return;
    checkPlain(open.doc, on, me.seat);
    onClose();
  };
  return (
    <Dialog title={t("person.plain.check")} open onOpenChange={onClose}>
      <div className="form">
        <DateField label={t("person.plain.on")} value={on} max={today()} onChange={setOn} />
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t("person.plain.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
