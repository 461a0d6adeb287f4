// Promising something: what, and by when.
import { makeCommitment } from "@hybrid/documents";
import { longestPromise } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { today } from "../text/calendar.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DateField, TextField } from "../ui/field.tsx";
import "../ui/form.css";

interface MakeDialogProps {
  readonly voice: OpenDocument;
  /** Contact is away: what is written stays here until it is back. */
  readonly waits: boolean;
  readonly onClose: () => void;
}

export function MakeDialog({ voice, waits, onClose }: MakeDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [words, setWords] = useState("");
  const [by, setBy] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const fault = faultOf(words, by);
  const submit = (): void => {
    setTried(true);
    if (fault !== undefined || by === null || waits) return;
    makeCommitment(voice.doc, { id: newId(), made: today(), by, words });
    announce(t("commitments.make.done"));
    onClose();
  };
  return (
    <Dialog title={t("commitments.make.open")} open onOpenChange={onClose}>
      <div className="form">
        <TextField
          label={t("commitments.make.what")}
          hint={t("commitments.make.hint")}
          error={tried && words.trim() === "" ? t("commitments.make.noWords") : undefined}
          lines={3}
          words
          maxLength={longestPromise}
          value={words}
          onChange={setWords}
        />
        <DateField label={t("commitments.make.by")} value={by} min={today()} onChange={setBy} />
        <p className="meta">{t("commitments.make.reach")}</p>
        <div role="alert">
          {tried && fault !== undefined && fault !== "noWords" && (
            <Banner tone="warn">{t(`commitments.make.${fault}`)}</Banner>
          )}
          {waits && <Banner tone="offline">{t("commitments.offline")}</Banner>}
        </div>
        <div className="form-deeds">
          <Button look="primary" isDisabled={waits} onPress={submit}>
            {t("commitments.make.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function faultOf(words: string, by: string | null): "noWords" | "noDay" | "past" | undefined {
  if (words.trim() === "") return "noWords";
  if (by === null) return "noDay";
  return by < today() ? "past" : undefined;
}
