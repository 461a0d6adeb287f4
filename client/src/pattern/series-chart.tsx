// A small chart of counts: bars with the values at the edges, what the first, the middle and the last are, and the same
// as a table. To those who listen it is one sentence, with the table beside it.
import type { Series } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import { barsOf } from "./bars.ts";
import "./chart.css";

export function SeriesChart({ series }: { readonly series: Series }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { space } = useSeatView();
  const { counts } = series;
  const number = (value: number): string => value.toLocaleString(language === "sv" ? "sv-SE" : "en-GB");
  const { bars, top, bottom, zero } = barsOf(counts);
  const [first, last] = [counts[0]!, counts.at(-1)!];
  const most = counts.reduce((one, other) => (other[1] > one[1] ? other : one));
  const least = counts.reduce((one, other) => (other[1] < one[1] ? other : one));
  const says = t("pattern.series.chart", {
    count: counts.length,
    title: series.title,
    first: first[0],
    last: last[0],
    most: number(most[1]),
    mostAt: most[0],
    least: number(least[1]),
    leastAt: least[0],
  });
  return (
    <div className="chart">
      <div className="chart-scale" aria-hidden="true">
        <span>{number(top)}</span>
        <span>{number(bottom)}</span>
      </div>
      <svg className="chart-bars" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={says}>
        <line className="chart-line" x1="0" x2="100" y1="0.5" y2="0.5" vectorEffect="non-scaling-stroke" />
        <line className="chart-zero" x1="0" x2="100" y1={zero} y2={zero} vectorEffect="non-scaling-stroke" />
        {bars.map((bar, at) => (
          <rect key={at} className="chart-bar" {...bar} />
        ))}
      </svg>
      <ChartLabels labels={counts.map(([label]) => label)} lang={space.language} />
      <details className="chart-table">
        <summary>
          {t("pattern.series.table")}
          <span className="visually-hidden">: {series.title}</span>
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("pattern.series.per")}</th>
              <th scope="col">{series.unit || t("pattern.series.count")}</th>
            </tr>
          </thead>
          <tbody lang={space.language}>
            {counts.map(([label, value], at) => (
              <tr key={at}>
                <th scope="row">{label}</th>
                <td>{number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

/** Under each bar its label where they are few and short, else the outermost and the one in the very middle. */
function ChartLabels({ labels, lang }: { readonly labels: readonly string[]; readonly lang: string }) {
  const each = labels.length <= 7 && labels.every(({ length }) => length <= 5);
  const last = labels.length - 1;
  const shown = labels.filter((_, at) => each || at === 0 || at === last || (last > 3 && at * 2 === last));
  return (
    <div className="chart-labels" data-each={each} lang={lang} aria-hidden="true">
      {shown.map((label, at) => (
        <span key={at}>{label}</span>
      ))}
    </div>
  );
}
