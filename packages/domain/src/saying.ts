// What the person a picture is about says in their own words, and with what they do not agree. Somebody of the group
// wrote it down: who, when, and how it was said stand beside it, so that it is never mistaken for the group's own.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Reason } from "./factor.ts";
import { EntryId, Id } from "./id.ts";
import { compareTexts } from "./order.ts";

export const Saying = z
  .object({
    id: EntryId,
    /** what it is about; a dispute is always about a factor */
    factor: z.nullable(EntryId),
    disputes: z.boolean(),
    /** the seat that wrote it down; null where nobody has said */
    notedBy: z.nullable(Id),
    notedOn: Day,
    saidOn: z.nullable(Day),
    /** where or how it was said, such as "in a talk at school" */
    setting: z.string().check(z.maxLength(200)),
    retired: z.nullable(Reason),
  })
  .check(z.refine(({ disputes, factor }) => !disputes || factor !== null));
export type Saying = Readonly<z.infer<typeof Saying>>;

/** When somebody went through the plain-language version with the person. */
export const PlainCheck = z.object({ on: Day, by: z.nullable(Id) });
export type PlainCheck = Readonly<z.infer<typeof PlainCheck>>;

/** In the order in which they were said, the latest first; where that is not known, in which they were written down. */
export function compareSayings(a: Saying, b: Saying): number {
  const [one, other] = [a.saidOn ?? a.notedOn, b.saidOn ?? b.notedOn];
  return compareTexts(other, one) || compareTexts(a.id, b.id);
}
