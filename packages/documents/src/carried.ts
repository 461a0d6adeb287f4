// Terms on their way out of a glossary and into it. What comes from elsewhere lies beside a term's other fields: what
// was decided there under "<term>/past/<its key>", what an organisation meant by it there under "<term>/quoted/<its
// key>", so that the same note brought in twice is one. No voice is written in here. An import is one deed and one
// transaction; taking it back is another, which leaves alone whatever somebody has touched in between.

import {
  CarriedTerm,
  PastNote,
  QuotedSense,
  isTooMuch,
  pastKey,
  quotedKey,
  tidyTerm,
  type EntryChange,
  type Overlap,
} from "@hybrid/domain";
import type * as z from "zod/mini";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, fieldsById, proseOf, type Fields } from "./entries.ts";
import { isTakenBack, parseOverlap, readTerms } from "./glossary.ts";
import { paragraphsOf, readProse, writeProse } from "./prose.ts";

export type Carried = {
  readonly terms: readonly CarriedTerm[];
  /** ids of entries that cannot be read, or cannot travel */
  readonly unreadable: readonly string[];
};

/** All entries as they travel, in the order of their ids. */
export function readCarried(doc: Y.Doc): Carried {
  const beside = readBeside(doc);
  const [terms, unreadable]: [CarriedTerm[], string[]] = [[], []];
  for (const entry of readTerms(doc)) {
    const definition = readProse(proseOf(doc, "definition", entry.id)).join("\n");
    const whole = entry.readable && tidyTerm({ ...entry.value, definition, ...(beside.get(entry.id) ?? nothing) });
    const parsed = CarriedTerm.safeParse(whole);
    if (parsed.success) terms.push(parsed.data);
    else unreadable.push(entry.id);
  }
  return { terms, unreadable };
}

/** What was decided about a word elsewhere, the oldest first. */
export function readPast(doc: Y.Doc, id: string): readonly PastNote[] {
  return readBeside(doc).get(id)?.past ?? [];
}

/** What organisations elsewhere meant by a word. */
export function readQuoted(doc: Y.Doc, id: string): readonly QuotedSense[] {
  return readBeside(doc).get(id)?.senses ?? [];
}

type Beside = { readonly past: PastNote[]; readonly senses: QuotedSense[]; readonly overlaps: Overlap[] };

const nothing: Beside = { past: [], senses: [], overlaps: [] };

/** What cannot be read of it stays where it is. */
function readBeside(doc: Y.Doc): Map<string, Beside> {
  const found = new Map<string, Beside>();
  const map = collectionOf(doc, "terms");
  for (const key of [...map.keys()].toSorted()) {
    const [id = "", field, name, ...more] = key.split("/");
    if (name === undefined || more.length > 0) continue;
    const beside = found.get(id) ?? { past: [], senses: [], overlaps: [] };
    if (field === "past") keep(beside.past, PastNote.safeParse(map.get(key)));
    else if (field === "quoted") keep(beside.senses, QuotedSense.safeParse(map.get(key)));
    else if (field === "overlap") keep(beside.overlaps, parseOverlap(name, map.get(key)));
    else continue;
    found.set(id, beside);
  }
  for (const { past } of found.values()) past.sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""));
  return found;
}

function keep<T>(list: T[], parsed: z.core.util.SafeParseResult<T>): void {
  if (parsed.success) list.push(parsed.data);
}

/** What was written, for taking it back. */
export type CarriedIn = readonly { readonly before: CarriedTerm | null; readonly after: CarriedTerm }[];

