// A voice: what one seat says, and only that seat writes. About a picture it holds perspectives (root map
// "perspectives": written, sight, beingARisk, beingAtRisk, logic; words in the fragment "words:<factor>", why that
// logic weighs in "weighs:<factor>") and reservations (reservation.ts), about a glossary senses (root map "senses":
// written, alsoSay, example, source, notToConfuse; prose in "meaning:<term>" and "sets-going:<term>").
//
// The one holder may have two windows open, so that even here an entry can be created twice at once; entries.ts says
// why nothing is lost then. An entry is there as soon as any of its fields is: an edit made elsewhere at the time of
// a withdrawal therefore brings the perspective back, with what was edited.

import { EntryId, Perspective, Sense, emptyPerspective, emptySense } from "@hybrid/domain";
import * as z from "zod/mini";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, has, proseOf, readEntries, setFields, type Entry, type Fields } from "./entries.ts";

const PerspectiveChange = z.partial(z.omit(Perspective, { factor: true }));
const SenseChange = z.partial(z.omit(Sense, { term: true }));

/** Perspectives by the id of their factor. */
export function readPerspectives(doc: Y.Doc): Entry<Perspective>[] {
  return readEntries(doc, "perspectives", Perspective, (factor, fields) => ({
    factor,
    ...withDefaults(emptyPerspective, fields),
  }));
}

/** Writes what is given, and creates the perspective if it is not there; what is never said stays as it starts. */
export function writePerspective(doc: Y.Doc, factorId: string, change: Partial<Omit<Perspective, "factor">>): void {
  demand(EntryId, factorId, "factor");
  const fields = demand(PerspectiveChange, change, "perspective");
  transact(doc, () => setFields(doc, "perspectives", factorId, { written: true, ...fields }));
}

/** Takes the seat's own perspective away, words included; the one removal there is. */
export function withdrawPerspective(doc: Y.Doc, factorId: string): void {
  if (!has(doc, "perspectives", factorId)) return;
  const map = collectionOf(doc, "perspectives");
  const texts = [proseOf(doc, "words", factorId), proseOf(doc, "weighs", factorId)];
  transact(doc, () => {
    for (const key of map.keys()) if (key.startsWith(`${factorId}/`)) map.delete(key);
    for (const text of texts) text.delete(0, text.length);
  });
}

/** The perspective in words; null while it is not written. */
export function wordsOf(doc: Y.Doc, factorId: string): Y.XmlFragment | null {
  return has(doc, "perspectives", factorId) ? proseOf(doc, "words", factorId) : null;
}

/** Why the logic that weighs here does so, in words; null while no perspective is written. */
export function weighsOf(doc: Y.Doc, factorId: string): Y.XmlFragment | null {
  return has(doc, "perspectives", factorId) ? proseOf(doc, "weighs", factorId) : null;
}

/** Senses by the id of their term. */
export function readSenses(doc: Y.Doc): Entry<Sense>[] {
  return readEntries(doc, "senses", Sense, (term, fields) => ({ term, ...withDefaults(emptySense, fields) }));
}

/** Writes what is given, and creates the sense if it is not there. */
export function writeSense(doc: Y.Doc, termId: string, change: Partial<Omit<Sense, "term">> = {}): void {
  demand(EntryId, termId, "term");
  const fields = demand(SenseChange, change, "sense");
  transact(doc, () => setFields(doc, "senses", termId, { written: true, ...fields }));
}

/** What the term means to this seat; null while no sense is written. */
export function meaningOf(doc: Y.Doc, termId: string): Y.XmlFragment | null {
  return has(doc, "senses", termId) ? proseOf(doc, "meaning", termId) : null;
}

/** What the word sets going at this seat; null while no sense is written. */
export function setsGoingOf(doc: Y.Doc, termId: string): Y.XmlFragment | null {
  return has(doc, "senses", termId) ? proseOf(doc, "sets-going", termId) : null;
}

function withDefaults(defaults: Readonly<object>, fields: Fields): object {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, fields.has(name) ? fields.get(name) : value]),
  );
}
