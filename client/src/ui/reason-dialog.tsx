// Asks for a reason before something is set aside; without one, nothing happens.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./field.tsx";

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** What is said where the reason is missing. */
  readonly empty: string;
  readonly submit: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({ title, label, hint, empty, submit, onReason, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const give = (): void => {
    if (reason.trim() === "") return setMissing(true);
    onReason(reason);
    onClose();
  };
  return (
    <Dialog title={title} open onOpenChange={onClose}>
      <div className="reason-form">
        <TextField
          label={label}
          hint={hint}
          error={missing && reason.trim() === "" ? empty : undefined}
          lines={3}
          words
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={give}>
            {submit}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
