// Where we differ: seats × factors. One sentence says what is worth the group's time, the table says the rest in words.
// Nothing is averaged, totalled for a seat or ranked; factors are grouped by how far apart the seats stand on them.
import { divergenceMap, mapOrders, type MapRow } from "@hybrid/domain";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useReading } from "../session/documents.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Segment } from "../ui/choice.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PictureTabs } from "../ui/picture-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Compare, Compared } from "./compare.tsx";
import { MapKey, MapLimits } from "./map-key.tsx";
import { MapTable } from "./map-table.tsx";
import { readNamed, readOpenings, type MapReading } from "./map-reading.ts";
import { useComparison } from "./use-comparison.ts";
import { useHeldOrder } from "./use-held-order.ts";
import "./divergence.css";

export function DivergencePage({ reading }: { readonly reading: MapReading }) {
  const { t } = useTranslation();
  const { record } = reading.open;
  const { factors, byFactor, unreadable } = reading;
  const rows = useMemo(() => divergenceMap(factors, byFactor, unreadable), [factors, byFactor, unreadable]);
  usePageTitle(`${t("divergence.title")}, ${record.title ?? ""}`);
  return (
    <div className="divergence">
      <h1>
        {record.title}
        <span className="visually-hidden">, {t("divergence.title")}</span>
      </h1>
      <PictureTabs picture={record.id} />
      {!reading.complete ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <Empty picture={record.id} />
      ) : (
        <SortedMap reading={reading} rows={rows} />
      )}
    </div>
  );
}

function Empty({ picture }: { readonly picture: string }) {
  const { t } = useTranslation();
  return (
    <div className="divergence-empty">
      <p>{t("divergence.empty")}</p>
      <p className="meta">{t("divergence.emptyWords")}</p>
      <ButtonLink to={`/pictures/${picture}`}>{t("divergence.toPicture")}</ButtonLink>
    </div>
  );
}

const noOpenings: Readonly<Record<string, string>> = {};
const noneNamed: ReturnType<typeof readNamed> = [];

function SortedMap({ reading, rows }: { readonly reading: MapReading; readonly rows: readonly MapRow[] }) {
  const { t } = useTranslation();
  const openings = useReading(reading.open.doc, readOpenings, noOpenings);
  const named = useReading(reading.open.doc, readNamed, noneNamed);
  const { order, groups, changed, sort } = useHeldOrder(rows, reading.complete);
  const comparison = useComparison(reading.thoughts, rows);
  return (
    <>
      <div className="divergence-head">
        <Sentence rows={rows} />
        <div className="divergence-tools">
          <Segment
            label={t("divergence.order.label")}
            value={order}
            onChange={sort}
            options={mapOrders.map((value) => ({ value, label: t(`divergence.order.${value}`) }))}
          />
          <Compare comparison={comparison} />
        </div>
      </div>
      <Compared comparison={comparison} />
      <div role="status">
        {changed && (
          <Banner actions={<Button onPress={() => sort(order)}>{t("divergence.again")}</Button>}>
            {t("divergence.changed")}
          </Banner>
        )}
      </div>
      <MapKey comparing={comparison.chosen !== undefined} />
      <MapTable {...{ reading, rows, groups, openings, named, comparison }} />
      <MapLimits comparable={comparison.rounds.length > 0} />
    </>
  );
}

/** Counts of factors, in a sentence. */
function Sentence({ rows }: { readonly rows: readonly MapRow[] }) {
  const { t } = useTranslation();
  const count = (likeness: MapRow["difference"]["likeness"]): number =>
    rows.filter(({ difference }) => difference.likeness === likeness).length;
  if (rows.every(({ difference }) => difference.likeness === "nobody" || difference.likeness === "one"))
    return <p className="divergence-sentence">{t("divergence.nothingCompared")}</p>;
  return (
    <p className="divergence-sentence">
      {t("divergence.alike", { count: count("alike"), all: rows.length })}{" "}
      {t("divergence.unlike", { count: count("unlike") })}
    </p>
  );
}
