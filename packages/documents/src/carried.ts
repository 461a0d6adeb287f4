// Terms on their way out of a glossary and into it. What was decided about a word where it comes from lies beside its
// other fields, each note under "<term>/past/<its key>", so that the same note brought in twice is one. An import is one
// deed; taking it back is another, which leaves alone whatever somebody has touched in between. Both are one transaction,
// unless that would be longer than a document takes at once: then they are several, each of whole entries.

import { CarriedTerm, PastNote, pastKey, tidyTerm, type EntryChange, type Language } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, has, proseOf, setFields } from "./entries.ts";
import { addTerm, editTerm, isTakenBack, readTerms, restoreTerm, retireTerm } from "./glossary.ts";
import { paragraphsOf, readProse, writeProse } from "./prose.ts";

export type Carried = {
  readonly terms: readonly CarriedTerm[];
  /** ids of entries that cannot be read, or cannot travel */
  readonly unreadable: readonly string[];
};

/** All entries as they travel, in the order of their ids. */
export function readCarried(doc: Y.Doc): Carried {
  const pasts = readPasts(doc);
  const [terms, unreadable]: [CarriedTerm[], string[]] = [[], []];
  for (const entry of readTerms(doc)) {
    const definition = readProse(proseOf(doc, "definition", entry.id)).join("\n");
    const whole = entry.readable && tidyTerm({ ...entry.value, definition, past: pasts.get(entry.id) ?? [] });
    const parsed = CarriedTerm.safeParse(whole);
    if (parsed.success) terms.push(parsed.data);
    else unreadable.push(entry.id);
  }
  return { terms, unreadable };
}

/** What was decided about a word elsewhere, the oldest first. */
export function readPast(doc: Y.Doc, id: string): readonly PastNote[] {
  return readPasts(doc).get(id) ?? [];
}

const between = "/past/";

function readPasts(doc: Y.Doc): Map<string, PastNote[]> {
  const found = new Map<string, PastNote[]>();
  const map = collectionOf(doc, "terms");
  for (const key of [...map.keys()].toSorted()) {
    const at = key.indexOf(between);
    if (at < 0 || key.indexOf("/") !== at) continue;
    const parsed = PastNote.safeParse(map.get(key));
    const id = key.slice(0, at);
    if (parsed.success) found.set(id, [...(found.get(id) ?? []), parsed.data]);
  }
  for (const notes of found.values()) notes.sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""));
  return found;
}

/** What was written, for taking it back. */
export type CarriedIn = readonly { readonly before: CarriedTerm | null; readonly after: CarriedTerm }[];

/** Brings in what is new and what is changed. Throws a RangeError before anything is written. */
export function carryIn(doc: Y.Doc, changes: readonly EntryChange[]): CarriedIn {
  const wanted = changes.flatMap((change) => {
    if (change.kind !== "new" && change.kind !== "changed") return [];
    const after = demand(CarriedTerm, change.after, "term");
    if (change.kind === "new" && has(doc, "terms", after.id) && !isTakenBack(doc, after.id))
      throw new RangeError("terms: the id is taken");
    if (change.kind === "changed" && !has(doc, "terms", after.id)) throw new RangeError("terms: no such id");
    return { before: change.kind === "new" ? null : change.before, after };
  });
  inPortions(doc, wanted, ({ before, after }) => (before === null ? create(doc, after) : rewrite(doc, before, after)));
  return wanted;
}

/** Letters written at once: in UTF-8, with all that Yjs adds, this stays within a frame of 256 kB. */
const portion = 70_000;
/** Beside its words, an entry costs its keys. */
const keysOf = 500;

function inPortions(doc: Y.Doc, wanted: CarriedIn, write: (one: CarriedIn[number]) => void): void {
  const portions: CarriedIn[number][][] = [[]];
  let letters = 0;
  for (const one of wanted) {
    const cost = JSON.stringify(one).length + keysOf;
    if (letters + cost > portion && letters > 0) {
      portions.push([]);
      letters = 0;
    }
    letters += cost;
    portions.at(-1)!.push(one);
  }
  for (const each of portions) transact(doc, () => each.forEach(write));
}

