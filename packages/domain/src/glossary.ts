// A glossary entry as the group shares it. The definition and the senses are prose and live in documents.

import * as z from "zod/mini";
import { Reason } from "./factor.ts";
import { EntryId } from "./id.ts";

export const termStatuses = ["unlike", "in-talk", "agreed", "retired"] as const;
export const TermStatus = z.enum(termStatuses);
export type TermStatus = z.infer<typeof TermStatus>;

/** How a term stands while it is in use. */
export const StandingStatus = z.enum(["unlike", "in-talk", "agreed"]);
export type StandingStatus = z.infer<typeof StandingStatus>;

export const Headword = z.string().check(z.maxLength(120));
export const Alias = z.string().check(z.minLength(1), z.maxLength(120));
const Aliases = z.array(Alias).check(z.maxLength(50));

export const Term = z.object({
  id: EntryId,
  headword: z.object({ sv: Headword, en: Headword }),
  aliases: z.object({ sv: Aliases, en: Aliases }),
  status: TermStatus,
  retiredBecause: z.nullable(Reason),
});
export type Term = Readonly<z.infer<typeof Term>>;

const SenseNote = z.string().check(z.maxLength(500));

/** What one seat means by a term. Meaning and what it sets going are prose beside it. */
export const Sense = z.object({
  term: EntryId,
  alsoSay: SenseNote,
  example: SenseNote,
  /** the law or the practice that the meaning comes from */
  source: SenseNote,
  notToConfuse: SenseNote,
});
export type Sense = Readonly<z.infer<typeof Sense>>;

/** What a sense holds before its seat has said more. */
export const emptySense: Omit<Sense, "term"> = { alsoSay: "", example: "", source: "", notToConfuse: "" };

/** The short fields that not every sense has something in, in the order they are shown. */
export const senseNotes = ["example", "source", "notToConfuse"] as const satisfies readonly (keyof Sense)[];
export type SenseNote = (typeof senseNotes)[number];

/** How near another word is to a term: says the same, nearly the same, or must never be taken for it. */
export const nearnesses = ["same", "near", "never"] as const;
export const Nearness = z.enum(nearnesses);
export type Nearness = z.infer<typeof Nearness>;

export const Overlap = z.object({
  id: EntryId,
  word: Alias,
  nearness: Nearness,
  note: z.string().check(z.maxLength(300)),
});
export type Overlap = Readonly<z.infer<typeof Overlap>>;
