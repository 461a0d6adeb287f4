import { expect, test } from "vitest";
import * as Y from "yjs";
import { addTerm, readOverlaps, readSenses, readTerms, removeOverlap, writeOverlap, writeSense } from "./index.ts";
import { deliverAll, replicas } from "./support/replicas.ts";

const near = { id: "o", word: "tip", nearness: "near", note: "somebody told us" } as const;

function withTerm(): Y.Doc {
  const doc = new Y.Doc();
  addTerm(doc, { id: "t", headword: { en: "concern" } });
  return doc;
}

test("[GL9] a term says of other words how near they are and why; it is the group's to say", () => {
  const doc = withTerm();
  writeOverlap(doc, "t", { ...near, word: " tip " });
  expect(readOverlaps(doc, "t")).toEqual([{ readable: true, id: "o", value: near }]);
  writeOverlap(doc, "t", { ...near, nearness: "never" });
  expect(readOverlaps(doc, "t")).toMatchObject([{ value: { nearness: "never" } }]);
  expect(readTerms(doc)).toMatchObject([{ readable: true, id: "t" }]);
  removeOverlap(doc, "t", "o");
  expect(readOverlaps(doc, "t")).toEqual([]);
  expect(() => writeOverlap(doc, "missing", near)).toThrow(RangeError);
  expect(() => writeOverlap(doc, "t", { ...near, word: "" })).toThrow(RangeError);
});

test("[GL9] two people who each name a word at once both keep theirs; of two edits of one, one wins whole", () => {
  const all = replicas([1, 2]);
  const [one, other] = all.map(({ doc }) => doc) as [Y.Doc, Y.Doc];
  addTerm(one, { id: "t", headword: { en: "concern" } });
  deliverAll(all);
  writeOverlap(one, "t", near);
  writeOverlap(other, "t", { ...near, id: "p", word: "worry" });
  deliverAll(all);
  expect(readOverlaps(other, "t").map(({ id }) => id)).toEqual(["o", "p"]);
  writeOverlap(one, "t", { ...near, word: "signal", note: "one" });
  writeOverlap(other, "t", { ...near, word: "hint", note: "other" });
  deliverAll(all);
  expect(readOverlaps(one, "t")).toEqual(readOverlaps(other, "t"));
  const [won] = readOverlaps(one, "t");
  expect(["signal one", "hint other"]).toContain(won?.readable && `${won.value.word} ${won.value.note}`);
});

test("[DO2] [DO3] an overlap that does not parse is unreadable beside what does, and harms no term", () => {
  const doc = withTerm();
  writeOverlap(doc, "t", near);
  for (const [n, value] of [1, null, "x", { ...near, nearness: "close" }, new Y.Map()].entries())
    doc.getMap("terms").set(`t/overlap/bad-${n}`, value);
  expect(readOverlaps(doc, "t").filter(({ readable }) => readable)).toHaveLength(1);
  expect(readTerms(doc)).toMatchObject([{ readable: true }]);
});

test("[VO2] a sense has an example, a source and what it must not be confused with; what is unsaid is empty", () => {
  const doc = new Y.Doc();
  writeSense(doc, "t", { example: "A neighbour rings.", source: "SoL 19:1" });
  writeSense(doc, "t", { notToConfuse: "a report" });
  const sense = { term: "t", alsoSay: "", example: "A neighbour rings.", source: "SoL 19:1", notToConfuse: "a report" };
  expect(readSenses(doc)).toEqual([{ readable: true, id: "t", value: sense }]);
  expect(() => writeSense(doc, "t", { source: "x".repeat(501) })).toThrow(RangeError);
});
