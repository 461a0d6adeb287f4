// The smallest foundings that tests need.
import type { DocumentRecord } from "@hybrid/domain";
import type { Address } from "@hybrid/sync";
import type { Founding } from "../store.ts";

/** A space of its own around one empty document. */
export function foundingOf({ document, epoch }: Address): Founding {
  const space = `space of ${document}`;
  const record = recordOf({ id: document, epoch, space });
  return {
    space: { id: space, name: "Lindhamra", language: "sv" },
    organisations: [],
    seats: [],
    people: [],
    holdings: [],
    admissions: [],
    documents: [{ record, content: null, actor: { person: "", seat: "", session: "" }, clients: [] }],
  };
}

/** A document's record: a glossary unless told otherwise. */
export function recordOf(known: Partial<DocumentRecord> & { id: string; space: string }): DocumentRecord {
  return { epoch: 1, kind: "glossary", about: null, seat: null, organisation: null, title: null, ...known };
}
