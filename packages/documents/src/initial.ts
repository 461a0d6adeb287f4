// What a document starts with, as the one update the server logs as seq 1. The client id is given, belongs to nobody
// and is never used again; the same input gives the same bytes.

import { addDays, type Endorsement, type Language } from "@hybrid/domain";
import type {
  BasisTemplate,
  PictureTemplate,
  PlaceTemplate,
  TemplateKind,
  TermTemplate,
} from "@hybrid/domain/templates";
import * as Y from "yjs";
import { recordEndorsement } from "./accord.ts";
import { linkCommitment } from "./commitment-links.ts";
import { endCommitment, makeCommitment } from "./commitments.ts";
import { addTerm, definitionOf } from "./glossary.ts";
import { addHappening } from "./happenings.ts";
import { notesOf } from "./notes.ts";
import { addImpression, addMeasure, addSeries } from "./pattern.ts";
import { addFactor, aimOf, narrativeOf } from "./picture.ts";
import { writeProse } from "./prose.ts";
import { meaningOf, setsGoingOf, wordsOf, writePerspective, writeSense } from "./voice.ts";

/** The seat that speaks for a kind of organisation in this space. */
export type SeatsByKind = Readonly<Partial<Record<TemplateKind, string>>>;

export type InitialContent =
  | { readonly kind: "glossary"; readonly terms: readonly TermTemplate[] }
  | {
      readonly kind: "picture";
      readonly picture: PictureTemplate;
      readonly seats: SeatsByKind;
      /** the day from which the template's dates are counted, "YYYY-MM-DD" */
      readonly founded: string;
    }
  | {
      readonly kind: "pattern";
      readonly place: PlaceTemplate;
      readonly seats: SeatsByKind;
      /** what the organisation of each kind is called here */
      readonly names: Readonly<Partial<Record<TemplateKind, string>>>;
      readonly founded: string;
    }
  | {
      readonly kind: "voice";
      readonly by: TemplateKind;
      readonly about: PictureTemplate;
      readonly founded: string;
    }
  | { readonly kind: "voice"; readonly by: TemplateKind; readonly about: readonly TermTemplate[] }
  | { readonly kind: "notes"; readonly paragraphs: readonly string[] }
  | { readonly kind: "accord"; readonly endorsements: readonly Endorsement[] };

/** The update that becomes seq 1, or null when there is nothing to start with. `client` is a Yjs client id. */
export function initialContent(content: InitialContent, language: Language, client: number): Uint8Array | null {
  const doc = new Y.Doc();
  doc.clientID = client;
  fill(doc, content, language);
  const empty = doc.store.clients.size === 0;
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return empty ? null : update;
}

function fill(doc: Y.Doc, content: InitialContent, language: Language): void {
  switch (content.kind) {
    case "glossary":
      return fillGlossary(doc, content.terms, language);
    case "picture":
      return fillPicture(doc, content.picture, content.seats, content.founded, language);
    case "pattern":
      return fillPattern(doc, content, language);
    case "voice":
      if (!("founded" in content)) return fillSenses(doc, content.about, content.by, language);
      fillPerspectives(doc, content.about, content.by, language);
      return fillCommitments(doc, content, language);
    case "notes":
      return writeProse(notesOf(doc), content.paragraphs);
    case "accord":
      return content.endorsements.forEach((endorsement) => recordEndorsement(doc, endorsement));
  }
}

function fillGlossary(doc: Y.Doc, terms: readonly TermTemplate[], language: Language): void {
  for (const { id, headword, aliases, status, definition } of terms) {
    addTerm(doc, { id, headword, aliases, status });
    writeInto(definitionOf(doc, id), [definition[language]]);
  }
}

