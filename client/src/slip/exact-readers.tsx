// Exactly who will read what leaves, seat by seat, and who will not.
import { useTranslation } from "react-i18next";
import { EyeOff } from "lucide-react";
import { seatKind, seatName, useSeatView, type Seat } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { Step } from "./steps.tsx";
import type { Slip } from "./use-slip.ts";

export function ExactReaders({ slip }: { slip: Slip }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { seats, me } = useSeatView();
  const nameOf = (seat: Seat) =>
    seat.role === "guest" ? t("slip.readers.guest", { organisation: seatName(seat, t) }) : seatName(seat, t);
  const not = seats.filter((seat) => seat.closed === null && !slip.readers.includes(seat)).map(nameOf);
  return (
    <Step number={5} title={t("slip.readers.title")} aside={t("slip.readers.people", { count: slip.readers.length })}>
      <ul className="slip-readers">
        {slip.readers.map((seat) => (
          <li key={seat.id}>
            <Mark kind={seatKind(seat)} size={24} />
            <span>
              <strong>{nameOf(seat)}</strong>
              <small>
                {seat.holder ?? t("slip.readers.vacant")}
                {seat.id === me.seat && ` (${t("slip.readers.you")})`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <p className="slip-hint">
        <Icon of={EyeOff} />
        <span>
          {not.length > 0 && `${t("slip.readers.not", { who: list([...new Set(not)]) })} `}
          {t("slip.readers.successor")}
        </span>
      </p>
    </Step>
  );
}
