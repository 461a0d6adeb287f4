import { distance, isStale, isSystematic, languages, meetingsUntil, stateOf } from "@hybrid/domain";
import { demoGroup, k17, practicePicture, termTemplate } from "@hybrid/domain/templates";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  aimOf,
  definitionOf,
  initialContent,
  meaningOf,
  narrativeOf,
  notesOf,
  observationOf,
  readCommitments,
  readFactors,
  readHappenings,
  readLinkings,
  readPerspectives,
  readProse,
  readSenses,
  readTerms,
  setsGoingOf,
  wordsOf,
  type InitialContent,
} from "./index.ts";

const founded = "2026-11-20";
const seats = { police: "seat-police", youth: "seat-youth", school: "seat-school" };
const client = 7;

function opened(content: InitialContent, language: "sv" | "en" = "sv"): Y.Doc {
  const update = initialContent(content, language, client);
  const doc = new Y.Doc();
  if (update !== null) Y.applyUpdate(doc, update);
  return doc;
}

const prose = (fragment: Y.XmlFragment | null) => (fragment === null ? [] : readProse(fragment));

describe("initial content", () => {
  it("[DO8] is the same bytes every time, under the client id it was given", () => {
    const content: InitialContent = { kind: "picture", picture: k17, seats, founded };
    expect(initialContent(content, "sv", client)).toEqual(initialContent(content, "sv", client));
    expect([...opened(content).store.clients.keys()]).toEqual([client]);
  });

  it("[DO8] is nothing when there is nothing to start with", () => {
    const empty: InitialContent[] = [
      { kind: "picture", picture: practicePicture, seats, founded },
      { kind: "voice", by: "civil", about: k17, founded },
      { kind: "notes", paragraphs: [] },
    ];
    for (const content of empty) expect(initialContent(content, "sv", client)).toBe(null);
  });

  it.each(languages)("[DO2] [UI8] fills a glossary in %s", (language) => {
    const doc = opened({ kind: "glossary", terms: termTemplate }, language);
    const terms = readTerms(doc);
    expect(terms.map(({ id, readable }) => [id, readable])).toEqual(
      termTemplate
        .map(({ id }) => id)
        .toSorted()
        .map((id) => [id, true]),
    );
    for (const { id, definition } of termTemplate) {
      expect(prose(definitionOf(doc, id))).toEqual([definition[language]]);
    }
  });

  it.each(languages)("[DE7] [DE8] fills a picture in %s, its days counted from the founding", (language) => {
    const doc = opened({ kind: "picture", picture: k17, seats, founded }, language);
    expect(prose(aimOf(doc))).toEqual([k17.aim[language]]);
    expect(prose(narrativeOf(doc))).toEqual(k17.narrative.map((paragraph) => paragraph[language]));
    const factors = readFactors(doc).flatMap((entry) => (entry.readable ? [entry.value] : []));
    expect(factors.map(({ id }) => id)).toEqual(k17.factors.map(({ id }) => id));
    for (const { id, observation } of k17.factors)
      expect(prose(observationOf(doc, id))).toEqual([observation[language]]);
    expect(factors.filter(({ basis }) => isSystematic(basis)).map(({ id }) => id)).toContain("k17-absence");
    expect(factors.filter(({ basis }) => isStale(basis, founded)).map(({ id }) => id)).toEqual(["k17-raised-voices"]);
    expect(factors[0]?.basis).toMatchObject({ seat: "seat-youth", until: "2026-11-17", staleAfter: "2026-12-17" });
  });

  it("[VO2] [PE1] fills the voices", () => {
    const kinds = demoGroup.organisations.map(({ kind }) => kind);
    for (const by of kinds) {
      const senses = opened({ kind: "voice", by, about: termTemplate });
      expect(readSenses(senses).filter(({ readable }) => readable)).toHaveLength(17);
      for (const { id } of termTemplate) {
        expect(prose(meaningOf(senses, id))).toHaveLength(1);
        expect(prose(setsGoingOf(senses, id))).toHaveLength(1);
      }
    }
    const station = kinds.flatMap((by) => {
      const doc = opened({ kind: "voice", by, about: k17, founded });
      const entry = readPerspectives(doc).find(({ id }) => id === "k17-station");
      if (!entry?.readable) return [];
      expect(prose(wordsOf(doc, entry.id))).toHaveLength(1);
      return [entry.value];
    });
    expect(station).toHaveLength(4);
    expect(distance(station.map(({ beingARisk }) => beingARisk))).toBe(3);
  });

  it.each(languages)(
    "[CM1] [CM7] [HI4] [DE7] promises by seat in %s, each linked to a factor, and meetings",
    (language) => {
      const today = founded;
      const states = demoGroup.organisations.flatMap(({ kind: by }) =>
        readCommitments(opened({ kind: "voice", by, about: k17, founded }, language)).map((entry) =>
          entry.readable ? `${by} ${stateOf(entry.value, today)} ${entry.value.by}` : "unreadable",
        ),
      );
      expect(states).toEqual([
        "police done 2026-11-05",
        "social standing 2026-11-22",
        "school standing 2026-11-30",
        "youth late 2026-11-17",
        "health changed 2026-12-14",
      ]);
      const doc = opened({ kind: "picture", picture: k17, seats, founded }, language);
      expect(readLinkings(doc).map(({ factor, seat, commitment }) => [factor, seat, commitment])).toEqual([
        ["k17-absence", "seat-school", "k17-later-lesson"],
        ["k17-station", "seat-youth", "k17-the-bag"],
        ["k17-robbery", "seat-police", "k17-underpass"],
      ]);
      const happened = readHappenings(doc).flatMap((entry) => (entry.readable ? entry.value : []));
      expect(meetingsUntil(today, happened).map(({ day }) => day)).toEqual(["2026-11-05", "2026-10-08"]);
    },
  );

  it("[DO8] fills own notes", () => {
    expect(prose(notesOf(opened({ kind: "notes", paragraphs: ["a", "b"] })))).toEqual(["a", "b"]);
  });
});
