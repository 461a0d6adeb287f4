// Marks along the four steps of one lens: which stand at which step, and the span from the outermost to the outermost.
// "Do not know" stands beside the track, not on it.
import { distance, levels, type Level } from "@hybrid/domain";

export const steps = levels.filter((level) => level !== "unknown");

export interface Marked {
  readonly seat: string;
  readonly level: Level;
}

export interface TrackLayout {
  /** The seats at each of the four steps. */
  readonly stops: readonly (readonly string[])[];
  readonly unknown: readonly string[];
  /** First and last step with a mark; undefined when nobody knows. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
  /** Two steps or more between the outermost: drawn darker, and said in words. */
  readonly wide: boolean;
}

export function layTrack(marks: readonly Marked[]): TrackLayout {
  const seatsAt = (level: Level): string[] => marks.filter((mark) => mark.level === level).map(({ seat }) => seat);
  const stops = steps.map(seatsAt);
  const taken = stops.flatMap((seats, step) => (seats.length > 0 ? step : []));
  const [first, last] = [taken[0], taken.at(-1)];
  return {
    stops,
    unknown: seatsAt("unknown"),
    span: first === undefined || last === undefined ? undefined : { first, last },
    wide: (distance(marks.map(({ level }) => level)) ?? 0) >= 2,
  };
}

/** Three marks side by side at most; four make two rows of two. */
export const marksAbreast = (count: number): number => (count === 4 ? 2 : Math.min(count, 3));

export type Apart =
  | { readonly kind: "unknown" | "same" | "near" }
  | { readonly kind: "wide"; readonly steps: 2 | 3; readonly on: "onBoth" | "onRisk" | "onAtRisk" };

/** How far apart the outermost are, to be said in words; with fewer than two who know, nothing is said. */
export function sayApart(risk: number | null, atRisk: number | null): Apart {
  if (risk === null && atRisk === null) return { kind: "unknown" };
  const widest = Math.max(risk ?? 0, atRisk ?? 0);
  if (widest === 0) return { kind: "same" };
  if (widest === 1) return { kind: "near" };
  const on = risk === atRisk ? "onBoth" : risk === widest ? "onRisk" : "onAtRisk";
  return { kind: "wide", steps: widest === 2 ? 2 : 3, on };
}
