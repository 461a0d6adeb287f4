// A dialog with a form: fields, one deed, and what the server said if it refused. It stays until the deed is done.
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RefusalCode } from "@hybrid/domain";
import type { Answer } from "../session/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type FormDialogProps = {
  title: string;
  submit: string;
  /** The deed, or undefined where a field is not right yet and says so itself. */
  onSubmit: () => Promise<Answer<unknown>> | undefined;
  onClose: () => void;
  /** Called instead of `onClose` when it is done and the dialog goes on. */
  onDone?: () => void;
  children: ReactNode;
};

export function FormDialog({ title, submit, onSubmit, onClose, onDone = onClose, children }: FormDialogProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const deed = onSubmit();
    if (!deed) return;
    setBusy(true);
    const answer = await deed;
    setBusy(false);
    setRefused(answer.ok ? undefined : answer.code);
    if (answer.ok) onDone();
  };
  return (
    <Dialog title={title} open onOpenChange={onClose}>
      <form className="form group-form" noValidate onSubmit={(event) => void go(event)}>
        {children}
        {refused && (
          <div role="alert">
            <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>
          </div>
        )}
        <div className="form-deeds">
          <Button look="primary" type="submit" isDisabled={busy}>
            {submit}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A box to tick, with words that are as large a target as the box. */
export function CheckRow({
  label,
  note,
  checked,
  disabled = false,
  error,
  onChange,
}: {
  label: string;
  note?: string;
  checked: boolean;
  disabled?: boolean;
  error?: string | undefined;
  onChange: (checked: boolean) => void;
}) {
  return (
    <div className="check-row">
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-invalid={error !== undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {note !== undefined && <span className="meta"> {note}</span>}
        </span>
      </label>
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}
