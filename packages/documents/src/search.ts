// Where protection was looked for and not found, in the picture's root map "searches": domain, on, where, takenBack.
// Each search is an entry of its own, so that two who looked at once both stand.

import { Search, type FactorDomain } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { demandFree, demandKnown, readEntries, setFields, type Entry } from "./entries.ts";

export function readSearches(doc: Y.Doc): Entry<Search>[] {
  return readEntries(doc, "searches", Search, (id, fields) => ({
    id,
    domain: fields.get("domain"),
    on: fields.get("on"),
    where: fields.get("where"),
    takenBack: fields.get("takenBack") ?? false,
  }));
}

/** Answers that protection was looked for in a domain, and none found. `on` as "YYYY-MM-DD". */
export function noteSearch(
  doc: Y.Doc,
  search: { readonly id: string; readonly domain: FactorDomain; readonly on: string; readonly where: string },
): void {
  demandFree(doc, "searches", search.id);
  const { id, ...fields } = demand(Search, { ...search, where: search.where.trim(), takenBack: false }, "search");
  transact(doc, () => setFields(doc, "searches", id, fields));
}

export function takeSearchBack(doc: Y.Doc, id: string): void {
  demandKnown(doc, "searches", id);
  transact(doc, () => setFields(doc, "searches", id, { takenBack: true }));
}
