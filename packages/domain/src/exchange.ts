// Entries of a glossary on their way out of one and into another: what travels, and what bringing it in would change.
// Formats are not known here. An import adds and changes; it takes nothing away, and it never makes a word agreed,
// since only the seats themselves can say that.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Reason } from "./factor.ts";
import { Alias, Headword, TermStatus } from "./glossary.ts";
import { EntryId } from "./id.ts";
import { languages, type Both } from "./language.ts";

const Name = z.string().check(z.maxLength(200));

/** Something that was decided about a word in the group it comes from. */
export const PastNote = z.object({
  kind: z.enum(["agreed", "reserved", "retired"]),
  /** null where nobody knows */
  at: z.nullable(Day),
  /** what was agreed, why the reservation, why it was retired */
  words: z.string().check(z.minLength(1), z.maxLength(12_000)),
  /** the organisations whose word it was */
  by: z.array(Name).check(z.maxLength(100)),
  /** the group it was decided in */
  where: Name,
});
export type PastNote = Readonly<z.infer<typeof PastNote>>;

/** What one entry may hold in all: no single one may grow past what a document takes at once. */
const mostLetters = 60_000;

const Aliases = z.array(Alias).check(z.maxLength(50));

export const CarriedTerm = z
  .object({
    id: EntryId,
    headword: z.object({ sv: Headword, en: Headword }),
    aliases: z.object({ sv: Aliases, en: Aliases }),
    status: TermStatus,
    retiredBecause: z.nullable(Reason),
    /** a line for each paragraph */
    definition: z.string().check(z.maxLength(12_000)),
    past: z.array(PastNote).check(z.maxLength(200)),
  })
  .check(z.refine(({ status, retiredBecause }) => (status === "retired") === (retiredBecause !== null)))
  .check(z.refine((term) => JSON.stringify(term).length <= mostLetters, { path: ["past"] }));
export type CarriedTerm = Readonly<z.infer<typeof CarriedTerm>>;

/** An entry as a file or another glossary gives it. What is "", [] or null says nothing. */
export type Incoming = Omit<CarriedTerm, "id" | "status" | "retiredBecause"> & {
  /** null where the file names none that could be one of ours */
  readonly id: string | null;
  readonly status: TermStatus | null;
  readonly retiredBecause: string | null;
  /** where in the file it stands, from 1 */
  readonly line: number;
};

export const refusedEntryCodes = [
  "no-word",
  "long-word",
  "long-definition",
  "many-aliases",
  "status",
  "no-reason",
  "past",
  "twice",
  "unreadable",
] as const;
export type RefusedEntryCode = (typeof refusedEntryCodes)[number];

export const carriedFields = ["headword", "aliases", "definition", "status", "past"] as const;
export type CarriedField = (typeof carriedFields)[number];

export type EntryChange =
  | { readonly kind: "new"; readonly line: number; readonly after: CarriedTerm }
  | {
      readonly kind: "changed";
      readonly line: number;
      readonly before: CarriedTerm;
      readonly after: CarriedTerm;
      readonly fields: readonly CarriedField[];
    }
  | { readonly kind: "same"; readonly line: number; readonly after: CarriedTerm }
  | { readonly kind: "refused"; readonly line: number; readonly word: string; readonly code: RefusedEntryCode };

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

/** The same words in the form in which they travel and are compared. */
export function tidyTerm<T extends Omit<CarriedTerm, "id" | "status">>(term: T): T {
  return {
    ...term,
    headword: eachLanguage((language) => tidyLine(term.headword[language])),
    aliases: eachLanguage((language) => tidyAliases(term.aliases[language])),
    retiredBecause: term.retiredBecause === null ? null : tidyLine(term.retiredBecause),
    definition: tidyText(term.definition),
    past: term.past.map((note) => ({
      ...note,
      words: tidyText(note.words),
      by: note.by.map(tidyLine),
      where: tidyLine(note.where),
    })),
  };
}

function tidyAliases(aliases: readonly string[]): string[] {
  return [...new Set(aliases.map(tidyLine))].filter((alias) => alias !== "").toSorted();
}

function eachLanguage<T>(make: (language: "sv" | "en") => T): { sv: T; en: T } {
  return { sv: make("sv"), en: make("en") };
}

