// What kind of difference the group says it is, in the picture's root map "differences", by factor: word, facts,
// judgement, mandates, term. Each kind is a field, so that two people who each name one at once both keep theirs.

import { EntryId, NamedDifference } from "@hybrid/domain";
import * as z from "zod/mini";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { readEntries, setFields, type Entry } from "./entries.ts";

const Change = z.partial(z.omit(NamedDifference, { factor: true }));

export const noDifference: Omit<NamedDifference, "factor"> = {
  word: false,
  facts: false,
  judgement: false,
  mandates: false,
  term: null,
};

export function readDifferences(doc: Y.Doc): Entry<NamedDifference>[] {
  return readEntries(doc, "differences", NamedDifference, (factor, fields) => {
    const said = Object.entries(noDifference).map(([name, value]) => [name, fields.get(name) ?? value]);
    return { factor, ...(Object.fromEntries(said) as object) };
  });
}

/** Says what kind of difference it is, or no longer is; what is not given stays. */
export function nameDifference(doc: Y.Doc, factorId: string, change: Partial<Omit<NamedDifference, "factor">>): void {
  demand(EntryId, factorId, "factor");
  const fields = demand(Change, change, "difference");
  transact(doc, () => setFields(doc, "differences", factorId, fields));
}
