// Words over time, as bands that lie on each other. Each band has a pattern of its own and its name beside its end, so
// that no colour needs to be told from another; the numbers stand in a table under it.
import type { GrowthStep, TermStatus } from "@hybrid/domain";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../text/use-language.ts";

export const bands = ["agreed", "in-talk", "unlike", "retired"] as const satisfies readonly TermStatus[];

const [width, height] = [720, 220];

export function GrowthChart({ steps }: { readonly steps: readonly GrowthStep[] }) {
  const { t } = useTranslation();
  const { day, time, list } = useFormat();
  const id = useId();
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, ...steps.map(({ counts }) => bands.reduce((sum, band) => sum + counts[band], 0)));
  const span = Math.max(1, last.at - first.at);
  const x = (at: number): number => ((at - first.at) / span) * width;
  const y = (count: number): number => height - (count / most) * height;
  const under = (step: GrowthStep, place: number): number =>
    bands.slice(0, place).reduce((sum, band) => sum + step.counts[band], 0);
  const counts = list(bands.map((band) => `${t(`growth.status.${band}`)} ${last.counts[band]}`));
  const [from, to] = [new Date(first.at), new Date(last.at)];
  const title = t("growth.picture", { from: day(from), to: day(to) });
  // Within one day, the hours say more.
  const edge = from.toDateString() === to.toDateString() ? (at: Date) => `${day(at)} ${time(at)}` : day;
  return (
    <figure className="growth-chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={id}
        aria-describedby={`${id}-now`}
      >
        <title id={id}>{title}</title>
        <desc id={`${id}-now`}>{t("growth.pictureNow", { counts })}</desc>
        <Patterns />
        {bands.map((band, place) => (
          <path
            key={band}
            className={`growth-band ${band}`}
            d={outline(
              steps.map((step) => ({ x: x(step.at), low: y(under(step, place)), high: y(under(step, place + 1)) })),
            )}
          />
        ))}
      </svg>
      <figcaption>
        <span className="growth-days">
          <span>{edge(from)}</span>
          <span>{edge(to)}</span>
        </span>
        <ul className="growth-key">
          {bands.map((band) => (
            <li key={band}>
              <svg viewBox="0 0 20 14" aria-hidden="true">
                <rect width="20" height="14" className={`growth-band ${band}`} />
              </svg>
              {t(`growth.status.${band}`)} <b>{last.counts[band]}</b>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

type Edge = { readonly x: number; readonly low: number; readonly high: number };

/** A count holds until the next step: the band goes level, then up or down. */
function outline(edges: readonly Edge[]): string {
  const forth = edges.flatMap(({ x, high }, at) => [
    ...(at > 0 ? [`${x},${edges[at - 1]!.high}`] : []),
    `${x},${high}`,
  ]);
  const back = edges.flatMap(({ x, low }, at) => [...(at > 0 ? [`${x},${edges[at - 1]!.low}`] : []), `${x},${low}`]);
  return `M${forth.join("L")}L${back.toReversed().join("L")}Z`;
}

function Patterns() {
  return (
    <defs>
      <pattern id="growth-lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="growth-line" d="M0 0V6" />
      </pattern>
      <pattern id="growth-dots" width="7" height="7" patternUnits="userSpaceOnUse">
        <circle className="growth-dot" cx="3" cy="3" r="1.2" />
      </pattern>
    </defs>
  );
}
