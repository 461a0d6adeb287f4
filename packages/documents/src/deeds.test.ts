import { emptyBasis, emptySense, type Factor, type Term } from "@hybrid/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFactor,
  addTerm,
  deed,
  definitionOf,
  editBasis,
  editTerm,
  isEmptyProse,
  meaningOf,
  moveFactor,
  notesOf,
  observationOf,
  readFactors,
  readPerspectives,
  readProse,
  readSenses,
  readTerms,
  restoreFactor,
  restoreTerm,
  retireFactor,
  retireTerm,
  setsGoingOf,
  withdrawPerspective,
  wordsOf,
  writePerspective,
  writeProse,
  writeSense,
  type Entry,
} from "./index.ts";
import { watch } from "./entries.ts";

const values = <T>(entries: Entry<T>[]): T[] => entries.flatMap((entry) => (entry.readable ? [entry.value] : []));
const factor = (doc: Y.Doc, id: string): Factor | undefined => values(readFactors(doc)).find((each) => each.id === id);
const term = (doc: Y.Doc, id: string): Term | undefined => values(readTerms(doc)).find((each) => each.id === id);
const prose = (fragment: Y.XmlFragment | null): string[] => (fragment === null ? [] : readProse(fragment));

/** How many updates a deed makes, and with which origins. */
function origins(doc: Y.Doc, act: () => void): unknown[] {
  const seen: unknown[] = [];
  const listen = (_update: Uint8Array, origin: unknown) => seen.push(origin);
  doc.on("update", listen);
  act();
  doc.off("update", listen);
  return seen;
}

describe("factors", () => {
  it("[PI2] [PI13] are added with domain, place, basis and observation", () => {
    const doc = new Y.Doc();
    const basis = { kind: "told", toldBy: "neighbour" } as const;
    addFactor(doc, { id: "f", domain: "home", place: "k", basis, observation: "Loud at night.\n\nThree times." });
    expect(readFactors(doc)).toEqual([
      {
        readable: true,
        id: "f",
        value: {
          id: "f",
          domain: "home",
          place: "k",
          basis: { ...emptyBasis, ...basis },
          retired: null,
          from: null,
          into: null,
        },
      },
    ]);
    expect(prose(observationOf(doc, "f"))).toEqual(["Loud at night.", "Three times."]);
    editBasis(doc, "f", { staleAfter: "2026-12-01" });
    expect(factor(doc, "f")?.basis).toEqual({ ...emptyBasis, ...basis, staleAfter: "2026-12-01" });
  });

  it("[PI7] go last in their domain unless they are given a place", () => {
    const doc = new Y.Doc();
    for (const id of ["c", "a", "b"]) addFactor(doc, { id, domain: "home" });
    addFactor(doc, { id: "z", domain: "self" });
    expect(values(readFactors(doc)).map(({ id }) => id)).toEqual(["z", "c", "a", "b"]);
  });

  it("[PI3] are moved by domain and place together, and nothing else", () => {
    const doc = new Y.Doc();
    addFactor(doc, { id: "f", domain: "home", basis: { kind: "register" }, observation: "seen" });
    retireFactor(doc, "f", "gone");
    const before = factor(doc, "f");
    moveFactor(doc, "f", { domain: "self", place: "b" });
    expect(factor(doc, "f")).toEqual({ ...before, domain: "self", place: "b" });
    expect(prose(observationOf(doc, "f"))).toEqual(["seen"]);
  });

  it("[PI4] are retired with a reason and restored", () => {
    const doc = new Y.Doc();
    addFactor(doc, { id: "f", domain: "home" });
    retireFactor(doc, "f", "  No longer so.  ");
    expect(factor(doc, "f")?.retired).toBe("No longer so.");
    restoreFactor(doc, "f");
    expect(factor(doc, "f")?.retired).toBe(null);
  });
});

