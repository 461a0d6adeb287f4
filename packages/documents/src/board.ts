// What is done to several factors at once: several from one note, one split into parts, two laid together. A part holds
// the id it was split from in "from", and a factor laid together with another holds that one's id in "into"; what is
// shown where follows from these alone (domain/together.ts), so that deeds done at once need no order among them.
//
// A seat's words about a factor stay where the seat wrote them. After a split it carries its own perspective to a part,
// in its own voice document and when it sees fit.

import { EntryId, headOf, layTogether, placeBetween, type Basis, type Factor, type FactorDomain } from "@hybrid/domain";
import * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, demandFree, demandKnown, has, proseOf, setFields } from "./entries.ts";
import { addFactor, readFactors } from "./picture.ts";
import { paragraphsOf, readProse, writeProse } from "./prose.ts";

export type NewFactor = {
  readonly id: string;
  readonly domain: FactorDomain;
  readonly basis?: Partial<Basis>;
  readonly observation: string;
};

/** Adds several, each last in its domain, as one deed. */
export function addFactors(doc: Y.Doc, factors: readonly NewFactor[]): void {
  demandDistinct(doc, factors);
  transact(doc, () => {
    for (const factor of factors) addFactor(doc, factor);
  });
}

/**
 * Makes parts of a factor, right after it and with the same basis. The original stays, with what every seat has said
 * about it.
 */
export function splitFactor(doc: Y.Doc, id: string, parts: readonly { id: string; observation: string }[]): void {
  const { factor, next } = demandReadable(doc, id);
  if (parts.length < 2) throw new RangeError("a split has two parts or more");
  demandDistinct(doc, parts);
  const { domain, basis } = factor;
  transact(doc, () => {
    let { place } = factor;
    for (const part of parts) {
      place = placeBetween(place, next);
      addFactor(doc, { id: part.id, domain, place, basis, observation: part.observation });
      setFields(doc, "factors", part.id, { from: id });
    }
  });
}

/** Shows a factor under another one, with its basis and all that was said about it. */
export function mergeFactor(doc: Y.Doc, id: string, into: string): void {
  demandKnown(doc, "factors", id);
  const target = demandReadable(doc, into);
  const head = headOf(target.factor, target.known).id;
  if (head === id || into === id) throw new RangeError("factors: it is laid together with itself");
  transact(doc, () => setFields(doc, "factors", id, { into: head }));
}

/** Undoes a split: lays the parts together with their original, which stands again with all of them. */
export function joinParts(doc: Y.Doc, id: string): void {
  const { known } = demandReadable(doc, id);
  const parts = layTogether([...known.values()]).parts.get(id) ?? [];
  transact(doc, () => {
    for (const part of parts) if (headOf(known.get(id)!, known).id !== part.id) mergeFactor(doc, part.id, id);
  });
}

/** Lets a factor stand by itself again, where it stood before. */
export function takeApart(doc: Y.Doc, id: string): void {
  demandKnown(doc, "factors", id);
  transact(doc, () => setFields(doc, "factors", id, { into: null }));
}

/**
 * In a voice: lays what this seat has said about one factor on another one. What it has said there already stays; the
 * words are added after. The first one is then no longer said.
 */
export function carryPerspective(voice: Y.Doc, from: string, to: string): void {
  demand(EntryId, to, "factor");
  if (from === to || !has(voice, "perspectives", from)) return;
  const map = collectionOf(voice, "perspectives");
  const [mine, theirs] = [`${from}/`, `${to}/`];
  transact(voice, () => {
    for (const [key, value] of Object.entries(map.toJSON())) {
      if (!key.startsWith(mine)) continue;
      const target = theirs + key.slice(mine.length);
      if (!map.has(target)) map.set(target, value);
      map.delete(key);
    }
    for (const prose of ["words", "weighs"] as const)
      carryProse(proseOf(voice, prose, from), proseOf(voice, prose, to));
  });
}

function carryProse(from: Y.XmlFragment, to: Y.XmlFragment): void {
  const words = readProse(from).filter((paragraph) => paragraph.trim() !== "");
  if (words.length > 0) writeProse(to, words);
  from.delete(0, from.length);
}

function demandDistinct(doc: Y.Doc, factors: readonly { readonly id: string; readonly observation: string }[]): void {
  for (const { id, observation } of factors) {
    demandFree(doc, "factors", id);
    if (paragraphsOf(observation).length === 0) throw new RangeError("an observation has words");
  }
  if (new Set(factors.map(({ id }) => id)).size < factors.length) throw new RangeError("factors: an id twice");
}

function demandReadable(doc: Y.Doc, id: string): { factor: Factor; next: string | null; known: Map<string, Factor> } {
  const factors = readFactors(doc).flatMap((entry) => (entry.readable ? entry.value : []));
  const at = factors.findIndex((factor) => factor.id === id);
  const factor = factors[at];
  if (!factor) throw new RangeError("factors: no such id");
  const next = factors[at + 1];
  return {
    factor,
    next: next?.domain === factor.domain ? next.place : null,
    known: new Map(factors.map((one) => [one.id, one])),
  };
}
