// The picture: an aim sentence, a narrative, and factors. A factor's fields lie in the root map "factors" (at, basis.*,
// retired, from, into) and its observation in the fragment "observation:<id>"; entries.ts says why. Domain and place
// are one value, so that of two moves at once one wins whole.

import {
  Basis,
  Factor,
  FactorDomain,
  Place,
  compareFactors,
  emptyBasis,
  placeBetween,
  type FactorDomain as Domain,
} from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import {
  demandFree,
  demandKnown,
  has,
  inOrder,
  proseOf,
  readEntries,
  restore,
  retire,
  setFields,
  type Entry,
  type Fields,
} from "./entries.ts";
import { paragraphsOf, writeProse } from "./prose.ts";

/** What the group acts on together: one paragraph. */
export function aimOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment("aim");
}

export function narrativeOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment("narrative");
}

/** Factors by domain, place and id; after them the unreadable ones, by id. Retired ones are included. */
export function readFactors(doc: Y.Doc): Entry<Factor>[] {
  const entries = readEntries(doc, "factors", Factor, assemble);
  return inOrder(entries, compareFactors);
}

function assemble(id: string, fields: Fields): unknown {
  const { domain, place } = (fields.get("at") ?? {}) as Partial<Record<"domain" | "place", unknown>>;
  const basis = Object.keys(emptyBasis).map((name) => [
    name,
    fields.has(`basis.${name}`) ? fields.get(`basis.${name}`) : emptyBasis[name as keyof Basis],
  ]);
  const [retired, from, into] = ["retired", "from", "into"].map((field) => fields.get(field) ?? null);
  return { id, domain, place, basis: Object.fromEntries(basis), retired, from, into };
}

/** Without a place the factor goes last in its domain. */
export function addFactor(
  doc: Y.Doc,
  factor: { id: string; domain: Domain; place?: string; basis?: Partial<Basis>; observation?: string },
): void {
  const { id, domain, basis = {}, observation = "" } = factor;
  demandFree(doc, "factors", id);
  const at = demandPosition({ domain, place: factor.place ?? lastPlace(doc, domain) });
  const fields = basisFields(basis);
  transact(doc, () => {
    setFields(doc, "factors", id, { at, ...fields });
    writeProse(proseOf(doc, "observation", id), paragraphsOf(observation));
  });
}

/** Changes the fields that are given; a colleague's change of another field stays. */
export function editBasis(doc: Y.Doc, id: string, basis: Partial<Basis>): void {
  demandKnown(doc, "factors", id);
  const fields = basisFields(basis);
  transact(doc, () => setFields(doc, "factors", id, fields));
}

export function moveFactor(doc: Y.Doc, id: string, to: { domain: Domain; place: string }): void {
  demandKnown(doc, "factors", id);
  const at = demandPosition(to);
  transact(doc, () => setFields(doc, "factors", id, { at }));
}

export function retireFactor(doc: Y.Doc, id: string, reason: string): void {
  retire(doc, "factors", id, reason);
}

export function restoreFactor(doc: Y.Doc, id: string): void {
  restore(doc, "factors", id);
}

/** What was seen, in prose; null for an unknown factor. */
export function observationOf(doc: Y.Doc, id: string): Y.XmlFragment | null {
  return has(doc, "factors", id) ? proseOf(doc, "observation", id) : null;
}

function demandPosition({ domain, place }: { domain: Domain; place: string }): { domain: Domain; place: string } {
  return { domain: demand(FactorDomain, domain, "domain"), place: demand(Place, place, "place") };
}

function basisFields(basis: Partial<Basis>): Record<string, unknown> {
  const given = Object.entries(basis).filter(([, value]) => value !== undefined);
  const full = demand(Basis, { ...emptyBasis, ...Object.fromEntries(given) }, "basis");
  return Object.fromEntries(given.map(([name]) => [`basis.${name}`, full[name as keyof Basis]]));
}

function lastPlace(doc: Y.Doc, domain: Domain): string {
  const places = readFactors(doc).flatMap((entry) =>
    entry.readable && entry.value.domain === domain ? entry.value.place : [],
  );
  return placeBetween(places.at(-1) ?? null, null);
}
