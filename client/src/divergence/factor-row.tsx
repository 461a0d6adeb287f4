// One factor across all seats: what it is and how far apart we are, then a cell for each seat. Drawn again only when
// something of this row has changed. Few elements a cell, since there may be thousands.
import {
  compareSights,
  differenceKinds,
  sightOf,
  type FirstThought,
  type MapRow,
  type NamedDifference,
} from "@hybrid/domain";
import { History } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { holdTogether } from "../editor/held-together.tsx";
import { alike } from "../session/reading.ts";
import { useFormat } from "../text/use-language.ts";
import { Glyph } from "../ui/glyph.tsx";
import { Icon } from "../ui/icon.tsx";
import { DifferencePanel } from "./difference-panel.tsx";
import type { MapReading } from "./map-reading.ts";
import { MapCell } from "./map-cell.tsx";
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
  /** What was shown of this factor on the day the map is compared with; undefined while it is not. */
  readonly shown: readonly FirstThought[] | undefined;
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

function DrawnRow({ row, reading, opening, named, reserved, shown, expanded, expand }: FactorRowProps) {
  const { columns, open } = reading;
  const outer = outermost(row);
  const seats = reserved.split(" ");
  return (
    <>
      <tr {...asRow} data-likeness={row.difference.likeness} data-expanded={expanded}>
        <th {...asRowHead} scope="row" className="map-what">
          <RowHead {...{ row, opening, named, shown, expanded, expand }} />
        </th>
        {columns.map((seat) => (
          <MapCell
            key={seat.id}
            seat={seat}
            row={row}
            picture={open.record.id}
            outer={outer.has(seat.id)}
            reserved={seats.includes(seat.id)}
            comparing={shown !== undefined}
            before={shown?.find((one) => one.seat === seat.id)}
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
  shown,
  expanded,
  expand,
}: Pick<FactorRowProps, "row" | "opening" | "named" | "shown" | "expanded" | "expand">) {
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
        <span>{opening === "" ? t("picture.card.noWords") : holdTogether(opening)}</span>
      </span>
      <span className="map-said">
        <b>{sayDifference(difference, perspectives)}</b>
        {kinds.length > 0 && <span> · {list(kinds.map((kind) => t(`divergence.more.short.${kind}`)))}</span>}
        {shown && shown.length > 1 && <SaidThen shown={shown} now={sayDifference(difference, perspectives)} />}
      </span>
    </button>
  );
}

/** How far apart we stood then, where that was something else. */
function SaidThen({ shown, now }: { readonly shown: readonly FirstThought[]; readonly now: string }) {
  const { t } = useTranslation();
  const said = useSayDifference()(compareSights(shown), shown);
  if (said === now) return null;
  return (
    <span className="map-then">
      <Icon of={History} />
      {t("divergence.compare.said", { said })}
    </span>
  );
}
