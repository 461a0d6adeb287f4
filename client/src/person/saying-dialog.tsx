// Writing down what the person says, or that they dispute an observation: their words, when and how they were said.
import { noteSaying } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { today } from "../text/calendar.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DateField, TextField } from "../ui/field.tsx";
import "../ui/form.css";

interface SayingDialogProps {
  readonly open: OpenDocument;
  /** the factor that is disputed */
  readonly factor: string | null;
  readonly onClose: () => void;
}

export function SayingDialog({ open, factor, onClose }: SayingDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { me } = useSeatView();
  const [draft, setDraft] = useState({ words: "", setting: "", saidOn: null as string | null });
  const [tried, setTried] = useState(false);
  const disputes = factor !== null;
  const submit = (): void => {
    setTried(true);
    if (draft.words.trim() === "") return;
    noteSaying(open.doc, { id: newId(), ...draft, factor, disputes, notedBy: me.seat, notedOn: today() });
    announce(t("person.added"));
    onClose();
  };
  return (
    <Dialog title={t(disputes ? "person.disputeTitle" : "person.addTitle")} open onOpenChange={onClose}>
      <div className="form">
        <TextField
          label={t("person.words")}
          hint={t(disputes ? "person.disputeHint" : "person.wordsHint")}
          error={tried && draft.words.trim() === "" ? t("person.empty") : undefined}
          lines={4}
          words
          value={draft.words}
          onChange={(words) => setDraft({ ...draft, words })}
        />
        <DateField
          label={t("person.saidOn")}
          value={draft.saidOn}
          max={today()}
          onChange={(saidOn) => setDraft({ ...draft, saidOn })}
        />
        <TextField
          label={t("person.setting")}
          hint={t("person.settingHint")}
          maxLength={200}
          value={draft.setting}
          onChange={(setting) => setDraft({ ...draft, setting })}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t(disputes ? "person.disputeSubmit" : "person.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
