// How a common language grows: how many words are unlike, in talk, agreed and retired, and since when. Drawn from what
// the server vouches for: the rows of the glossary's log and the records of its accord. It is for the group to see how
// far it has come; it counts words, never people.

import * as z from "zod/mini";
import type { Endorsement } from "./endorsement.ts";
import { termStatuses, type StandingStatus, type TermStatus } from "./glossary.ts";
import { EntryId, Id } from "./id.ts";

export const turnings = ["unlike", "in-talk", "retired", "restored", "words", "gone"] as const;

/** What a row of the log did to a word; `words`: its definition was written in. */
export const Turning = z.object({
  term: EntryId,
  what: z.enum(turnings),
  /** milliseconds since 1970, by the server's clock */
  at: z.int(),
  seat: Id,
  /** the row of the log */
  seq: z.int(),
});
export type Turning = Readonly<z.infer<typeof Turning>>;

/** GET /api/documents/:document/growth, in the order of the log. */
export const GrowthView = z.object({ turnings: z.array(Turning) });
export type GrowthView = Readonly<z.infer<typeof GrowthView>>;

export type TermCounts = Readonly<Record<TermStatus, number>>;
export type GrowthStep = { readonly at: number; readonly counts: TermCounts };
/** A word came to stand somewhere; `seats`: whose deed it was, for an agreed word all who had answered. */
export type GrowthTurn = {
  readonly term: string;
  readonly to: TermStatus;
  readonly at: number;
  readonly seats: readonly string[];
};

type Standing = {
  status: StandingStatus;
  retired: boolean;
  gone: boolean;
  /** the words as somebody last answered them; null once they have been written in since */
  hash: string | null;
  readonly answers: Map<string, string>;
  shown: TermStatus | null;
};

type Moment =
  | { readonly at: number; readonly turning: Turning }
  | { readonly at: number; readonly endorsement: Endorsement };

/** Steps of the counts, the oldest first, and every turn a word took. `asked`: the seats that make a word agreed. */
export function growthOf(
  found: readonly Turning[],
  endorsements: readonly Endorsement[],
  asked: readonly string[],
): { readonly steps: readonly GrowthStep[]; readonly turns: readonly GrowthTurn[] } {
  const moments: Moment[] = [
    ...found.map((turning) => ({ at: turning.at, turning })),
    ...endorsements.map((endorsement) => ({ at: saidAt(found, endorsement), endorsement })),
  ].toSorted((a, b) => a.at - b.at);
  const words = new Map<string, Standing>();
  const counts: Record<TermStatus, number> = { unlike: 0, "in-talk": 0, agreed: 0, retired: 0 };
  const [steps, turns]: [GrowthStep[], GrowthTurn[]] = [[], []];
  for (const moment of moments) {
    const term = termOf(moment);
    if (term === null) continue;
    const word = words.get(term) ?? begin();
    words.set(term, word);
    const seat = take(word, moment);
    const to = standing(word, asked);
    if (to === word.shown) continue;
    if (word.shown !== null) counts[word.shown] -= 1;
    if (to !== null) counts[to] += 1;
    if (to !== null)
      turns.push({ term, to, at: moment.at, seats: to === "agreed" ? [...word.answers.keys()] : [seat] });
    word.shown = to;
    if (steps.at(-1)?.at === moment.at) steps.pop();
    steps.push({ at: moment.at, counts: { ...counts } });
  }
  return { steps, turns };
}

/** An answer comes after the words it was given to, whatever the clock said in between. */
function saidAt(found: readonly Turning[], { at, version }: Endorsement): number {
  const before = found.findLast(({ seq }) => seq <= version.seq);
  return Math.max(at, before?.at ?? at);
}

const begin = (): Standing => ({
  status: "unlike",
  retired: false,
  gone: true,
  hash: null,
  answers: new Map(),
  shown: null,
});

function termOf(moment: Moment): string | null {
  if ("turning" in moment) return moment.turning.term;
  const { of } = moment.endorsement;
  return of.kind === "definition" ? of.term : null;
}

/** Answers the seat whose deed it was. */
function take(word: Standing, moment: Moment): string {
  if ("endorsement" in moment) {
    const { seat, stance, version } = moment.endorsement;
    if (stance === "open") word.answers.delete(seat);
    else word.answers.set(seat, version.hash);
    word.hash = version.hash;
    return seat;
  }
  const { what, seat } = moment.turning;
  if (what === "words") word.hash = null;
  else if (what === "gone") word.gone = true;
  else {
    word.gone = false;
    if (what === "retired" || what === "restored") word.retired = what === "retired";
    else word.status = what;
  }
  return seat;
}

function standing({ gone, retired, hash, status, answers }: Standing, asked: readonly string[]): TermStatus | null {
  if (gone) return null;
  if (retired) return "retired";
  const agreed = hash !== null && asked.length > 0 && asked.every((seat) => answers.get(seat) === hash);
  return agreed ? "agreed" : status;
}

/** The counts as they are now, in the order in which statuses are named. */
export function countStandings(statuses: readonly TermStatus[]): TermCounts {
  const counts: Record<TermStatus, number> = { unlike: 0, "in-talk": 0, agreed: 0, retired: 0 };
  for (const status of termStatuses) counts[status] = statuses.filter((one) => one === status).length;
  return counts;
}
