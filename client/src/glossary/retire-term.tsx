// Retiring a word with a reason, and taking it back.
import type { Term } from "@hybrid/domain";
import { restoreTerm, retireTerm } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";

interface RetireTermProps {
  readonly glossary: OpenDocument;
  readonly term: Term;
  readonly onClose: () => void;
}

export function RetireTerm({ glossary, term, onClose }: RetireTermProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const retire = (): void => {
    if (reason.trim() === "") return setMissing(true);
    retireTerm(glossary.doc, term.id, reason);
    onClose();
  };
  return (
    <Dialog title={t("glossary.retireTitle")} open onOpenChange={onClose}>
      <div className="glossary-form">
        <TextField
          label={t("glossary.retireWhy")}
          hint={t("glossary.retireHint")}
          error={missing && reason.trim() === "" ? t("glossary.retireEmpty") : undefined}
          lines={3}
          words
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={retire}>
            {t("glossary.retire")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Over the entry of a word that is no longer used. */
export function RetiredBanner({ glossary, term }: Omit<RetireTermProps, "onClose">) {
  const { t } = useTranslation();
  if (term.retiredBecause === null) return null;
  const restore = <Button onPress={() => restoreTerm(glossary.doc, term.id)}>{t("glossary.restore")}</Button>;
  return (
    <Banner title={t("glossary.status.retired")} {...(glossary.record.right === "write" ? { actions: restore } : {})}>
      {t("glossary.retiredBecause", { reason: term.retiredBecause })}
    </Banner>
  );
}
