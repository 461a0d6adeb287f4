// What a seat says of one exact version of a shared text: that it stands behind it, or on which reservation. Records, not
// opinions that change: a seat that changes its mind makes another record, and the latest one holds.

import * as z from "zod/mini";
import { EntryId, Id } from "./id.ts";

/** The shared texts a seat can stand behind: the definition of a term, the aim sentence of a picture. */
export const EndorsedText = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("definition"), term: EntryId }),
  z.object({ kind: z.literal("aim") }),
]);
export type EndorsedText = Readonly<z.infer<typeof EndorsedText>>;

/** An exact text: its words as paragraphs, a hash of them, and the row of the document's log they were read at. */
export const TextVersion = z.object({
  seq: z.int().check(z.nonnegative()),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  words: z.array(z.string().check(z.maxLength(20_000))).check(z.maxLength(200)),
});
export type TextVersion = Readonly<z.infer<typeof TextVersion>>;

export const stances = ["behind", "reserved", "open"] as const;
/** `behind`: stands behind it. `reserved`: with a reservation, which has its reason. `open`: takes back what it said. */
export const Stance = z.enum(stances);
export type Stance = z.infer<typeof Stance>;

export const ReservationWords = z.string().check(z.maxLength(2000));

export const Endorsement = z.object({
  id: EntryId,
  of: EndorsedText,
  version: TextVersion,
  seat: Id,
  /** the holder's name then: a seat outlives whoever holds it */
  holder: z.string(),
  stance: Stance,
  /** why the reservation; "" otherwise */
  why: ReservationWords,
  /** what would make the seat stand behind it; may be "" */
  wouldChange: ReservationWords,
  /** milliseconds since 1970 */
  at: z.int(),
});
export type Endorsement = Readonly<z.infer<typeof Endorsement>>;

/** The moment when what several seats had written unseen was shown to all of them at once. */
export const Reveal = z.object({
  id: EntryId,
  /** the seat whose deed it was; null when it happened because everyone asked was ready */
  by: z.nullable(Id),
  /** whose first perspectives were shown */
  seats: z.array(Id),
  at: z.int(),
});
export type Reveal = Readonly<z.infer<typeof Reveal>>;
