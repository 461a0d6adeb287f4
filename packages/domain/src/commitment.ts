// A commitment is what one organisation's seat has promised: what, and by when. It belongs to the seat and outlives
// whoever holds it. It ends as done, because circumstances changed, or as not done, the last two with why; the group
// decides nothing about it. One whose day has passed asks its own seat how it went, and says nothing about anybody.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Reason } from "./factor.ts";
import { EntryId, Id } from "./id.ts";
import { compareTexts } from "./order.ts";

export const commitmentEnds = ["done", "changed", "not-done"] as const;
export type CommitmentOutcome = (typeof commitmentEnds)[number];

export const longestPromise = 2000;

/** How it went, as its seat says. Done needs no words; the other two say why. */
export const CommitmentEnd = z.union([
  z.object({ id: EntryId, as: z.literal("done"), on: Day, why: z.literal("") }),
  z.object({ id: EntryId, as: z.enum(["changed", "not-done"]), on: Day, why: Reason }),
]);
export type CommitmentEnd = Readonly<z.infer<typeof CommitmentEnd>>;

export const Commitment = z.object({
  id: EntryId,
  /** the day it was promised, and the last day on which it is kept in time */
  made: Day,
  by: Day,
  /** those that have not been taken back, the one that holds first; two only where two windows ended it at once */
  ends: z.array(CommitmentEnd),
});
export type Commitment = Readonly<z.infer<typeof Commitment>>;

export type CommitmentState = "standing" | "late" | CommitmentOutcome;

/** `today` is "YYYY-MM-DD". A commitment is late from the day after its last day. */
export function stateOf({ by, ends }: Commitment, today: string): CommitmentState {
  const [end] = ends;
  if (end) return end.as;
  return today > by ? "late" : "standing";
}

/** Of several ends said at once the latest holds, the same one for everybody. */
export function compareEnds(a: CommitmentEnd, b: CommitmentEnd): number {
  return compareTexts(b.on, a.on) || compareTexts(a.id, b.id);
}

/** What stands before what has ended: the first by the day it is due, the second with the latest end first. */
export function compareCommitments(a: Commitment, b: Commitment): number {
  const [one, other] = [a.ends[0], b.ends[0]];
  if (one && other) return compareTexts(other.on, one.on) || compareTexts(a.id, b.id);
  if (one || other) return one ? 1 : -1;
  return compareTexts(a.by, b.by) || compareTexts(a.made, b.made) || compareTexts(a.id, b.id);
}

/**
 * A link from a factor to a commitment of some seat. It lies in the picture, so that every seat can make one, and holds
 * no word of the commitment: who reads a picture may not read its voices.
 */
export const CommitmentLink = z.object({
  id: EntryId,
  factor: EntryId,
  seat: Id,
  commitment: EntryId,
  /** taken off again; kept, so that two people who take it off and use it at once understand each other */
  off: z.boolean(),
});
export type CommitmentLink = Readonly<z.infer<typeof CommitmentLink>>;
