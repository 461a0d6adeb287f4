// One factor across all seats: what it is and how far apart we are, then a cell for each seat. Drawn again only when
// something of this row has changed. Few elements a cell, since there may be thousands.
import { differenceKinds, sightOf, type MapRow, type NamedDifference, type SeatPerspective } from "@hybrid/domain";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { alike } from "../session/reading.ts";
import { seatName, type Seat } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Glyph } from "../ui/glyph.tsx";
import { cardAddress } from "./card-address.ts";
import { DifferencePanel } from "./difference-panel.tsx";
import type { MapReading } from "./map-reading.ts";
import { outermost } from "./outermost.ts";
import { asCell, asRow, asRowHead } from "./roles.ts";
import { useSayDifference } from "./said.ts";

interface FactorRowProps {
  readonly row: MapRow;
  readonly reading: MapReading;
  readonly opening: string;
  readonly named: NamedDifference | undefined;
  /** Ids of seats with a standing reservation, with blanks between. */
  readonly reserved: string;
  readonly expanded: boolean;
  readonly expand: (factor: string | undefined) => void;
}

export const FactorRow = memo(DrawnRow, (before, after) => {
  const { reading: was, row, ...one } = before;
  const { reading: is, row: fresh, ...other } = after;
  const same = (Object.keys(one) as (keyof typeof one)[]).every((key) => Object.is(one[key], other[key]));
  // The panel of an open row reads more than the row does.
  return same && alike(row, fresh) && alike(was.columns, is.columns) && was.writes === is.writes && !after.expanded;
});

function DrawnRow({ row, reading, opening, named, reserved, expanded, expand }: FactorRowProps) {
  const { columns, open } = reading;
  const outer = outermost(row);
  const seats = reserved.split(" ");
  return (
    <>
      <tr {...asRow} data-likeness={row.difference.likeness} data-expanded={expanded}>
        <th {...asRowHead} scope="row" className="map-what">
          <RowHead row={row} opening={opening} named={named} expanded={expanded} expand={expand} />
        </th>
        {columns.map((seat) => (
          <Cell
            key={seat.id}
            seat={seat}
            row={row}
            picture={open.record.id}
            outer={outer.has(seat.id)}
            reserved={seats.includes(seat.id)}
          />
        ))}
      </tr>
      {expanded && (
        <tr {...asRow} className="map-more">
          <td {...asCell} colSpan={columns.length + 1}>
            <DifferencePanel row={row} reading={reading} named={named} />
          </td>
        </tr>
      )}
    </>
  );
}

function RowHead({
  row,
  opening,
  named,
  expanded,
  expand,
}: Pick<FactorRowProps, "row" | "opening" | "named" | "expanded" | "expand">) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const sayDifference = useSayDifference();
  const { factor, difference, perspectives } = row;
  const kinds = differenceKinds.filter((kind) => named?.[kind]);
  return (
    <button
      type="button"
      data-stop=""
      tabIndex={-1}
      className="map-open"
      aria-expanded={expanded}
      onClick={() => expand(expanded ? undefined : factor.id)}
    >
      <span className="map-opening">
        <Glyph of={sightOf(perspectives)} />
        <span>{opening === "" ? t("picture.card.noWords") : opening}</span>
      </span>
      <span className="map-said">
        <b>{sayDifference(difference, perspectives)}</b>
        {kinds.length > 0 && <span> · {list(kinds.map((kind) => t(`divergence.more.short.${kind}`)))}</span>}
      </span>
    </button>
  );
}

interface CellProps {
  readonly seat: Seat;
  readonly row: MapRow;
  readonly picture: string;
  readonly outer: boolean;
  readonly reserved: boolean;
}

function Cell({ seat, row, picture, outer, reserved }: CellProps) {
  const { t } = useTranslation();
  const said = row.perspectives.find((one) => one.seat === seat.id);
  const organisation = seatName(seat, t);
  const to = cardAddress(picture, row.factor);
  return (
    <td {...asCell} data-seat={organisation} data-outer={outer} className={said ? "map-cell" : "map-cell map-none"}>
      {said ? (
        <Spoken said={said} organisation={organisation} to={to} reserved={reserved} />
      ) : (
        <Silent to={to} organisation={organisation} unreadable={row.unreadable.includes(seat.id)} />
      )}
    </td>
  );
}

function Silent({ to, organisation, unreadable }: { to: string; organisation: string; unreadable: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to={to} data-stop="" tabIndex={-1}>
      <span className="visually-hidden">{organisation}: </span>
      {t(unreadable ? "divergence.cell.unreadable" : "divergence.cell.none")}
    </Link>
  );
}

function Spoken({
  said,
  organisation,
  to,
  reserved,
}: {
  readonly said: SeatPerspective;
  readonly organisation: string;
  readonly to: string;
  readonly reserved: boolean;
}) {
  const { t } = useTranslation();
  const { sight, beingARisk, beingAtRisk } = said;
  const against = sight === "protective";
  const sees = `${organisation}: ${t(`picture.kind.${sight}`)}`;
  return (
    <Link to={to} data-stop="" tabIndex={-1} data-sight={sight}>
      <Glyph of={sight} />
      <span className="visually-hidden">
        {sees}. {t(against ? "picture.track.againstRisk" : "picture.track.risk")}:{" "}
      </span>
      <span data-level={beingARisk}>{t(`picture.level.${beingARisk}`)}</span>
      <span className="visually-hidden">. {t(against ? "picture.track.againstAtRisk" : "picture.track.atRisk")}: </span>
      <span data-level={beingAtRisk}>{t(`picture.level.${beingAtRisk}`)}</span>
      {reserved && <i>{t("divergence.cell.reserved")}</i>}
    </Link>
  );
}
