import type { Factor } from "@hybrid/domain";
import { retireFactor } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { usePicture } from "./picture-context.tsx";

/** Takes an observation out of the domain's cards, with a reason; it stays at the end and can come back. */
export function RetireDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { open } = usePicture();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const retire = (): void => {
    if (reason.trim() === "") return setMissing(true);
    retireFactor(open.doc, factor.id, reason);
    onClose();
  };
  return (
    <Dialog title={t("picture.retire.title")} open onOpenChange={onClose}>
      <div className="form">
        <TextField
          label={t("picture.retire.why")}
          hint={t("picture.retire.hint")}
          error={missing ? t("picture.retire.empty") : undefined}
          lines={3}
          words
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={retire}>
            {t("picture.retire.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
