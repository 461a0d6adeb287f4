// The documents that come with belonging: a glossary when the coordinator founds it, a voice and own notes when a seat
// is let in. They begin empty: nobody speaks for another, not even a template.
import { randomBytes } from "node:crypto";
import { initialContent } from "@hybrid/documents";
import type { DocumentRecord, Space } from "@hybrid/domain";
import { termTemplate } from "@hybrid/domain/templates";
import type { FoundedDocument, SpaceRecord } from "@hybrid/store";

export const newId = (): string => randomBytes(16).toString("hex");

/** The Yjs client id of what the server wrote; real clients draw theirs from four billion. */
const templateClient = 1;

export function blankRecord(space: string, kind: DocumentRecord["kind"]): DocumentRecord {
  return { id: newId(), epoch: 1, space, kind, about: null, seat: null, organisation: null, title: null };
}

/** `starter`: with the terms of the template, for the group to correct. */
export function glossaryDocument(space: Space, by: FoundedDocument["actor"], starter: boolean): FoundedDocument {
  const terms = starter ? termTemplate : [];
  return {
    record: blankRecord(space.id, "glossary"),
    content: initialContent({ kind: "glossary", terms }, space.language, templateClient),
    actor: by,
    clients: [templateClient],
  };
}

/**
 * The accords, thoughts, voices and own notes that the documents, seats and admissions of a space call for and lack.
 */
export function missingDocuments(circle: SpaceRecord): FoundedDocument[] {
  const { documents, seats, admissions, space } = circle;
  const speaking = seats.filter(({ role, closed }) => role === "organisation" && closed === null);
  const glossary = documents.find(({ kind }) => kind === "glossary");
  const wanted = new Map<string, DocumentRecord>();
  const want = (record: DocumentRecord) => {
    const same = ({ kind, about, seat, organisation }: DocumentRecord) => `${kind} ${about} ${seat} ${organisation}`;
    if (!documents.some((each) => same(each) === same(record))) wanted.set(same(record), record);
  };
  for (const { id, kind } of documents) {
    if (kind === "glossary" || kind === "picture") want({ ...blankRecord(space.id, "accord"), about: id });
    if (kind === "picture") want({ ...blankRecord(space.id, "thoughts"), about: id });
  }
  for (const seat of speaking) {
    if (glossary) want({ ...blankRecord(space.id, "voice"), about: glossary.id, seat: seat.id });
    for (const { picture, kinds } of admissions.filter((each) => each.seat === seat.id)) {
      if (documents.some(({ id, kind }) => id === picture && kind === "pattern")) continue;
      for (const kind of ["voice", "first"] as const)
        if (kinds.includes("voice")) want({ ...blankRecord(space.id, kind), about: picture, seat: seat.id });
      if (kinds.includes("notes"))
        want({ ...blankRecord(space.id, "notes"), about: picture, organisation: seat.organisation });
    }
  }
  const nobody = { person: "", seat: "", session: "" };
  return [...wanted.values()].map((record) => ({ record, content: null, actor: nobody, clients: [] }));
}
