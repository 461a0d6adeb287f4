// The person's own voice in a picture: root map "said" (factor, disputes, notedBy, notedOn, saidOn, setting, retired)
// with the words in "said:<id>", and a plain-language version in the root fragment "plain" with the day it was gone
// through with the person in the root map "plain-check".

import { Day, Id, PlainCheck, Saying, compareSayings } from "@hybrid/domain";
import * as z from "zod/mini";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { demandFree, has, inOrder, proseOf, readEntries, restore, retire, setFields, type Entry } from "./entries.ts";
import { paragraphsOf, writeProse } from "./prose.ts";

/** The latest first; after them the unreadable ones. */
export function readSayings(doc: Y.Doc): Entry<Saying>[] {
  const entries = readEntries(doc, "said", Saying, (id, fields) => {
    const orNull = (field: string): unknown => fields.get(field) ?? null;
    return {
      id,
      factor: orNull("factor"),
      disputes: fields.get("disputes") ?? false,
      notedBy: orNull("notedBy"),
      notedOn: fields.get("notedOn"),
      saidOn: orNull("saidOn"),
      setting: fields.get("setting") ?? "",
      retired: orNull("retired"),
    };
  });
  return inOrder(entries, compareSayings);
}

export function noteSaying(
  doc: Y.Doc,
  saying: Pick<Saying, "id" | "notedBy" | "notedOn"> &
    Partial<Pick<Saying, "factor" | "disputes" | "saidOn" | "setting">> & { readonly words: string },
): void {
  demandFree(doc, "said", saying.id);
  const paragraphs = paragraphsOf(saying.words);
  if (paragraphs.length === 0) throw new RangeError("said: no words");
  const defaults = { factor: null, disputes: false, saidOn: null, setting: "", retired: null };
  const { id, retired: _, ...fields } = demand(Saying, { ...defaults, ...saying }, "said");
  transact(doc, () => {
    setFields(doc, "said", id, fields);
    writeProse(proseOf(doc, "said", id), paragraphs);
  });
}

/** Sets aside what was noted wrongly, with a reason; nothing is removed. */
export function retireSaying(doc: Y.Doc, id: string, reason: string): void {
  retire(doc, "said", id, reason);
}

export function restoreSaying(doc: Y.Doc, id: string): void {
  restore(doc, "said", id);
}

/** The person's words; null for an unknown id. */
export function saidOf(doc: Y.Doc, id: string): Y.XmlFragment | null {
  return has(doc, "said", id) ? proseOf(doc, "said", id) : null;
}

/** The picture in plain language, for the person to read or to have read. */
export function plainOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment("plain");
}

/** When it was last gone through with the person; null while nobody has said so. */
export function readPlainCheck(doc: Y.Doc): PlainCheck | null {
  const check = PlainCheck.safeParse(doc.getMap("plain-check").get("last"));
  return check.success ? check.data : null;
}

/**
 * Says that somebody went through it with the person on a day. One value, so that of two said at once one wins whole.
 */
export function checkPlain(doc: Y.Doc, on: string, by: string | null): void {
  const check = { on: demand(Day, on, "day"), by: demand(z.nullable(Id), by, "seat") };
  transact(doc, () => doc.getMap("plain-check").set("last", check));
}
