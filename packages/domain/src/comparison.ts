// Then and now: what was shown on a day beside what is said today. Known from a day is only what was shown in a silent
// round that day; nothing is concluded about the rest.

import type { Perspective } from "./perspective.ts";
import type { FirstThought } from "./silence.ts";

export type ShownRound = { readonly round: string; readonly at: number };

/** The rounds that anything was shown in, the newest first. */
export function shownRounds(thoughts: readonly FirstThought[]): ShownRound[] {
  const found = new Map(thoughts.map(({ round, at }) => [round, { round, at }]));
  return [...found.values()].toSorted((a, b) => b.at - a.at || (a.round < b.round ? -1 : 1));
}

/** `gone`: it was withdrawn. `unknown`: nothing is known from then. */
export type SinceThen = "as-then" | "changed" | "gone" | "unknown";

/** Compared is what the map shows: how it is seen, and at which steps. */
export function sinceThen(then: FirstThought | undefined, now: Perspective | undefined): SinceThen {
  if (then === undefined) return "unknown";
  if (now === undefined) return "gone";
  const same = (["sight", "beingARisk", "beingAtRisk"] as const).every((part) => then[part] === now[part]);
  return same ? "as-then" : "changed";
}