function fillPicture(
  doc: Y.Doc,
  picture: PictureTemplate,
  seats: SeatsByKind,
  founded: string,
  language: Language,
): void {
  writeInto(aimOf(doc), [picture.aim[language]]);
  writeInto(
    narrativeOf(doc),
    picture.narrative.map((paragraph) => paragraph[language]),
  );
  for (const { id, domain, observation, basis } of picture.factors) {
    addFactor(doc, { id, domain, basis: basisOf(basis, seats, founded, language), observation: observation[language] });
  }
  for (const { id, day, name } of picture.meetings)
    addHappening(doc, { id, day: addDays(founded, day), met: true, words: name[language] });
  for (const { id: commitment, by, factors } of picture.commitments) {
    const seat = seats[by];
    if (seat === undefined) continue;
    for (const factor of factors) linkCommitment(doc, { id: `${commitment}-${factor}`, factor, seat, commitment });
  }
}

function fillPattern(
  doc: Y.Doc,
  { place, seats, names, founded }: Extract<InitialContent, { kind: "pattern" }>,
  language: Language,
): void {
  writeInto(aimOf(doc), [place.aim[language]]);
  writeInto(
    narrativeOf(doc),
    place.narrative.map((paragraph) => paragraph[language]),
  );
  const { id, title, unit, source, taken, counts } = place.series;
  addSeries(doc, {
    id,
    title: title[language],
    unit: unit[language],
    source: source[language],
    taken: addDays(founded, taken),
    counts: counts.map(({ label, count }) => [label[language], count]),
  });
  for (const { id, basis, words } of place.impressions)
    addImpression(doc, { id, basis: basisOf(basis, seats, founded, language), words: words[language] });
  for (const { id, by, due, words } of place.measures) {
    const who = { organisation: names[by] ?? "", seat: seats[by] ?? null };
    addMeasure(doc, { id, ...who, by: addDays(founded, due), words: words[language] });
  }
}

function basisOf(basis: BasisTemplate, seats: SeatsByKind, founded: string, language: Language) {
  const day = (offset: number | null) => (offset === null ? null : addDays(founded, offset));
  return {
    kind: basis.kind,
    seat: seats[basis.by] ?? null,
    toldBy: basis.toldBy?.[language] ?? "",
    from: day(basis.from),
    until: day(basis.until),
    staleAfter: day(basis.staleAfter),
  };
}

function fillPerspectives(doc: Y.Doc, picture: PictureTemplate, by: TemplateKind, language: Language): void {
  for (const factor of picture.factors) {
    for (const { by: kind, words, ...perspective } of factor.perspectives) {
      if (kind !== by) continue;
      writePerspective(doc, factor.id, perspective);
      writeInto(wordsOf(doc, factor.id), [words[language]]);
    }
  }
}

function fillCommitments(
  doc: Y.Doc,
  { about, by, founded }: Extract<InitialContent, { readonly founded: string; readonly kind: "voice" }>,
  language: Language,
): void {
  for (const { id, by: kind, what, made, due, end } of about.commitments) {
    if (kind !== by) continue;
    makeCommitment(doc, { id, made: addDays(founded, made), by: addDays(founded, due), words: what[language] });
    if (end) endCommitment(doc, id, { id, as: end.as, on: addDays(founded, end.on), why: end.why?.[language] ?? "" });
  }
}

function fillSenses(doc: Y.Doc, terms: readonly TermTemplate[], by: TemplateKind, language: Language): void {
  for (const { id, senses } of terms) {
    const { meaning, setsGoing, alsoSay } = senses[by];
    writeSense(doc, id, { alsoSay: alsoSay[language] });
    writeInto(meaningOf(doc, id), [meaning[language]]);
    writeInto(setsGoingOf(doc, id), [setsGoing[language]]);
  }
}

/** An empty text writes nothing, so that the editor's own empty paragraph is not doubled. */
function writeInto(fragment: Y.XmlFragment | null, paragraphs: readonly string[]): void {
  const filled = paragraphs.filter((paragraph) => paragraph !== "");
  if (fragment !== null && filled.length > 0) writeProse(fragment, filled);
}
