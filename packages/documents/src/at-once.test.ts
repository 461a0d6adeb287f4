// Two people, or two windows of one person, on the same entry at the same time.

import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFactor,
  addTerm,
  editBasis,
  editTerm,
  moveFactor,
  readFactors,
  readPerspectives,
  readProse,
  readTerms,
  restoreTerm,
  retireFactor,
  retireTerm,
  withdrawPerspective,
  wordsOf,
  writePerspective,
} from "./index.ts";
import { deliverAll, replicas, state, writeInto } from "./support/replicas.ts";

describe.each([[[1, 2]], [[2, 1]]])("two people at once, with client ids %j", (clients) => {
  /** Both start from the same state, act apart, and then hear of each other. */
  function apart(before: (doc: Y.Doc) => void, one: (doc: Y.Doc) => void, two: (doc: Y.Doc) => void): Y.Doc {
    const all = replicas(clients);
    const [left, right] = all;
    if (left === undefined || right === undefined) throw new Error("two replicas");
    before(left.doc);
    deliverAll(all);
    one(left.doc);
    two(right.doc);
    deliverAll(all);
    expect(state(left.doc)).toEqual(state(right.doc));
    return left.doc;
  }
  const first = <T>(entries: { readable: boolean; value?: T }[]): T | undefined => entries[0]?.value;
  const factor = (doc: Y.Doc) => addFactor(doc, { id: "f", domain: "home", place: "i", observation: "seen" });

  it("[PI3] [PI5] move and retire the same factor: both hold", () => {
    const doc = apart(
      factor,
      (one) => moveFactor(one, "f", { domain: "self", place: "c" }),
      (two) => retireFactor(two, "f", "moved away"),
    );
    expect(first(readFactors(doc))).toMatchObject({ domain: "self", place: "c", retired: "moved away" });
    expect(readProse(doc.getXmlFragment("observation:f"))).toEqual(["seen"]);
  });

  it("[PI3] move the same factor to two places: one move wins whole", () => {
    const doc = apart(
      factor,
      (one) => moveFactor(one, "f", { domain: "self", place: "c" }),
      (two) => moveFactor(two, "f", { domain: "services", place: "x" }),
    );
    const { domain: to, place: at } = first(readFactors(doc)) ?? {};
    expect(["self c", "services x"]).toContain(`${to} ${at}`);
  });

  it("[PI13] edit two fields of a basis: both hold", () => {
    const doc = apart(
      factor,
      (one) => editBasis(one, "f", { kind: "told" }),
      (two) => editBasis(two, "f", { toldBy: "a teacher" }),
    );
    expect(first(readFactors(doc))?.basis).toMatchObject({ kind: "told", toldBy: "a teacher" });
  });

  it("[PI6] [GL4] add under the same id: both texts are kept", () => {
    const doc = apart(
      () => undefined,
      (one) => {
        addFactor(one, { id: "f", domain: "home", observation: "one saw this" });
        addTerm(one, { id: "t", headword: { sv: "oro" }, aliases: { sv: ["en"] }, definition: "one says" });
      },
      (two) => {
        addFactor(two, { id: "f", domain: "self", observation: "two saw that" });
        addTerm(two, { id: "t", headword: { sv: "oro" }, aliases: { sv: ["två"] }, definition: "two says" });
      },
    );
    expect(readProse(doc.getXmlFragment("observation:f")).toSorted()).toEqual(["one saw this", "two saw that"]);
    expect(readProse(doc.getXmlFragment("definition:t")).toSorted()).toEqual(["one says", "two says"]);
    expect(first(readTerms(doc))?.aliases.sv).toEqual(["en", "två"]);
  });

  it("[GL6] add an alias each: both are kept", () => {
    const doc = apart(
      (start) => addTerm(start, { id: "t", headword: { sv: "oro" }, aliases: { sv: ["a"] } }),
      (one) => editTerm(one, "t", { aliases: { sv: ["a", "b"] } }),
      (two) => editTerm(two, "t", { aliases: { sv: ["a", "c"], en: ["worry"] } }),
    );
    expect(first(readTerms(doc))?.aliases).toEqual({ sv: ["a", "b", "c"], en: ["worry"] });
  });

  it("[GL2] retire a term and agree on it: it is retired, and restored as agreed", () => {
    const doc = apart(
      (start) => addTerm(start, { id: "t", headword: { sv: "oro" } }),
      (one) => retireTerm(one, "t", "worn out"),
      (two) => editTerm(two, "t", { status: "agreed" }),
    );
    expect(first(readTerms(doc))?.status).toBe("retired");
    restoreTerm(doc, "t");
    expect(first(readTerms(doc))?.status).toBe("agreed");
  });

  it("[VO1] [DO10] create one perspective in two windows: both words and both fields are kept", () => {
    const create = (words: string, change: Parameters<typeof writePerspective>[2]) => (doc: Y.Doc) => {
      writePerspective(doc, "f", change);
      writeInto(wordsOf(doc, "f"), words);
    };
    const doc = apart(
      () => undefined,
      create("left", { sight: "concern", beingARisk: "clear" }),
      create("right", { beingAtRisk: "strong" }),
    );
    expect(first(readPerspectives(doc))).toMatchObject({
      sight: "concern",
      beingARisk: "clear",
      beingAtRisk: "strong",
    });
    expect(readProse(doc.getXmlFragment("words:f")).toSorted()).toEqual(["left", "right"]);
  });

  it("[PE7] [VO4] withdraw in one window and write in another: what was written survives", () => {
    const start = (doc: Y.Doc) => {
      writePerspective(doc, "f", { sight: "concern", beingARisk: "clear" });
      writeInto(wordsOf(doc, "f"), "old");
    };
    const edited = apart(
      start,
      (one) => withdrawPerspective(one, "f"),
      (two) => writePerspective(two, "f", { beingAtRisk: "strong" }),
    );
    expect(first(readPerspectives(edited))).toMatchObject({
      sight: "both",
      beingARisk: "unknown",
      beingAtRisk: "strong",
    });
    const typed = apart(
      start,
      (one) => withdrawPerspective(one, "f"),
      (two) => writeInto(wordsOf(two, "f"), "new"),
    );
    expect(readPerspectives(typed)).toEqual([]);
    writePerspective(typed, "f", {});
    expect(readProse(wordsOf(typed, "f") ?? new Y.XmlFragment())).toEqual(["new"]);
  });
});
