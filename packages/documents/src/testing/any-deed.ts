// For tests: every deed there is, on few ids so that they meet; and all that can be read of a document. The kinds of
// document share one Y.Doc here, which their collections allow.

import { factorDomains, nothingIncoming, planImport, type Endorsement } from "@hybrid/domain";
import fc from "fast-check";
import * as Y from "yjs";
import * as documents from "../index.ts";
import { writeInto } from "../support/replicas.ts";

export type Deed = (doc: Y.Doc, stamp: string) => void;

const ids = ["a", "b", "c", "d"];
const id = fc.constantFrom(...ids);
const domain = fc.constantFrom(...factorDomains);
const place = fc.constantFrom("a", "i", "k1", "z");
const level = fc.constantFrom("unknown", "slight", "strong" as const);
const stance = fc.constantFrom("behind", "reserved", "open" as const);
const day = "2026-11-22";

/** A deed of two ids. */
const on = (act: (doc: Y.Doc, one: string, other: string, stamp: string) => void): fc.Arbitrary<Deed> =>
  fc.tuple(id, id).map(
    ([one, other]) =>
      (doc, stamp) =>
        act(doc, one, other, stamp),
  );

const endorsement = (one: string, stamp: string, said: Endorsement["stance"]): Endorsement => ({
  id: stamp,
  of: { kind: "definition", term: one },
  version: { seq: 1, hash: "0".repeat(64), words: [stamp] },
  seat: "s",
  holder: "",
  stance: said,
  why: stamp,
  wouldChange: "",
  at: 1,
});

function bringIn(doc: Y.Doc, one: string, stamp: string, back: boolean): void {
  const words = { headword: { sv: `ord ${one}`, en: "" }, aliases: { sv: [stamp], en: [] }, definition: stamp };
  const quoted = { by: one, where: "", meaning: stamp, setsGoing: "", alsoSay: "", example: "", source: "" };
  const senses = [{ ...quoted, notToConfuse: "" }];
  const overlaps = [{ word: one, nearness: "near" as const, note: stamp }];
  const entry = { ...nothingIncoming, id: one, ...words, senses, overlaps, line: 1 };
  const carried = documents.carryIn(
    doc,
    planImport(documents.readCarried(doc), [entry], () => stamp),
  );
  if (back) documents.takeBack(doc, carried);
}

function link(doc: Y.Doc, factor: string, stamp: string): void {
  const story = documents.narrativeOf(doc);
  writeInto(story, stamp);
  const paragraph = story.get(story.length - 1) as Y.XmlElement;
  const passage = documents.passageIn(paragraph.get(0) as Y.XmlText, 0, 3);
  documents.linkPassage(doc, { id: stamp, factor, passage });
}

function reveal(doc: Y.Doc, factor: string, stamp: string): void {
  const first = new Y.Doc();
  documents.writePerspective(first, factor, { sight: "concern" });
  writeInto(documents.wordsOf(first, factor), stamp);
  documents.showFirst({ first, voice: doc, thoughts: doc }, { seat: "s", round: stamp, at: 1 }, 1000);
  documents.recordReveal(doc, { id: stamp, by: null, seats: ["s"], at: 1 });
}

