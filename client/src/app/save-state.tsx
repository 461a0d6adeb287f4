// Whether what was written is on the server. Everything this seat writes in this tab counts, not this sheet alone.
import { useTranslation } from "react-i18next";
import { CircleAlert, Cloud, CloudCheck, CloudOff, type LucideIcon } from "lucide-react";
import { useLastingSaveState, type OpenDocument, type SaveState as Save } from "../session/documents.tsx";
import { Icon } from "../ui/icon.tsx";

type Shown = Save | "connecting";
const icons: Record<Shown, LucideIcon> = {
  saved: CloudCheck,
  saving: Cloud,
  unsaved: CloudOff,
  refused: CircleAlert,
  connecting: Cloud,
};
export function SaveState({ open }: { open: OpenDocument | undefined }) {
  const { t } = useTranslation();
  const save = useLastingSaveState();
  const arriving = !open || (!open.synced && open.closed === null);
  const state = arriving && save === "saved" ? "connecting" : save;
  return (
    <span className="save-state" role="status" data-state={state}>
      <Icon of={icons[state]} />
      {t(`shared.save.${state}`)}
    </span>
  );
}
