// An entry of a glossary as it travels: out in a file, in from one, on to another group. What each organisation means
// travels as a quotation, with whose words they are and where they were written; so does what was decided before.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Overlap, Sense, Term } from "./glossary.ts";
import type { Language } from "./language.ts";

const Name = z.string().check(z.maxLength(200));
const Prose = z.string().check(z.maxLength(12_000));

/** Something that was decided about a word in the group it comes from. */
export const PastNote = z.object({
  kind: z.enum(["agreed", "reserved", "retired"]),
  /** null where nobody knows */
  at: z.nullable(Day),
  /** what was agreed, why the reservation, why it was retired */
  words: Prose.check(z.minLength(1)),
  /** the organisations whose word it was */
  by: z.array(Name).check(z.maxLength(100)),
  /** the group it was decided in */
  where: Name,
});
export type PastNote = Readonly<z.infer<typeof PastNote>>;

/** What a word is to an organisation, as it wrote it in the group `where`. A quotation: nobody here said it. */
export const QuotedSense = z
  .extend(z.omit(Sense, { term: true }), {
    by: Name.check(z.minLength(1)),
    where: Name,
    /** a line for each paragraph, as in `setsGoing` */
    meaning: Prose,
    setsGoing: Prose,
  })
  .check(z.refine((sense) => saysOf(sense).some((words) => words !== "")));
export type QuotedSense = Readonly<z.infer<typeof QuotedSense>>;

export const quotedParts = [
  "meaning",
  "setsGoing",
  "alsoSay",
  "example",
  "source",
  "notToConfuse",
] as const satisfies readonly (keyof QuotedSense)[];

function saysOf(sense: Readonly<Record<(typeof quotedParts)[number], string>>): string[] {
  return quotedParts.map((part) => sense[part]);
}

/** Another word and how near it is, as a file says it. */
export const CarriedOverlap = z.omit(Overlap, { id: true });
export type CarriedOverlap = Readonly<z.infer<typeof CarriedOverlap>>;

/** What one entry may hold in all. */
const mostLetters = 150_000;

export const CarriedTerm = z
  .extend(Term, {
    /** a line for each paragraph */
    definition: Prose,
    overlaps: z.array(Overlap).check(z.maxLength(100)),
    /** what organisations elsewhere meant by it */
    senses: z.array(QuotedSense).check(z.maxLength(100)),
    past: z.array(PastNote).check(z.maxLength(200)),
  })
  .check(z.refine(({ status, retiredBecause }) => (status === "retired") === (retiredBecause !== null)))
  .check(z.refine((term) => JSON.stringify(term).length <= mostLetters, { path: ["long"] }));
export type CarriedTerm = Readonly<z.infer<typeof CarriedTerm>>;

/** One line of text as it travels: whole characters, composed, blanks as single spaces. */
export function tidyLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Text of several paragraphs, a line each, without blank ones. */
export function tidyText(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map(tidyLine)
    .filter((line) => line !== "")
    .join("\n");
}

type Words = Pick<CarriedTerm, "headword" | "aliases" | "definition" | "senses" | "past"> & {
  readonly retiredBecause: string | null;
  readonly overlaps: readonly CarriedOverlap[];
};

/** The same words in the form in which they travel and are compared. */
export function tidyTerm<T extends Words>(term: T): T {
  return {
    ...term,
    headword: eachLanguage((language) => tidyLine(term.headword[language])),
    aliases: eachLanguage((language) => tidyAliases(term.aliases[language])),
    retiredBecause: term.retiredBecause === null ? null : tidyLine(term.retiredBecause),
    definition: tidyText(term.definition),
    overlaps: term.overlaps.map((overlap) => ({
      ...overlap,
      word: tidyLine(overlap.word),
      note: tidyLine(overlap.note),
    })),
    senses: term.senses.map(tidySense),
    past: term.past.map((note) => ({
      ...note,
      words: tidyText(note.words),
      by: note.by.map(tidyLine),
      where: tidyLine(note.where),
    })),
  };
}

export function tidySense(sense: QuotedSense): QuotedSense {
  return {
    by: tidyLine(sense.by),
    where: tidyLine(sense.where),
    meaning: tidyText(sense.meaning),
    setsGoing: tidyText(sense.setsGoing),
    alsoSay: tidyLine(sense.alsoSay),
    example: tidyLine(sense.example),
    source: tidyLine(sense.source),
    notToConfuse: tidyLine(sense.notToConfuse),
  };
}

export function tidyAliases(aliases: readonly string[]): string[] {
  return [...new Set(aliases.map(tidyLine))].filter((alias) => alias !== "").toSorted();
}

export function eachLanguage<T>(make: (language: Language) => T): { sv: T; en: T } {
  return { sv: make("sv"), en: make("en") };
}

export const foldWord = ({ word }: Pick<CarriedOverlap, "word">): string => word.toLowerCase();

/** What tells two notes apart, and names one in a document. The same decision brought in twice is one. */
export const pastKey = (note: PastNote): string => keyOf([note.kind, note.at, note.words, note.by, note.where]);

/** The same for what an organisation wrote. */
export const quotedKey = (sense: QuotedSense): string => keyOf([sense.by, sense.where, ...saysOf(sense)]);

/** The same for what is said of another word. */
export const overlapKey = ({ word, nearness, note }: CarriedOverlap): string => keyOf([word, nearness, note]);

/** 64 bits of FNV-1a, in two halves: enough to tell the notes of one word apart. */
function keyOf(parts: readonly unknown[]): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const unit of new TextEncoder().encode(JSON.stringify(parts))) {
    low ^= unit;
    // Times the prime 2^40 + 0x1b3.
    const product = (low >>> 0) * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}