describe("terms", () => {
  it("[GL1] [GL2] are added unlike, and edited field by field", () => {
    const doc = new Y.Doc();
    addTerm(doc, { id: "t", headword: { sv: "oro" }, aliases: { sv: ["bekymmer"] }, definition: "Seen, and said." });
    expect(term(doc, "t")).toEqual({
      id: "t",
      headword: { sv: "oro", en: "" },
      aliases: { sv: ["bekymmer"], en: [] },
      status: "unlike",
      retiredBecause: null,
    });
    expect(prose(definitionOf(doc, "t"))).toEqual(["Seen, and said."]);
    editTerm(doc, "t", { headword: { en: "concern" }, status: "agreed", aliases: { en: ["worry", " unease ", ""] } });
    expect(term(doc, "t")).toMatchObject({
      headword: { sv: "oro", en: "concern" },
      status: "agreed",
      aliases: { sv: ["bekymmer"], en: ["unease", "worry"] },
    });
    editTerm(doc, "t", { aliases: { sv: [] } });
    expect(term(doc, "t")?.aliases).toEqual({ sv: [], en: ["unease", "worry"] });
  });

  it("[GL2] [GL3] come back from retirement as they were", () => {
    const doc = new Y.Doc();
    addTerm(doc, { id: "t", headword: { sv: "fall" } });
    editTerm(doc, "t", { status: "in-talk" });
    retireTerm(doc, "t", "Says who, not what.");
    expect(term(doc, "t")).toMatchObject({ status: "retired", retiredBecause: "Says who, not what." });
    restoreTerm(doc, "t");
    expect(term(doc, "t")).toMatchObject({ status: "in-talk", retiredBecause: null });
  });
});

describe("voices", () => {
  it("[PE3] [PE8] [VO1] start a perspective without claiming anything", () => {
    const doc = new Y.Doc();
    expect(wordsOf(doc, "f")).toBe(null);
    writePerspective(doc, "f", {});
    expect(values(readPerspectives(doc))).toEqual([
      { factor: "f", sight: "both", beingARisk: "unknown", beingAtRisk: "unknown", logic: null },
    ]);
    expect(isEmptyProse(wordsOf(doc, "f") ?? new Y.XmlFragment())).toBe(true);
  });

  it("[VO3] [PE2] change one field and leave the rest", () => {
    const doc = new Y.Doc();
    writePerspective(doc, "f", { sight: "concern", beingARisk: "strong", logic: "care" });
    writeProse(wordsOf(doc, "f") ?? new Y.XmlFragment(), ["Because."]);
    writePerspective(doc, "f", { beingAtRisk: "strong" });
    expect(values(readPerspectives(doc))).toEqual([
      { factor: "f", sight: "concern", beingARisk: "strong", beingAtRisk: "strong", logic: "care" },
    ]);
    expect(prose(wordsOf(doc, "f"))).toEqual(["Because."]);
  });

  it("[PE6] withdraw a perspective entirely, and only that one", () => {
    const doc = new Y.Doc();
    for (const id of ["f", "f2"]) {
      writePerspective(doc, id, { sight: "concern" });
      writeProse(wordsOf(doc, id) ?? new Y.XmlFragment(), [id]);
    }
    withdrawPerspective(doc, "f");
    expect(readPerspectives(doc).map(({ id }) => id)).toEqual(["f2"]);
    expect(wordsOf(doc, "f")).toBe(null);
    writePerspective(doc, "f", {});
    expect(prose(wordsOf(doc, "f"))).toEqual([]);
    expect(origins(doc, () => withdrawPerspective(doc, "nothing"))).toEqual([]);
  });

  it("[VO2] write senses", () => {
    const doc = new Y.Doc();
    writeSense(doc, "t");
    writeProse(meaningOf(doc, "t") ?? new Y.XmlFragment(), ["A tip."]);
    writeProse(setsGoingOf(doc, "t") ?? new Y.XmlFragment(), ["A check."]);
    writeSense(doc, "t", { alsoSay: "tip" });
    expect(values(readSenses(doc))).toEqual([{ ...emptySense, term: "t", alsoSay: "tip" }]);
    expect([...prose(meaningOf(doc, "t")), ...prose(setsGoingOf(doc, "t"))]).toEqual(["A tip.", "A check."]);
  });
});

