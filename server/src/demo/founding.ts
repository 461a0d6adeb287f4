// Founds the demo group: one space in Swedish and one in English, written from the templates once. A start that finds
// a space founds nothing, so what visitors wrote stays.
import { randomBytes } from "node:crypto";
import { initialContent, type InitialContent, type SeatsByKind } from "@hybrid/documents";
import { languages, pictureKinds, type DocumentRecord, type Language } from "@hybrid/domain";
import { demoGroup, termTemplate, underpass, type PictureTemplate, type TemplateKind } from "@hybrid/domain/templates";
import type { FoundedDocument, Founding, Records } from "@hybrid/store";
import { agreedWords } from "./agreed-words.ts";

const spaceOf = (language: Language) => `lindhamra-${language}`;

/** The spaces that belong to the demo, and to nothing else. */
export const demoSpaces: readonly string[] = languages.map(spaceOf);

/** The Yjs client id of what the server wrote; real clients draw theirs from four billion. */
const templateClient = 1;

/** `now`: milliseconds since 1970; the templates' dates are counted from that day. */
export async function foundDemo(records: Records, now: number): Promise<void> {
  const there = new Set((await records.readSpaces()).map((space) => space.id));
  const founded = new Date(now).toISOString().slice(0, 10);
  for (const language of languages)
    if (!there.has(spaceOf(language))) await foundOnce(records, foundingIn(language, founded, now));
}

/** Servers on one database may start at the same time: one of them founds. */
async function foundOnce(records: Records, founding: Founding): Promise<void> {
  try {
    await records.foundSpace(founding);
  } catch (error) {
    const isThere = (await records.readSpaces()).some(({ id }) => id === founding.space.id);
    if (!isThere) throw error;
  }
}

export type Chair = {
  readonly kind: TemplateKind | null;
  readonly holder: string;
  readonly seat: string;
  readonly organisation: string | null;
};

function foundingIn(language: Language, founded: string, now: number): Founding {
  const space = spaceOf(language);
  const chairs: readonly Chair[] = [
    ...demoGroup.organisations.map(({ kind, holder }) => ({
      kind,
      holder,
      seat: `${space}-${kind}`,
      organisation: `${space}-org-${kind}`,
    })),
    { kind: null, holder: demoGroup.coordinator.holder, seat: `${space}-coordinator`, organisation: null },
  ];
  const pictures = demoGroup.pictures.map((template) => ({ template, id: newId() }));
  const place = placeDocument(space, language, chairs, founded);
  return {
    space: { id: space, name: demoGroup.name[language], language },
    organisations: demoGroup.organisations.map(({ kind, name }) => ({
      id: `${space}-org-${kind}`,
      space,
      kind,
      name: name[language],
    })),
    seats: chairs.map(({ seat, organisation }) => ({
      id: seat,
      space,
      organisation,
      role: organisation === null ? "coordinator" : "organisation",
      until: null,
      closed: null,
    })),
    people: chairs.map(({ seat, holder }) => ({ id: personIn(seat), name: holder })),
    holdings: chairs.map(({ seat }) => ({ seat, person: personIn(seat) })),
    admissions: [
      ...pictures.flatMap(({ template, id }) =>
        admitted(template, chairs).map(({ seat }) => ({ picture: id, seat, kinds: pictureKinds })),
      ),
      ...chairs.map(({ seat }) => ({ picture: place.record.id, seat, kinds: ["picture" as const] })),
    ],
    documents: [
      ...glossaryDocuments(space, language, chairs, now),
      ...pictures.flatMap(({ template, id }) => pictureDocuments(space, language, chairs, template, id, founded)),
      place,
    ],
  };
}

/** The fictional person of a demo seat. A real one may hold it later, and is then nobody's to step into. */
export const personIn = (seat: string) => `${seat}-holder`;
const seatsByKind = (chairs: readonly Chair[]): SeatsByKind =>
  Object.fromEntries(chairs.flatMap(({ kind, seat }) => (kind === null ? [] : [[kind, seat]])));
const newId = () => randomBytes(16).toString("hex");
const admitted = (template: PictureTemplate, chairs: readonly Chair[]) =>
  chairs.filter(({ kind }) => kind === null || !template.closedTo.includes(kind));

function glossaryDocuments(
  space: string,
  language: Language,
  chairs: readonly Chair[],
  now: number,
): FoundedDocument[] {
  const coordinator = chairs.find(({ kind }) => kind === null)!;
  const glossary = { ...blank(space), kind: "glossary" } as const;
  const said = { language, chairs, now };
  return [
    document(glossary, coordinator, { kind: "glossary", terms: termTemplate }, language),
    document(accordAbout(glossary), coordinator, { kind: "accord", endorsements: agreedWords(said) }, language),
    ...chairs.flatMap((chair) =>
      chair.kind === null
        ? []
        : [voice(glossary, chair, { kind: "voice", by: chair.kind, about: termTemplate }, language)],
    ),
  ];
}

function pictureDocuments(
  space: string,
  language: Language,
  chairs: readonly Chair[],
  template: PictureTemplate,
  id: string,
  founded: string,
): FoundedDocument[] {
  const coordinator = chairs.find(({ kind }) => kind === null)!;
  const picture = { ...blank(space), id, kind: "picture", title: template.title[language] } as const;
  const about = { kind: "picture", picture: template, seats: seatsByKind(chairs), founded } as const;
  return [
    document(picture, coordinator, about, language),
    document(accordAbout(picture), coordinator, { kind: "accord", endorsements: [] }, language),
    blankOf({ ...blank(space), kind: "thoughts", about: id }),
    ...admitted(template, chairs).flatMap((chair) =>
      chair.kind === null
        ? []
        : [
            voice(picture, chair, { kind: "voice", by: chair.kind, about: template, founded }, language),
            blankOf({ ...blank(space), kind: "first", about: id, seat: chair.seat }),
            document(
              { ...blank(space), kind: "notes", about: id, organisation: chair.organisation },
              chair,
              { kind: "notes", paragraphs: [] },
              language,
            ),
          ],
    ),
  ];
}

function placeDocument(space: string, language: Language, chairs: readonly Chair[], founded: string): FoundedDocument {
  const coordinator = chairs.find(({ kind }) => kind === null)!;
  const record = { ...blank(space), kind: "pattern", title: underpass.title[language] } as const;
  const names = Object.fromEntries(demoGroup.organisations.map(({ kind, name }) => [kind, name[language]]));
  const content = { kind: "pattern", place: underpass, seats: seatsByKind(chairs), names, founded } as const;
  return document(record, coordinator, content, language);
}

function voice(about: DocumentRecord, chair: Chair, content: InitialContent, language: Language): FoundedDocument {
  return document(
    { ...blank(about.space), kind: "voice", about: about.id, seat: chair.seat },
    chair,
    content,
    language,
  );
}

function accordAbout(about: DocumentRecord): DocumentRecord {
  return { ...blank(about.space), kind: "accord", about: about.id };
}

function blank(space: string): Omit<DocumentRecord, "kind"> {
  return { id: newId(), epoch: 1, space, about: null, seat: null, organisation: null, title: null };
}

/** What begins empty is founded by nobody. */
function blankOf(record: DocumentRecord): FoundedDocument {
  return { record, content: null, actor: { person: "", seat: "", session: "" }, clients: [] };
}

function document(record: DocumentRecord, by: Chair, content: InitialContent, language: Language): FoundedDocument {
  return {
    record,
    content: initialContent(content, language, templateClient),
    actor: { person: personIn(by.seat), seat: by.seat, session: "founding" },
    clients: [templateClient],
  };
}