/** What tells two notes apart, and names one in a document. The same decision brought in twice is one. */
export function pastKey(note: PastNote): string {
  // 64 bits of FNV-1a: enough to tell the notes of one word apart.
  let hash = 0xcbf29ce484222325n;
  for (const unit of new TextEncoder().encode(JSON.stringify([note.kind, note.at, note.words, note.by, note.where])))
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

type Known = {
  readonly terms: readonly CarriedTerm[];
  /** ids of entries that this version cannot read */
  readonly unreadable: readonly string[];
};

/** What bringing these in would do to the glossary, in their order. `newId` names what has no id, or a taken one. */
export function planImport(known: Known, incoming: readonly Incoming[], newId: () => string): EntryChange[] {
  const index = indexOf(known.terms.map(tidyTerm));
  const unreadable = new Set(known.unreadable);
  const met = new Set<string>();
  return incoming.map((raw) => {
    const given = tidyTerm(raw);
    const refuse = (code: RefusedEntryCode): EntryChange => ({
      kind: "refused",
      line: raw.line,
      word: wordOf(given),
      code,
    });
    const wrong = whyRefused(given);
    if (wrong !== null) return refuse(wrong);
    if (given.id !== null && unreadable.has(given.id)) return refuse("unreadable");
    const before = index.find(given);
    const after = before ? merge(before, given) : create(given, newId);
    // What its parts allow need not fit together: fifty aliases here and fifty there are too many.
    const whole = CarriedTerm.safeParse(after);
    if (!whole.success) return refuse(codeFor(whole.error));
    // Under a headword, so that a file cannot bring the same new word twice either.
    if (met.has(after.id)) return refuse("twice");
    met.add(after.id);
    if (!before) {
      index.add(after);
      return { kind: "new", line: raw.line, after };
    }
    const fields = carriedFields.filter((field) => !sameField(field, before, after));
    if (fields.length === 0) return { kind: "same", line: raw.line, after };
    return { kind: "changed", line: raw.line, before, after, fields };
  });
}

const wordOf = ({ headword }: { readonly headword: Both }): string => headword.sv || headword.en;

function indexOf(terms: readonly CarriedTerm[]) {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const byWord = new Map<string, CarriedTerm>();
  const keys = ({ headword }: { readonly headword: Both }): string[] =>
    languages.filter((language) => headword[language] !== "").map((at) => `${at} ${headword[at].toLowerCase()}`);
  const add = (term: CarriedTerm): void => {
    byId.set(term.id, term);
    for (const key of keys(term)) if (!byWord.has(key)) byWord.set(key, term);
  };
  for (const term of terms) add(term);
  return {
    add,
    find: (given: Incoming): CarriedTerm | undefined =>
      (given.id === null ? undefined : byId.get(given.id)) ??
      keys(given)
        .map((key) => byWord.get(key))
        .find((term) => term !== undefined),
  };
}

function whyRefused(given: Incoming): RefusedEntryCode | null {
  const { headword, aliases, definition, status, retiredBecause, past } = given;
  if (wordOf(given) === "") return "no-word";
  const words = languages.flatMap((language) => [headword[language], ...aliases[language]]);
  if (!words.every((word) => Headword.safeParse(word).success)) return "long-word";
  if (languages.some((language) => !Aliases.safeParse(aliases[language]).success)) return "many-aliases";
  if (!CarriedTerm.shape.definition.safeParse(definition).success) return "long-definition";
  if (status === "retired" && !Reason.safeParse(retiredBecause).success) return "no-reason";
  return CarriedTerm.shape.past.safeParse(past).success ? null : "past";
}

function codeFor(error: z.core.$ZodError): RefusedEntryCode {
  const field = error.issues[0]?.path[0];
  if (field === "aliases") return "many-aliases";
  return field === "past" ? "past" : "status";
}

function create(given: Incoming, newId: () => string): CarriedTerm {
  const { line: _line, ...carried } = given;
  const id = given.id !== null && EntryId.safeParse(given.id).success ? given.id : newId();
  const retired = given.status === "retired";
  const status = given.status === "agreed" ? "in-talk" : (given.status ?? "unlike");
  return { ...carried, id, status, retiredBecause: retired ? given.retiredBecause : null };
}

function merge(before: CarriedTerm, given: Incoming): CarriedTerm {
  const keys = new Set(before.past.map(pastKey));
  return {
    id: before.id,
    headword: eachLanguage((language) => given.headword[language] || before.headword[language]),
    aliases: eachLanguage((language) => tidyAliases([...before.aliases[language], ...given.aliases[language]])),
    definition: given.definition || before.definition,
    past: [...before.past, ...given.past.filter((note) => !keys.has(pastKey(note)))],
    ...standingAfter(before, given),
  };
}

function standingAfter(before: CarriedTerm, given: Incoming): Pick<CarriedTerm, "status" | "retiredBecause"> {
  const { status, retiredBecause } = given;
  if (status === "retired") return { status, retiredBecause };
  // That a word is agreed is for its seats to say, here as well as there: a file neither makes nor unmakes it.
  if (status === null || status === before.status || (before.status !== "retired" && status === "agreed"))
    return { status: before.status, retiredBecause: before.retiredBecause };
  if (before.status === "agreed") return { status: before.status, retiredBecause: null };
  return { status: status === "agreed" ? "in-talk" : status, retiredBecause: null };
}

function sameField(field: CarriedField, before: CarriedTerm, after: CarriedTerm): boolean {
  if (field === "status") return before.status === after.status && before.retiredBecause === after.retiredBecause;
  return JSON.stringify(before[field]) === JSON.stringify(after[field]);
}