describe("deeds", () => {
  it("[DO4] are one transaction each, under the origin `deed`", () => {
    const doc = new Y.Doc();
    const deeds = [
      () => addFactor(doc, { id: "f", domain: "home", observation: "a\nb", basis: { kind: "told", toldBy: "x" } }),
      () => editBasis(doc, "f", { from: "2026-01-01", until: "2026-01-02" }),
      () => moveFactor(doc, "f", { domain: "self", place: "b" }),
      () => retireFactor(doc, "f", "gone"),
      () => restoreFactor(doc, "f"),
      () => addTerm(doc, { id: "t", headword: { sv: "a", en: "b" }, aliases: { sv: ["c", "d"] }, definition: "e" }),
      () => editTerm(doc, "t", { headword: { sv: "x" }, aliases: { sv: ["y"] }, status: "agreed" }),
      () => retireTerm(doc, "t", "worn"),
      () => restoreTerm(doc, "t"),
      () => writePerspective(doc, "f", { sight: "concern", logic: "both" }),
      () => withdrawPerspective(doc, "f"),
      () => writeSense(doc, "t", { alsoSay: "z" }),
    ];
    for (const act of deeds) expect(origins(doc, act)).toEqual([deed]);
  });

  it("[DO4] write nothing when nothing changes", () => {
    const doc = new Y.Doc();
    addTerm(doc, { id: "t", headword: { sv: "a" }, aliases: { sv: ["b"] } });
    writeSense(doc, "t");
    const again = () => {
      editTerm(doc, "t", { headword: { sv: "a" }, aliases: { sv: ["b"] } });
      writeSense(doc, "t");
    };
    expect(origins(doc, again)).toEqual([]);
  });

  it("[GL4] [PI6] [DO5] are refused before anything is written", () => {
    const doc = new Y.Doc();
    addFactor(doc, { id: "f", domain: "home", observation: "kept" });
    addTerm(doc, { id: "t", headword: { sv: "kept" } });
    const wrong = [
      () => addFactor(doc, { id: "f", domain: "self", observation: "second" }),
      () => addFactor(doc, { id: "a/b", domain: "self" }),
      () => addFactor(doc, { id: "__proto__", domain: "self" }),
      () => addFactor(doc, { id: "g", domain: "nowhere" as "self" }),
      () => addFactor(doc, { id: "g", domain: "self", basis: { from: "yesterday" } }),
      () => moveFactor(doc, "g", { domain: "self", place: "a" }),
      () => moveFactor(doc, "f", { domain: "self", place: "a0" }),
      () => editBasis(doc, "f", { kind: "rumour" as "told" }),
      () => retireFactor(doc, "f", "   "),
      () => restoreFactor(doc, "nobody"),
      () => addTerm(doc, { id: "t", headword: { sv: "second" } }),
      () => editTerm(doc, "u", { status: "agreed" }),
      () => editTerm(doc, "t", { status: "retired" as "agreed" }),
      () => editTerm(doc, "t", { headword: { sv: "x".repeat(121) } }),
      () => retireTerm(doc, "t", ""),
      () => writePerspective(doc, "a/b", {}),
      () => writePerspective(doc, "f", { beingARisk: "huge" as "strong" }),
      () => writeSense(doc, "", {}),
    ];
    for (const act of wrong) expect(origins(doc, () => expect(act).toThrow(RangeError))).toEqual([]);
  });

  it("[DO4] can be watched without hearing prose", () => {
    const doc = new Y.Doc();
    let heard = 0;
    const stop = watch(doc, "factors", () => heard++);
    addFactor(doc, { id: "f", domain: "home", observation: "x" });
    writeProse(observationOf(doc, "f") ?? new Y.XmlFragment(), ["more"]);
    writeProse(notesOf(doc), ["elsewhere"]);
    expect(heard).toBe(1);
    stop();
    retireFactor(doc, "f", "gone");
    expect(heard).toBe(1);
  });
});
