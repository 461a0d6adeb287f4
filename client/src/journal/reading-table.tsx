// Openings of documents as a table: when, who, what, why; and where they are looked at, a last column for that.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReadingView } from "@hybrid/domain";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Mark } from "../ui/mark.tsx";

type ReadingTableProps<View> = {
  readonly caption: string;
  readonly readings: readonly View[];
  readonly last?: { readonly title: string; readonly cell: (view: View) => ReactNode };
};

export function ReadingTable<View extends ReadingView>({ caption, readings, last }: ReadingTableProps<View>) {
  const { t } = useTranslation();
  return (
    <table className="log-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {(["time", "who", "what", "why"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`journal.readings.${column}`)}
            </th>
          ))}
          {last && <th scope="col">{last.title}</th>}
        </tr>
      </thead>
      <tbody>
        {readings.map((view) => (
          <tr key={view.seq}>
            <ReadingCells view={view} />
            {last && <td>{last.cell(view)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReadingCells({ view: { at, seq, reading } }: { view: ReadingView }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const { seats } = useSeatView();
  const owner = seats.find(({ organisation }) => organisation?.id === reading.owner)?.organisation?.name;
  const when = new Date(at);
  return (
    <>
      <td className="tabular">
        <time dateTime={when.toISOString()}>
          {day(when)} {time(when)}
        </time>{" "}
        <span className="meta">{t("journal.number", { number: seq })}</span>
      </td>
      <td>
        <span className="slip-who">
          <Mark kind={reading.organisation?.kind ?? "coordinator"} size={20} />
          {t("journal.entry.by", {
            holder: reading.name || "–",
            organisation: reading.organisation?.name ?? t("shared.coordinator"),
          })}
        </span>
      </td>
      <td>
        {t(`journal.readings.kinds.${reading.documentKind}`)} {reading.title}
        {owner !== undefined && <span className="meta"> {owner}</span>}
      </td>
      <td>{reading.reason || "–"}</td>
    </>
  );
}
