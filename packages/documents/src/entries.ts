// How entries (factors, terms, perspectives and their like) live in a Y.Doc: flat, in one root map a collection, under
// keys "<id>/<field>". A nested Y.Map for each entry would be the obvious layout, but two replicas that create the same
// entry at once would each make a map, and one of the two subtrees would silently lose. A flat key and a root type of a
// given name have no such moment of creation: they merge. For the same reason an entry's prose lies beside it, in a
// root fragment "<field>:<id>". Nothing needs to exist before it is written to, and each field is kept on its own.
//
// Whatever is found is untrusted: a peer can put anything under any key. Ids are only ever keys of a Map here, never
// of an object, so that "__proto__" is a word like any other.

import { EntryId, Reason } from "@hybrid/domain";
import type * as z from "zod/mini";
import * as Y from "yjs";
import { demand, transact, whyNot } from "./deed.ts";

/** What a reader gets for every entry: its value, or why it cannot be read. */
export type Entry<T> =
  | { readonly readable: true; readonly id: string; readonly value: T }
  | { readonly readable: false; readonly id: string; readonly why: string };

export type Fields = ReadonlyMap<string, unknown>;

/** The name of a root map that holds entries. */
export type Collection =
  | "factors"
  | "terms"
  | "perspectives"
  | "senses"
  | "endorsements"
  | "reveals"
  | "reservations"
  | "first-thoughts"
  | "rounds"
  | "searches"
  | "differences"
  | "links"
  | "commitments"
  | "commitment-links"
  | "said"
  | "events"
  | "series"
  | "impressions"
  | "measures";

/** The name of a root fragment that belongs to an entry. */
export type Prose =
  | "observation"
  | "definition"
  | "words"
  | "meaning"
  | "sets-going"
  | "weighs"
  | "why"
  | "would-change"
  | "said"
  | "event"
  | "commitment"
  | "impression"
  | "measure";

export function collectionOf(doc: Y.Doc, collection: Collection): Y.Map<unknown> {
  return doc.getMap(collection);
}

export function proseOf(doc: Y.Doc, prose: Prose, id: string): Y.XmlFragment {
  return doc.getXmlFragment(`${prose}:${id}`);
}

/** The fields found for each id, in the order of the ids, which is the same on every replica. */
export function fieldsById(map: Y.Map<unknown>): Map<string, Fields> {
  const found = new Map<string, Map<string, unknown>>();
  for (const key of [...map.keys()].toSorted()) {
    const slash = key.indexOf("/");
    const id = slash < 0 ? key : key.slice(0, slash);
    const fields = found.get(id) ?? new Map<string, unknown>();
    found.set(id, fields.set(slash < 0 ? "" : key.slice(slash + 1), map.get(key)));
  }
  return found;
}

/**
 * Reads a collection through a schema. `assemble` lays the fields out as the schema expects them. A colleague's letter
 * in some text changes no entry, and there are many letters: what was read is kept until the collection itself changes.
 */
export function readEntries<T extends z.ZodMiniType>(
  doc: Y.Doc,
  collection: Collection,
  schema: T,
  assemble: (id: string, fields: Fields) => unknown,
): Entry<z.infer<T>>[] {
  const map = collectionOf(doc, collection);
  const kept = readingsOf(doc);
  const known = kept.get(map);
  if (known?.entries && known.schema === schema) return [...(known.entries as Entry<z.infer<T>>[])];
  const entries = [...fieldsById(map)].map(([id, fields]): Entry<z.infer<T>> => {
    const parsed = schema.safeParse(assemble(id, fields));
    if (parsed.success) return { readable: true, id, value: parsed.data };
    return { readable: false, id, why: whyNot(parsed.error) };
  });
  // Within a deed, what has been written so far is not told of yet.
  if (doc._transaction === null) kept.set(map, { ...known, schema, entries });
  return [...entries];
}

type Reading = {
  readonly schema?: unknown;
  readonly entries?: readonly unknown[];
  readonly ids?: ReadonlySet<string>;
};
type Readings = Map<unknown, Reading>;

const readings = new WeakMap<Y.Doc, Readings>();

function readingsOf(doc: Y.Doc): Readings {
  // A deed that is not over changes what is read without a word: nothing that was kept holds for it.
  if (doc._transaction !== null) return new Map();
  const known = readings.get(doc);
  if (known) return known;
  const kept: Readings = new Map();
  // Before any observer hears of it, so that none of them reads what was.
  doc.on("beforeObserverCalls", ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) kept.delete(type);
  });
  readings.set(doc, kept);
  return kept;
}

/** What can be read in the order given; after it the unreadable ones, by id. */
export function inOrder<T>(entries: readonly Entry<T>[], compare: (a: T, b: T) => number): Entry<T>[] {
  return entries.toSorted((a, b) =>
    a.readable && b.readable ? compare(a.value, b.value) : Number(b.readable) - Number(a.readable),
  );
}

/** Whether anything is known under this id, readable or not. */
export function has(doc: Y.Doc, collection: Collection, id: string): boolean {
  const map = collectionOf(doc, collection);
  if (doc._transaction === null) return idsIn(doc, map).has(id);
  const start = `${id}/`;
  for (const key of map.keys()) if (key.startsWith(start)) return true;
  return false;
}

/** Gathered once for each change: whoever reads two thousand entries asks of each whether it is there. */
function idsIn(doc: Y.Doc, map: Y.Map<unknown>): ReadonlySet<string> {
  const kept = readingsOf(doc);
  const known = kept.get(map);
  if (known?.ids) return known.ids;
  const ids = new Set<string>();
  for (const key of map.keys()) if (key.includes("/")) ids.add(key.slice(0, key.indexOf("/")));
  kept.set(map, { ...known, ids });
  return ids;
}

/** Throws a RangeError unless the id may name a new entry. */
export function demandFree(doc: Y.Doc, collection: Collection, id: string): void {
  demand(EntryId, id, "id");
  if (has(doc, collection, id)) throw new RangeError(`${collection}: the id is taken`);
}

/** Throws a RangeError unless there is such an entry. */
export function demandKnown(doc: Y.Doc, collection: Collection, id: string): void {
  if (!has(doc, collection, id)) throw new RangeError(`${collection}: no such id`);
}

/** Sets the fields that differ from what is there, and leaves those that are undefined alone. */
export function setFields(doc: Y.Doc, collection: Collection, id: string, fields: Readonly<object>): void {
  const map = collectionOf(doc, collection);
  for (const [field, value] of Object.entries(fields)) {
    const key = `${id}/${field}`;
    if (value !== undefined && !(map.has(key) && map.get(key) === value)) map.set(key, value);
  }
}

/** Sets an entry aside with a reason, beside everything else it holds. */
export function retire(doc: Y.Doc, collection: Collection, id: string, reason: string): void {
  demandKnown(doc, collection, id);
  const retired = demand(Reason, reason.trim(), "reason");
  transact(doc, () => setFields(doc, collection, id, { retired }));
}

export function restore(doc: Y.Doc, collection: Collection, id: string): void {
  demandKnown(doc, collection, id);
  transact(doc, () => setFields(doc, collection, id, { retired: null }));
}

/** Calls back after each transaction that touched the collection's fields; prose is observed on its fragment. */
export function watch(doc: Y.Doc, collection: Collection, listener: () => void): () => void {
  const map = collectionOf(doc, collection);
  map.observe(listener);
  return () => map.unobserve(listener);
}
