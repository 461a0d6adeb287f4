// What is counted: each series as a small chart with its source and the day it was taken out.
import { readSeries, type Entry } from "@hybrid/documents";
import type { Series } from "@hybrid/domain";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { Part, sortEntries } from "./part.tsx";
import { SeriesChart } from "./series-chart.tsx";
import { SeriesDialog } from "./series-dialog.tsx";
import { AsideList, SetAsideLink } from "./set-aside.tsx";

const none: Entry<Series>[] = [];

export function SeriesPart({ open }: { readonly open: OpenDocument }) {
  const { standing, aside, unreadable } = sortEntries(useReading(open.doc, readSeries, none));
  const [adding, setAdding] = useState(false);
  return (
    <Part open={open} of="series" empty={standing.length === 0} unreadable={unreadable} onAdd={() => setAdding(true)}>
      {standing.map((series) => (
        <OneSeries key={series.id} open={open} series={series} />
      ))}
      <AsideList
        open={open}
        collection="series"
        entries={aside.map(({ id, title, retired }) => ({ id, words: title, retired }))}
      />
      {adding && <SeriesDialog open={open} onClose={() => setAdding(false)} />}
    </Part>
  );
}

function OneSeries({ open, series }: { readonly open: OpenDocument; readonly series: Series }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { space } = useSeatView();
  const { title, unit, source, taken } = series;
  return (
    <article className="pattern-card" aria-label={title}>
      <h3 lang={space.language}>
        {title}
        {unit !== "" && <span className="meta"> {unit}</span>}
      </h3>
      <SeriesChart series={series} />
      <p className="pattern-line">
        <Icon of={ListChecks} />
        <span>{t("pattern.series.source", { source, day: day(taken) })}</span>
        <SetAsideLink open={open} collection="series" id={series.id} words={title} />
      </p>
    </article>
  );
}