export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(id, domain).map(
    ([f, to]): Deed =>
      (doc, stamp) =>
        documents.addFactor(doc, { id: f, domain: to, observation: stamp }),
  ),
  fc.tuple(id, domain, place).map(
    ([f, to, at]): Deed =>
      (doc) =>
        documents.moveFactor(doc, f, { domain: to, place: at }),
  ),
  on((doc, f, _, stamp) =>
    documents.splitFactor(doc, f, [
      { id: `${stamp}-1`, observation: stamp },
      { id: `${stamp}-2`, observation: stamp },
    ]),
  ),
  on((doc, f, into) => documents.mergeFactor(doc, f, into)),
  on((doc, f) => documents.joinParts(doc, f)),
  on((doc, f) => documents.takeApart(doc, f)),
  on((doc, f, _, stamp) => documents.retireFactor(doc, f, stamp)),
  on((doc, f) => documents.restoreFactor(doc, f)),
  on((doc, f, _, stamp) => documents.editBasis(doc, f, { kind: "told", toldBy: stamp })),
  on((doc, f, _, stamp) => writeInto(documents.observationOf(doc, f), stamp)),
  on((doc, f, _, stamp) => link(doc, f, stamp)),
  on((doc) => {
    const [found] = documents.readLinks(doc);
    if (found) documents.takeOffLink(doc, found.id);
  }),
  fc.tuple(id, level).map(
    ([f, one]): Deed =>
      (doc) =>
        documents.writePerspective(doc, f, { beingARisk: one }),
  ),
  on((doc, f, _, stamp) => writeInto(documents.wordsOf(doc, f), stamp)),
  on((doc, from, to) => documents.carryPerspective(doc, from, to)),
  on((doc, f) => documents.withdrawPerspective(doc, f)),
  on((doc, f, _, stamp) => reveal(doc, f, stamp)),
  on((doc, f, _, stamp) =>
    documents.reserve(doc, { id: stamp, about: { kind: "factor", id: f }, since: day, why: stamp }),
  ),
  on((doc, _one, _other, stamp) => {
    const [found] = documents.readReservations(doc);
    if (found) documents.closeReservation(doc, found.id, { on: day, because: stamp });
  }),
  fc.tuple(domain).map(
    ([to]): Deed =>
      (doc, stamp) =>
        documents.noteSearch(doc, { id: stamp, domain: to, on: day, where: stamp }),
  ),
  on((doc, c, _, stamp) => documents.makeCommitment(doc, { id: c, made: day, by: day, words: stamp })),
  fc.tuple(id, fc.constantFrom("done", "changed", "not-done" as const)).map(
    ([c, as]): Deed =>
      (doc, stamp) =>
        documents.endCommitment(doc, c, { id: stamp, as, on: day, why: as === "done" ? "" : stamp }),
  ),
  on((doc, c) => documents.takeBackEnd(doc, c)),
  on((doc, f, c, stamp) => documents.linkCommitment(doc, { id: stamp, factor: f, seat: "s", commitment: c })),
  on((doc, f, c) => documents.takeOffCommitment(doc, { factor: f, seat: "s", commitment: c })),
  on((doc, e, _, stamp) => documents.addHappening(doc, { id: e, day, words: stamp })),
  fc.tuple(id, fc.boolean()).map(
    ([e, met]): Deed =>
      (doc) =>
        documents.markMeeting(doc, e, met),
  ),
  on((doc, t, _, stamp) => documents.addTerm(doc, { id: t, headword: { sv: stamp }, definition: stamp })),
  on((doc, t, _, stamp) => documents.editTerm(doc, t, { headword: { en: stamp }, aliases: { en: [stamp] } })),
  on((doc, t, _, stamp) => documents.retireTerm(doc, t, stamp)),
  on((doc, t) => documents.restoreTerm(doc, t)),
  on((doc, t, _, stamp) => writeInto(documents.definitionOf(doc, t), stamp)),
  on((doc, t, other, stamp) => documents.writeOverlap(doc, t, { id: other, word: stamp, nearness: "near", note: "" })),
  on((doc, t, other) => documents.removeOverlap(doc, t, other)),
  on((doc, t, _, stamp) => documents.writeSense(doc, t, { alsoSay: stamp })),
  fc.tuple(id, fc.boolean()).map(
    ([t, back]): Deed =>
      (doc, stamp) =>
        bringIn(doc, t, stamp, back),
  ),
  fc.tuple(id, stance).map(
    ([t, said]): Deed =>
      (doc, stamp) =>
        documents.recordEndorsement(doc, endorsement(t, stamp, said)),
  ),
);

const readers = [
  documents.readFactors,
  documents.readLinks,
  documents.readPerspectives,
  documents.readFirstThoughts,
  documents.readReservations,
  documents.readCommitments,
  documents.readCommitmentLinks,
  documents.readHappenings,
  documents.readSearches,
  documents.readTerms,
  documents.readSenses,
  documents.readEndorsements,
  documents.readReveals,
];

export const unreadable = (doc: Y.Doc): unknown[] =>
  readers.flatMap((read) => read(doc).filter((entry) => !entry.readable));

/** What nobody can take away once it is there. */
export const lastingIds = (doc: Y.Doc): Set<string> =>
  new Set(
    [
      documents.readFactors,
      documents.readLinks,
      documents.readReservations,
      documents.readCommitments,
      documents.readCommitmentLinks,
      documents.readHappenings,
      documents.readEndorsements,
      documents.readReveals,
      documents.readFirstThoughts,
    ].flatMap((read) => read(doc).map((entry) => `${read.name} ${entry.id}`)),
  );

const proses = ["observation", "definition", "words", "why", "would-change", "commitment", "event"];

/** All that is read of a document of every kind. */
export const whole = (doc: Y.Doc): unknown => [
  ...readers.map((read) => read(doc)),
  documents.readPassages(doc),
  documents.readLinkings(doc),
  documents.readProse(documents.narrativeOf(doc)),
  proses.map((kind) => ids.map((one) => doc.getXmlFragment(`${kind}:${one}`).toJSON())),
  ids.map((one) => documents.readOverlaps(doc, one)),
];
