// What happened, in the root map "events" (day, until, met, basis, retired) with the words in "event:<id>".

import { Basis, Happening, compareHappenings, emptyBasis } from "@hybrid/domain";
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
} from "./entries.ts";
import { paragraphsOf, writeProse } from "./prose.ts";

/** As they followed each other; after them the unreadable ones. Retired ones are included. */
export function readHappenings(doc: Y.Doc): Entry<Happening>[] {
  const entries = readEntries(doc, "events", Happening, (id, fields) => ({
    id,
    day: fields.get("day"),
    until: fields.get("until") ?? null,
    met: fields.get("met") ?? false,
    basis: fields.get("basis") ?? emptyBasis,
    retired: fields.get("retired") ?? null,
  }));
  return inOrder(entries, compareHappenings);
}

export function addHappening(
  doc: Y.Doc,
  happening: {
    id: string;
    day: string;
    until?: string | null;
    met?: boolean;
    basis?: Partial<Basis>;
    words: string;
  },
): void {
  demandFree(doc, "events", happening.id);
  const paragraphs = paragraphsOf(happening.words);
  if (paragraphs.length === 0) throw new RangeError("events: no words");
  const given = { until: null, met: false, ...happening, basis: { ...emptyBasis, ...happening.basis }, retired: null };
  const { id, day, until, met, basis } = demand(Happening, given, "event");
  transact(doc, () => {
    setFields(doc, "events", id, { day, until, met, basis });
    writeProse(proseOf(doc, "event", id), paragraphs);
  });
}

/** Puts it on another day. */
export function dateHappening(doc: Y.Doc, id: string, days: { day: string; until: string | null }): void {
  demandKnown(doc, "events", id);
  const { day, until } = demand(Happening, { id, ...days, met: false, basis: emptyBasis, retired: null }, "event");
  transact(doc, () => setFields(doc, "events", id, { day, until }));
}

/** Says that it was a meeting of the group, or that it was not. */
export function markMeeting(doc: Y.Doc, id: string, met: boolean): void {
  demandKnown(doc, "events", id);
  transact(doc, () => setFields(doc, "events", id, { met }));
}

export function retireHappening(doc: Y.Doc, id: string, reason: string): void {
  retire(doc, "events", id, reason);
}

export function restoreHappening(doc: Y.Doc, id: string): void {
  restore(doc, "events", id);
}

/** What happened, in prose; null for an unknown id. */
export function happeningOf(doc: Y.Doc, id: string): Y.XmlFragment | null {
  return has(doc, "events", id) ? proseOf(doc, "event", id) : null;
}