function create(doc: Y.Doc, { id, headword, aliases, status, retiredBecause, definition, past }: CarriedTerm): void {
  collectionOf(doc, "terms").delete(`${id}/was`);
  addTerm(doc, { id, headword, aliases, definition, ...(status === "retired" ? {} : { status }) });
  if (retiredBecause !== null) retireTerm(doc, id, retiredBecause);
  addPast(doc, id, past);
}

/** Writes what differs between the two, and nothing else. */
function rewrite(doc: Y.Doc, before: CarriedTerm, after: CarriedTerm): void {
  const { id } = after;
  const languages: Language[] = ["sv", "en"];
  const headword = pick(
    languages.filter((at) => before.headword[at] !== after.headword[at]),
    after.headword,
  );
  const aliases = pick(
    languages.filter((at) => !sameList(before.aliases[at], after.aliases[at])),
    after.aliases,
  );
  const status = after.status !== "retired" && after.status !== before.status ? { status: after.status } : {};
  if (before.retiredBecause !== null && after.retiredBecause === null) restoreTerm(doc, id);
  editTerm(doc, id, { headword, aliases, ...status });
  if (after.retiredBecause !== null && after.retiredBecause !== before.retiredBecause)
    retireTerm(doc, id, after.retiredBecause);
  if (after.definition !== before.definition) replaceDefinition(doc, id, after.definition);
  const kept = new Set(after.past.map(pastKey));
  for (const note of before.past)
    if (!kept.has(pastKey(note))) collectionOf(doc, "terms").delete(`${id}${between}${pastKey(note)}`);
  addPast(doc, id, after.past);
}

function pick<T>(keys: readonly Language[], from: Readonly<Record<Language, T>>): Partial<Record<Language, T>> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

const sameList = (one: readonly string[], other: readonly string[]): boolean => one.join("\n") === other.join("\n");

function replaceDefinition(doc: Y.Doc, id: string, definition: string): void {
  const fragment = proseOf(doc, "definition", id);
  fragment.delete(0, fragment.length);
  writeProse(fragment, paragraphsOf(definition));
}

function addPast(doc: Y.Doc, id: string, notes: readonly PastNote[]): void {
  const map = collectionOf(doc, "terms");
  for (const note of notes) {
    const key = `past/${pastKey(note)}`;
    if (!map.has(`${id}/${key}`)) setFields(doc, "terms", id, { [key]: note });
  }
}

/**
 * Takes an import back: a new word that nobody has touched since goes, a changed one reads as before.
 * Answers the ids of what was touched and therefore stays as it is.
 */
export function takeBack(doc: Y.Doc, carried: CarriedIn): string[] {
  const now = new Map(readCarried(doc).terms.map((term) => [term.id, term]));
  const untouched = carried.filter(({ after }) => same(now.get(after.id), after));
  inPortions(doc, untouched, ({ before, after }) =>
    before === null ? remove(doc, after) : rewrite(doc, after, before),
  );
  const gone = new Set(untouched.map(({ after }) => after.id));
  return carried.flatMap(({ after }) => (gone.has(after.id) ? [] : after.id));
}

function remove(doc: Y.Doc, { id, headword }: CarriedTerm): void {
  const map = collectionOf(doc, "terms");
  for (const key of map.keys()) if (key.startsWith(`${id}/`)) map.delete(key);
  setFields(doc, "terms", id, { was: headword });
  const definition = proseOf(doc, "definition", id);
  definition.delete(0, definition.length);
}

function same(one: CarriedTerm | undefined, other: CarriedTerm): boolean {
  if (one === undefined) return false;
  const flat = ({ past, ...term }: CarriedTerm): string =>
    JSON.stringify([
      term.headword,
      term.aliases,
      term.status,
      term.retiredBecause,
      term.definition,
      past.map(pastKey).toSorted(),
    ]);
  return flat(one) === flat(other);
}