/** Brings in what is new and what is changed. Throws a RangeError before anything is written. */
export function carryIn(doc: Y.Doc, changes: readonly EntryChange[]): CarriedIn {
  if (isTooMuch(changes)) throw new RangeError("terms: too much for one deed");
  const known = fieldsById(collectionOf(doc, "terms"));
  const wanted = changes.flatMap((change) => {
    if (change.kind !== "new" && change.kind !== "changed") return [];
    const after = demand(CarriedTerm, change.after, "term");
    if (change.kind === "new" && known.has(after.id) && !isTakenBack(doc, after.id))
      throw new RangeError("terms: the id is taken");
    if (change.kind === "changed" && !known.has(after.id)) throw new RangeError("terms: no such id");
    return { before: change.kind === "new" ? null : change.before, after };
  });
  transact(doc, () => wanted.forEach(({ before, after }) => rewrite(doc, before, after)));
  return wanted;
}

/** A term's fields as they lie in the document, but for its definition; a retired one keeps the status it had. */
function fieldsOf(term: CarriedTerm): Map<string, unknown> {
  const { headword, aliases, status, retiredBecause, overlaps, senses, past } = term;
  const fields = new Map<string, unknown>([
    ["headword.sv", headword.sv],
    ["headword.en", headword.en],
    ["retired", retiredBecause],
  ]);
  if (status !== "retired") fields.set("status", status);
  for (const language of ["sv", "en"] as const)
    for (const alias of aliases[language]) fields.set(`alias.${language}/${alias}`, true);
  for (const { id, ...overlap } of overlaps) fields.set(`overlap/${id}`, overlap);
  for (const sense of senses) fields.set(`quoted/${quotedKey(sense)}`, sense);
  for (const note of past) fields.set(`past/${pastKey(note)}`, note);
  return fields;
}

/** Of a new term there was only this; whoever reads of its growth takes it from here. */
const unwritten: Fields = new Map(Object.entries({ retired: null }));

/** Writes what differs between the two, and nothing else. */
function rewrite(doc: Y.Doc, before: CarriedTerm | null, after: CarriedTerm): void {
  const map = collectionOf(doc, "terms");
  const { id } = after;
  const [was, is] = [before === null ? unwritten : fieldsOf(before), fieldsOf(after)];
  if (before === null) {
    map.delete(`${id}/was`);
    if (!is.has("status")) is.set("status", "unlike");
  }
  for (const field of was.keys()) if (field.includes("/") && !is.has(field)) map.delete(`${id}/${field}`);
  for (const [field, value] of is)
    if (!was.has(field) || !isSame(was.get(field), value)) map.set(`${id}/${field}`, value);
  if ((before?.definition ?? "") === after.definition) return;
  const definition = proseOf(doc, "definition", id);
  definition.delete(0, definition.length);
  writeProse(definition, paragraphsOf(after.definition));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Takes an import back: a new word that nobody has touched since goes, a changed one reads as before.
 * Answers the ids of what was touched and therefore stays as it is.
 */
export function takeBack(doc: Y.Doc, carried: CarriedIn): string[] {
  const now = new Map(readCarried(doc).terms.map((term) => [term.id, term]));
  const keys = fieldsById(collectionOf(doc, "terms"));
  const untouched = carried.filter(({ after }) => isUntouched(now.get(after.id), after));
  transact(doc, () => {
    for (const { before, after } of untouched)
      if (before === null) remove(doc, after, keys.get(after.id));
      else rewrite(doc, after, before);
  });
  const gone = new Set(untouched.map(({ after }) => after.id));
  return carried.flatMap(({ after }) => (gone.has(after.id) ? [] : after.id));
}

function remove(doc: Y.Doc, { id, headword }: CarriedTerm, fields: Fields | undefined): void {
  const map = collectionOf(doc, "terms");
  for (const field of fields?.keys() ?? []) map.delete(`${id}/${field}`);
  map.set(`${id}/was`, headword);
  const definition = proseOf(doc, "definition", id);
  definition.delete(0, definition.length);
}

function isUntouched(now: CarriedTerm | undefined, after: CarriedTerm): boolean {
  if (now === undefined) return false;
  const flat = (term: CarriedTerm): string =>
    JSON.stringify([term.definition, [...fieldsOf(term)].toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return flat(now) === flat(after);
}
