// The accord: what seats have said of exact versions of a shared text (root map "endorsements") and when something was
// revealed (root map "reveals"), each record one value under "<id>/made". The server alone writes here, each record
// once and whole, in the name of the seat whose deed it is; nothing is ever edited or taken away.

import { Endorsement, Reveal } from "@hybrid/domain";
import type * as z from "zod/mini";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { demandFree, readEntries, setFields, type Collection, type Entry } from "./entries.ts";

/** Oldest first. */
export function readEndorsements(doc: Y.Doc): Entry<Endorsement>[] {
  return readMade(doc, "endorsements", Endorsement);
}

/** Oldest first. */
export function readReveals(doc: Y.Doc): Entry<Reveal>[] {
  return readMade(doc, "reveals", Reveal);
}

export function recordEndorsement(doc: Y.Doc, endorsement: Endorsement): void {
  record(doc, "endorsements", demand(Endorsement, endorsement, "endorsement"));
}

export function recordReveal(doc: Y.Doc, reveal: Reveal): void {
  record(doc, "reveals", demand(Reveal, reveal, "reveal"));
}

function record(doc: Y.Doc, collection: Collection, made: { readonly id: string }): void {
  demandFree(doc, collection, made.id);
  transact(doc, () => setFields(doc, collection, made.id, { made }));
}

function readMade<T extends z.ZodMiniType<{ readonly id: string; readonly at: number }>>(
  doc: Y.Doc,
  collection: Collection,
  schema: T,
): Entry<z.infer<T>>[] {
  const entries = readEntries(doc, collection, schema, (id, fields) => {
    const made = fields.get("made");
    return typeof made === "object" && made !== null ? { ...made, id } : made;
  });
  const at = (entry: Entry<z.infer<T>>) => (entry.readable ? entry.value.at : Number.MAX_SAFE_INTEGER);
  return entries.toSorted((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1));
}
