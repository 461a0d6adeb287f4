// What happened, on which day, and how we know: the dated events of a picture. One of them may be that the group met.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Basis, Reason } from "./factor.ts";
import { EntryId } from "./id.ts";
import { compareTexts } from "./order.ts";

export const Happening = z.object({
  id: EntryId,
  day: Day,
  /** the last day of something that went on */
  until: z.nullable(Day),
  /** the group met; its words are what the meeting is called */
  met: z.boolean(),
  basis: Basis,
  retired: z.nullable(Reason),
});
export type Happening = Readonly<z.infer<typeof Happening>>;

/** As they followed each other. */
export function compareHappenings(a: Happening, b: Happening): number {
  return compareTexts(a.day, b.day) || compareTexts(a.until ?? a.day, b.until ?? b.day) || compareTexts(a.id, b.id);
}

/** The meetings until `today`, the latest first: what one may ask for changes since. */
export function meetingsUntil(today: string, happenings: readonly Happening[]): Happening[] {
  const past = happenings.filter(({ met, day, retired }) => met && retired === null && day <= today);
  return past.toSorted(compareHappenings).toReversed();
}
