// For tests: replicas of one document that act apart and hear of each other late.

import * as Y from "yjs";
import {
  definitionOf,
  observationOf,
  readFactors,
  readPerspectives,
  readSenses,
  readTerms,
  wordsOf,
  writeProse,
} from "../index.ts";

/** Replicas that keep what they have made until it is delivered. The client ids decide ties, so they are given. */
export function replicas(clients: readonly number[]) {
  return clients.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    const made: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "delivery") made.push(update);
    });
    return { doc, made, heard: new Map<number, number>() };
  });
}

export type Replica = ReturnType<typeof replicas>[number];

export function deliver(all: readonly Replica[], to: number, from: number, howMany = Infinity): void {
  const receiver = all[to];
  const sender = all[from];
  if (receiver === undefined || sender === undefined || to === from) return;
  const start = receiver.heard.get(from) ?? 0;
  const end = Math.min(sender.made.length, start + howMany);
  // The later of several updates first: the wire may do that, and Yjs keeps it until the earlier ones are there.
  for (const update of sender.made.slice(start, end).toReversed()) Y.applyUpdate(receiver.doc, update, "delivery");
  receiver.heard.set(from, end);
}

export function deliverAll(all: readonly Replica[]): void {
  for (let to = 0; to < all.length; to++) for (let from = 0; from < all.length; from++) deliver(all, to, from);
}

/** All that is read of a document. */
export const state = (doc: Y.Doc) => ({
  factors: readFactors(doc).map((entry) => [entry, observationOf(doc, entry.id)?.toJSON()]),
  terms: readTerms(doc).map((entry) => [entry, definitionOf(doc, entry.id)?.toJSON()]),
  perspectives: readPerspectives(doc).map((entry) => [entry, wordsOf(doc, entry.id)?.toJSON()]),
  senses: readSenses(doc),
});

export function writeInto(fragment: Y.XmlFragment | null, text: string): void {
  if (fragment !== null) writeProse(fragment, [text]);
}
