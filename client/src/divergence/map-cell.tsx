// One seat's perspective on one factor: its sign, its two steps in words, and what it was on the day the map is compared
// with. The whole cell leads to the card.
import { sinceThen, type FirstThought, type MapRow, type Perspective } from "@hybrid/domain";
import { History } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { seatName, type Seat } from "../session/seat-view.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Icon } from "../ui/icon.tsx";
import { cardAddress } from "./card-address.ts";
import { asCell } from "./roles.ts";
import "./map-cell.css";

interface CellProps {
  readonly seat: Seat;
  readonly row: MapRow;
  readonly picture: string;
  readonly outer: boolean;
  readonly reserved: boolean;
  readonly comparing: boolean;
  readonly before: FirstThought | undefined;
}

export function MapCell({ seat, row, picture, outer, reserved, comparing, before }: CellProps) {
  const { t } = useTranslation();
  const said = row.perspectives.find((one) => one.seat === seat.id);
  const organisation = seatName(seat, t);
  const className = `map-cell${said ? "" : " map-none"}${comparing ? " map-since" : ""}`;
  return (
    <td {...asCell} data-seat={organisation} data-outer={outer} className={className}>
      <Link to={cardAddress(picture, row.factor)} data-stop="" tabIndex={-1}>
        {said ? (
          <>
            <Steps perspective={said} who={`${organisation}: `} />
            {reserved && <i>{t("divergence.cell.reserved")}</i>}
          </>
        ) : (
          <Silent organisation={organisation} unreadable={row.unreadable.includes(seat.id)} />
        )}
        {before && <Then before={before} now={said} />}
      </Link>
    </td>
  );
}

function Silent({ organisation, unreadable }: { readonly organisation: string; readonly unreadable: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="visually-hidden">{organisation}: </span>
      <span className="map-silent">{t(unreadable ? "divergence.cell.unreadable" : "divergence.cell.none")}</span>
    </>
  );
}

function Steps({ perspective, who }: { readonly perspective: Perspective; readonly who: string }) {
  const { t } = useTranslation();
  const { sight, beingARisk, beingAtRisk } = perspective;
  const against = sight === "protective";
  return (
    <>
      <Glyph of={sight} />
      <Aside>
        {who}
        {t(`picture.kind.${sight}`)}. {t(against ? "picture.track.againstRisk" : "picture.track.risk")}:{" "}
      </Aside>
      <span data-level={beingARisk}>{t(`picture.level.${beingARisk}`)}</span>
      <Aside>. {t(against ? "picture.track.againstAtRisk" : "picture.track.atRisk")}: </Aside>
      <span data-level={beingAtRisk}>{t(`picture.level.${beingAtRisk}`)}</span>
    </>
  );
}

/** Where nothing is known from then, nothing is said. */
function Then({ before, now }: { readonly before: FirstThought; readonly now: Perspective | undefined }) {
  const { t } = useTranslation();
  const since = sinceThen(before, now);
  if (since === "as-then")
    return (
      <small className="map-as-then">
        <Aside>. </Aside>
        {t("divergence.compare.asThen")}
      </small>
    );
  return (
    <small className="map-changed">
      <Icon of={History} />
      <span>
        <Aside>. </Aside>
        {t(since === "gone" ? "divergence.compare.gone" : "divergence.compare.was")}{" "}
        <span className="map-was">
          <Steps perspective={before} who="" />
        </span>
      </span>
    </small>
  );
}

function Aside({ children }: { readonly children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
