// A seat to take: whose it is, who holds it, and what it reads.
import { useTranslation } from "react-i18next";
import { Button } from "react-aria-components/Button";
import { Eye } from "lucide-react";
import type { DemoView } from "@hybrid/domain";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import "./seat-card.css";

type DemoSeat = DemoView["spaces"][number]["seats"][number];
type SeatCardProps = { seat: DemoSeat; busy: boolean; disabled: boolean; onTake: () => void };

export function SeatCard({ seat, busy, disabled, onTake }: SeatCardProps) {
  const { t } = useTranslation();
  const kind = seat.organisation?.kind ?? "coordinator";
  return (
    <Button className={`seat-card o-${kind}`} onPress={onTake} isDisabled={disabled && !busy}>
      <Mark kind={kind} size={44} />
      <span className="seat-card-name">{seat.organisation?.name ?? t("shared.coordinator")}</span>
      <span className="seat-card-holder">{t("entrance.holder", { holder: seat.holder })}</span>
      <Reads seat={seat} busy={busy} />
    </Button>
  );
}

function Reads({ seat, busy }: { seat: DemoSeat; busy: boolean }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const what = list([...seat.pictures, t("entrance.glossary")]);
  return (
    <span className="seat-card-reads">
      <Icon of={Eye} />
      <span>{busy ? t("entrance.taking") : t("entrance.reads", { what })}</span>
    </span>
  );
}
