// Asks for a reason before something is set aside; without one, nothing happens.
import { Dialog } from "./dialog.tsx";
import { WordsForm } from "./words-form.tsx";

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
  return (
    <Dialog title={title} open onOpenChange={onClose}>
      <WordsForm asked={{ label, hint, empty }} submit={submit} onSubmit={onReason} close={onClose} />
    </Dialog>
  );
}
