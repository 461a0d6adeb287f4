// Whether what was written is on the server. Everything this seat writes in this tab counts, not this sheet alone.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CircleAlert, Cloud, CloudCheck, CloudOff, type LucideIcon } from "lucide-react";
import { useSaveState, type OpenDocument, type SaveState as Save } from "../session/documents.tsx";
import { Icon } from "../ui/icon.tsx";

type Shown = Save | "connecting";
const icons: Record<Shown, LucideIcon> = {
  saved: CloudCheck,
  saving: Cloud,
  unsaved: CloudOff,
  refused: CircleAlert,
  connecting: Cloud,
};
const patience = 1000;

/** `state`, but "saving" only once it has lasted a second: what is saved at once need not be talked about. */
function useSettled(state: Shown): Shown {
  const [settled, setSettled] = useState(state);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(state), state === "saving" ? patience : 0);
    return () => clearTimeout(timer);
  }, [state]);
  return settled;
}

export function SaveState({ open }: { open: OpenDocument | undefined }) {
  const { t } = useTranslation();
  const save = useSaveState();
  const arriving = !open || (!open.synced && open.closed === null);
  const state = useSettled(arriving && save === "saved" ? "connecting" : save);
  return (
    <span className="save-state" role="status" data-state={state}>
      <Icon of={icons[state]} />
      {t(`shared.save.${state}`)}
    </span>
  );
}
