// A reservation is a seat's standing disagreement: with what, why, and what would change its mind. It is closed by the
// seat that made it and by no other, and is carried into whatever is written down of the group's work.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Reason } from "./factor.ts";
import { EntryId } from "./id.ts";
import { compareTexts } from "./order.ts";

export const reservedKinds = ["factor", "term", "aim"] as const;

/** What a reservation is about; the aim has no id of its own and is named "aim". */
export const Reserved = z.object({ kind: z.enum(reservedKinds), id: EntryId });
export type Reserved = Readonly<z.infer<typeof Reserved>>;

export const Reservation = z.object({
  id: EntryId,
  about: Reserved,
  since: Day,
  /** when and why its seat let go of it */
  closed: z.nullable(z.object({ on: Day, because: Reason })),
});
export type Reservation = Readonly<z.infer<typeof Reservation>>;

/** A reservation in the words of its seat, block by block. */
export type SpokenReservation = Reservation & {
  readonly seat: string;
  readonly why: readonly string[];
  readonly wouldChange: readonly string[];
};

/**
 * What minutes and exports carry, in the order in which it was said: every reservation that stands, and those closed
 * on or after `since`, with why. Without `since`, all there ever were.
 */
export function carriedReservations(
  all: readonly SpokenReservation[],
  since: string | null = null,
): SpokenReservation[] {
  return all
    .filter(({ closed }) => closed === null || since === null || closed.on >= since)
    .toSorted((a, b) => compareTexts(a.since, b.since) || compareTexts(a.seat, b.seat) || compareTexts(a.id, b.id));
}
