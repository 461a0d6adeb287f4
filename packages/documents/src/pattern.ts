// A picture of a place or a pattern: aim and narrative as every picture has them (picture.ts), and beside each other
// counts (root map "series"; the counts are one value, since a table is taken over whole), impressions (root map
// "impressions", words in "impression:<id>") and the measures of a plan (root map "measures", words in "measure:<id>").

import { Basis, Impression, Measure, Series, emptyBasis } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import {
  demandFree,
  demandKnown,
  has,
  proseOf,
  readEntries,
  restore,
  retire,
  setFields,
  type Entry,
} from "./entries.ts";
import { paragraphsOf, writeProse } from "./prose.ts";

export type PatternCollection = "series" | "impressions" | "measures";

export function readSeries(doc: Y.Doc): Entry<Series>[] {
  return readEntries(doc, "series", Series, (id, fields) => ({
    ...Object.fromEntries(["title", "unit", "source", "taken", "counts"].map((field) => [field, fields.get(field)])),
    id,
    retired: fields.get("retired") ?? null,
  }));
}

export function addSeries(doc: Y.Doc, series: Omit<Series, "retired">): void {
  demandFree(doc, "series", series.id);
  const { id, retired: _, ...fields } = demand(Series, { ...series, retired: null }, "series");
  transact(doc, () => setFields(doc, "series", id, fields));
}

export function readImpressions(doc: Y.Doc): Entry<Impression>[] {
  return readEntries(doc, "impressions", Impression, (id, fields) => ({
    id,
    basis: fields.get("basis") ?? emptyBasis,
    retired: fields.get("retired") ?? null,
  }));
}

export function addImpression(doc: Y.Doc, impression: { id: string; basis?: Partial<Basis>; words: string }): void {
  const { id, words } = impression;
  demandFree(doc, "impressions", id);
  const paragraphs = demandWords(words);
  const basis = demand(Basis, { ...emptyBasis, ...impression.basis }, "basis");
  transact(doc, () => {
    setFields(doc, "impressions", id, { basis });
    writeProse(proseOf(doc, "impression", id), paragraphs);
  });
}

/** The words of an impression; null for an unknown id. */
export function impressionOf(doc: Y.Doc, id: string): Y.XmlFragment | null {
  return has(doc, "impressions", id) ? proseOf(doc, "impression", id) : null;
}

/** By the day they are to be done by, those without a day last. */
export function readMeasures(doc: Y.Doc): Entry<Measure>[] {
  const entries = readEntries(doc, "measures", Measure, (id, fields) => ({
    id,
    organisation: fields.get("organisation") ?? "",
    seat: fields.get("seat") ?? null,
    by: fields.get("by") ?? null,
    done: fields.get("done") ?? null,
    retired: fields.get("retired") ?? null,
  }));
  const due = (entry: Entry<Measure>): string => (entry.readable ? (entry.value.by ?? "9999") : "99999");
  return entries.toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.id < b.id ? -1 : 1));
}

export function addMeasure(
  doc: Y.Doc,
  measure: { id: string; words: string; organisation: string; seat: string | null; by: string | null },
): void {
  const { words, ...rest } = measure;
  demandFree(doc, "measures", rest.id);
  const paragraphs = demandWords(words);
  const { id, organisation, seat, by } = demand(Measure, { ...rest, done: null, retired: null }, "measure");
  transact(doc, () => {
    setFields(doc, "measures", id, { organisation, seat, by });
    writeProse(proseOf(doc, "measure", id), paragraphs);
  });
}

/** Says on which day a measure was done; null takes that back. */
export function finishMeasure(doc: Y.Doc, id: string, done: string | null): void {
  demandKnown(doc, "measures", id);
  demand(Measure.shape.done, done, "day");
  transact(doc, () => setFields(doc, "measures", id, { done }));
}

/** What a measure is, in prose; null for an unknown id. */
export function measureOf(doc: Y.Doc, id: string): Y.XmlFragment | null {
  return has(doc, "measures", id) ? proseOf(doc, "measure", id) : null;
}

/** Sets an entry aside with a reason; it stays in the document. */
export function retireEntry(doc: Y.Doc, collection: PatternCollection, id: string, reason: string): void {
  retire(doc, collection, id, reason);
}

export function restoreEntry(doc: Y.Doc, collection: PatternCollection, id: string): void {
  restore(doc, collection, id);
}

function demandWords(words: string): string[] {
  const paragraphs = paragraphsOf(words);
  if (paragraphs.length === 0) throw new RangeError("no words");
  return paragraphs;
}
