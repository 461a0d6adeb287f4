// Writing before talking: in a silent round the seats that are asked write their first perspectives unseen, and all are
// shown at once. What one first thought is kept beside what one thinks later.

import * as z from "zod/mini";
import type { Reveal } from "./endorsement.ts";
import { EntryId, Id } from "./id.ts";
import { Perspective } from "./perspective.ts";

/** A round as the server records it; it is over when a reveal of the same id is there. */
export const Round = z.object({
  id: EntryId,
  /** the seat that began it */
  by: Id,
  asked: z.array(Id),
  /** how many of them have said that they are ready; never who */
  ready: z.int().check(z.nonnegative()),
  /** milliseconds since 1970 */
  at: z.int(),
});
export type Round = Readonly<z.infer<typeof Round>>;

/** How a seat first saw a factor, as it was shown; its words lie beside it. */
export const FirstThought = z.extend(Perspective, {
  seat: Id,
  round: EntryId,
  /** when it was shown, milliseconds since 1970 */
  at: z.int(),
});
export type FirstThought = Readonly<z.infer<typeof FirstThought>>;

/** The round that goes on, if any. Of two begun at once the earlier one counts, the same for everybody. */
export function openRound(rounds: readonly Round[], reveals: readonly Reveal[]): Round | null {
  const over = new Set(reveals.map(({ id }) => id));
  const open = rounds.filter(({ id }) => !over.has(id));
  return open.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** Whether somebody has come to think otherwise since. */
export function hasChangedMind(first: FirstThought, now: Perspective | undefined): boolean {
  if (now === undefined) return true;
  return (["sight", "beingARisk", "beingAtRisk", "logic"] as const).some((part) => first[part] !== now[part]);
}

/** POST /api/seats/:seat/pictures/:picture/silence */
export const RoundRequest = z.object({ asked: z.array(Id).check(z.minLength(1), z.maxLength(100)) });

/** POST /api/seats/:seat/pictures/:picture/silence/ready */
export const ReadyRequest = z.object({ ready: z.boolean() });

/** What the server tells of a round: how many, never who. */
export const RoundView = z.object({
  round: z.nullable(z.object({ id: EntryId, asked: z.int(), ready: z.int() })),
});
export type RoundView = z.infer<typeof RoundView>;
