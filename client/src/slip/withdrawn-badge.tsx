// The mark of words that their giver has withdrawn.
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";

export function WithdrawnBadge({ at }: { at: number }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <span className="slip-withdrawn">
      <Icon of={Undo2} /> {t("slip.notes.withdrawn", { day: day(new Date(at)) })}
    </span>
  );
}
