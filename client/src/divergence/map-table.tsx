// The table itself: a row for each factor under headings, a column for each seat.
import type { FactorDomain, MapGroup, MapRow, NamedDifference } from "@hybrid/domain";
import { startTransition, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { seatKind, seatName } from "../session/seat-view.tsx";
import { Mark } from "../ui/mark.tsx";
import { useArrowKeys } from "./arrow-keys.ts";
import { FactorRow } from "./factor-row.tsx";
import type { MapReading } from "./map-reading.ts";
import type { Comparison } from "./use-comparison.ts";
import { asColumnHead, asGroup, asRow, asRowHead, asTable } from "./roles.ts";
import "./map.css";

interface MapTableProps {
  readonly reading: MapReading;
  readonly rows: readonly MapRow[];
  readonly groups: readonly MapGroup[];
  readonly openings: Readonly<Record<string, string>>;
  readonly named: readonly NamedDifference[];
  readonly comparison: Comparison;
}

export function MapTable({ reading, rows, groups, openings, named, comparison }: MapTableProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [expanded, setExpanded] = useState<string>();
  useArrowKeys(table);
  const most = useMoreAndMore(rows.length);
  const drawn = new Set(groups.flatMap(({ ids }) => ids).slice(0, most));
  const byId = new Map(rows.map((row) => [row.factor.id, row]));
  const namedOn = new Map(named.map((one) => [one.factor, one]));
  return (
    <table ref={table} {...asTable} className="map">
      <caption>{t("divergence.caption")}</caption>
      <Columns reading={reading} />
      {groups.map(({ name, ids }) => (
        <tbody key={name} {...asGroup}>
          <GroupHead name={name} count={ids.length} across={reading.columns.length + 1} />
          {ids.map((id) => {
            const row = drawn.has(id) ? byId.get(id) : undefined;
            return (
              row && (
                <FactorRow
                  key={id}
                  row={row}
                  reading={reading}
                  opening={openings[id] ?? ""}
                  named={namedOn.get(id)}
                  reserved={reading.reservedOn(id).join(" ")}
                  shown={comparison.shownOn(id)}
                  expanded={expanded === id}
                  expand={setExpanded}
                />
              )
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** A screenful at once, and the rest in pauses, so that the map is there before all of it is drawn. */
function useMoreAndMore(all: number): number {
  const [most, setMost] = useState(30);
  useEffect(() => {
    if (most < all) startTransition(() => setMost((last) => last * 3));
  }, [most, all]);
  return most;
}

function Columns({ reading: { columns } }: { readonly reading: MapReading }) {
  const { t } = useTranslation();
  return (
    <thead {...asGroup}>
      <tr {...asRow}>
        <th {...asColumnHead} scope="col" className="map-what">
          {t("divergence.observation")}
        </th>
        {columns.map((seat) => (
          <th key={seat.id} {...asColumnHead} scope="col">
            <Mark kind={seatKind(seat)} size={24} />
            <span>{seatName(seat, t)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GroupHead({ name, count, across }: { readonly name: MapGroup["name"]; count: number; across: number }) {
  const { t } = useTranslation();
  const difference = isLikeness(name);
  return (
    <tr {...asRow} className="map-group">
      <th {...asRowHead} scope="rowgroup" colSpan={across}>
        <b>{difference ? t(`divergence.group.${name}`) : t(`picture.domain.${name}`)}</b>
        <span>
          {" · "}
          {count}
          {difference && ` · ${t(`divergence.groupWords.${name}`)}`}
        </span>
      </th>
    </tr>
  );
}

type Named = Exclude<MapGroup["name"], FactorDomain>;

const headed: Readonly<Record<Named, true>> = {
  unlike: true,
  near: true,
  alike: true,
  open: true,
  one: true,
  nobody: true,
  new: true,
};

const isLikeness = (name: MapGroup["name"]): name is Named => Object.hasOwn(headed, name);
