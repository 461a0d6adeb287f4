// What bringing entries into a glossary would change. Formats are not known here. An import adds and changes; it takes
// nothing away, and it never makes a word agreed, since only the seats themselves can say that. Nor does it speak for
// anybody: what an organisation means by a word comes in as a quotation, unless it says the same here already.

import type * as z from "zod/mini";
import {
  CarriedTerm,
  eachLanguage,
  foldWord,
  overlapKey,
  pastKey,
  QuotedSense,
  quotedKey,
  tidyAliases,
  tidyTerm,
  type CarriedOverlap,
} from "./carried.ts";
import { Reason } from "./factor.ts";
import { Headword, type TermStatus } from "./glossary.ts";
import { EntryId } from "./id.ts";
import { languages, type Both } from "./language.ts";

/** An entry as a file or another glossary gives it. What is "", [] or null says nothing. */
export type Incoming = Omit<CarriedTerm, "id" | "status" | "retiredBecause" | "overlaps"> & {
  /** null where the file names none that could be one of ours */
  readonly id: string | null;
  readonly status: TermStatus | null;
  readonly retiredBecause: string | null;
  readonly overlaps: readonly CarriedOverlap[];
  /** something in it is ours and cannot be read; to bring in the rest would lose it without a word */
  readonly unread: boolean;
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
  "overlaps",
  "senses",
  "long",
  "unread",
  "twice",
  "unreadable",
] as const;
export type RefusedEntryCode = (typeof refusedEntryCodes)[number];

export const carriedFields = ["headword", "aliases", "definition", "status", "overlaps", "senses", "past"] as const;
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

type Known = {
  readonly terms: readonly CarriedTerm[];
  /** ids of entries that this version cannot read */
  readonly unreadable: readonly string[];
  /** what organisations of this group say of a word in their own voices, by the word's id */
  readonly spoken?: ReadonlyMap<string, readonly QuotedSense[]>;
};

/** Nothing in particular, for a maker of entries to begin with. */
export const nothingIncoming: Omit<Incoming, "line"> = {
  id: null,
  headword: { sv: "", en: "" },
  aliases: { sv: [], en: [] },
  status: null,
  retiredBecause: null,
  definition: "",
  overlaps: [],
  senses: [],
  past: [],
  unread: false,
};

/**
 * What is brought in at once, as one update of a document: bytes that with all a document adds to them stay within 8
 * MB, and aliases, notes and paragraphs that keep a browser busy for a moment and no longer.
 */
const mostAtOnce = { bytes: 6_000_000, parts: 20_000 } as const;
/** Bytes that a document adds to an entry, and to each of its parts. */
const added = { entry: 250, part: 60 } as const;

/** Whether these are more than one deed may hold. */
export function isTooMuch(changes: readonly EntryChange[]): boolean {
  let [bytes, parts] = [0, 0];
  for (const change of changes) {
    if (change.kind !== "new" && change.kind !== "changed") continue;
    const { aliases, definition, overlaps, senses, past } = change.after;
    const lists = [aliases.sv, aliases.en, overlaps, senses, past, definition.split("\n")];
    parts += lists.reduce((sum, list) => sum + list.length, 0);
    bytes += new TextEncoder().encode(JSON.stringify(change.after)).length + added.entry;
  }
  return parts > mostAtOnce.parts || bytes + parts * added.part > mostAtOnce.bytes;
}

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
    const after = before ? merge(before, given, known.spoken?.get(before.id) ?? []) : create(given, newId);
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
  const { headword, aliases, status, retiredBecause } = given;
  if (wordOf(given) === "") return "no-word";
  if (given.unread) return "unread";
  const words = languages.flatMap((language) => [headword[language], ...aliases[language]]);
  if (!words.every((word) => Headword.safeParse(word).success)) return "long-word";
  const { shape } = CarriedTerm;
  if (!shape.aliases.safeParse(aliases).success) return "many-aliases";
  if (!shape.definition.safeParse(given.definition).success) return "long-definition";
  if (status === "retired" && !Reason.safeParse(retiredBecause).success) return "no-reason";
  return null;
}

function codeFor(error: z.core.$ZodError): RefusedEntryCode {
  const field = error.issues[0]?.path[0];
  if (field === "aliases") return "many-aliases";
  if (field === "past" || field === "overlaps" || field === "senses" || field === "long") return field;
  return "status";
}

function create(given: Incoming, newId: () => string): CarriedTerm {
  const { line: _line, unread: _unread, ...carried } = given;
  const id = given.id !== null && EntryId.safeParse(given.id).success ? given.id : newId();
  const retired = given.status === "retired";
  const status = given.status === "agreed" ? "in-talk" : (given.status ?? "unlike");
  return {
    ...carried,
    id,
    status,
    retiredBecause: retired ? given.retiredBecause : null,
    overlaps: mergeOverlaps([], given.overlaps),
    senses: unknownOf(given.senses, [], quotedKey),
    past: unknownOf(given.past, [], pastKey),
  };
}

function merge(before: CarriedTerm, given: Incoming, spoken: readonly QuotedSense[]): CarriedTerm {
  return {
    id: before.id,
    headword: eachLanguage((language) => given.headword[language] || before.headword[language]),
    aliases: eachLanguage((language) => tidyAliases([...before.aliases[language], ...given.aliases[language]])),
    definition: given.definition || before.definition,
    overlaps: mergeOverlaps(before.overlaps, given.overlaps),
    senses: [...before.senses, ...unknownOf(given.senses, [...before.senses, ...spoken], quotedKey)],
    past: [...before.past, ...unknownOf(given.past, before.past, pastKey)],
    ...standingAfter(before, given),
  };
}

/** Those that are not known yet, each once. */
function unknownOf<T>(given: readonly T[], known: readonly T[], keyOf: (one: T) => string): T[] {
  const keys = new Set(known.map(keyOf));
  return given.filter((one) => {
    const key = keyOf(one);
    return !keys.has(key) && keys.add(key);
  });
}

/** What is said of another word stands in the place of what was said of it before; everything else stays. */
function mergeOverlaps(before: CarriedTerm["overlaps"], given: readonly CarriedOverlap[]): CarriedTerm["overlaps"] {
  const merged = [...before];
  const kept = new Set(given.map(overlapKey));
  for (const overlap of given) {
    if (merged.some((one) => overlapKey(one) === overlapKey(overlap))) continue;
    const at = merged.findIndex((one) => !kept.has(overlapKey(one)) && foldWord(one) === foldWord(overlap));
    if (at < 0) merged.push({ id: overlapKey(overlap), ...overlap });
    else merged[at] = { ...overlap, id: merged[at]!.id };
  }
  return merged;
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
