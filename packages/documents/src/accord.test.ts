import type { Endorsement, Reveal } from "@hybrid/domain";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readEndorsements, readReveals, recordEndorsement, recordReveal } from "./index.ts";

const endorsement = (id: string, more: Partial<Endorsement> = {}): Endorsement => ({
  id,
  of: { kind: "definition", term: "t" },
  version: { seq: 3, hash: "a".repeat(64), words: ["Something said together."] },
  seat: "police",
  holder: "Henrik",
  stance: "behind",
  why: "",
  wouldChange: "",
  at: 1000,
  ...more,
});
const reveal: Reveal = { id: "r", by: null, seats: ["police", "social"], at: 1000 };

test("[EN1] a record is read as it was made, the oldest first", () => {
  const doc = new Y.Doc();
  recordEndorsement(doc, endorsement("b", { at: 2000 }));
  recordEndorsement(doc, endorsement("c"));
  recordReveal(doc, reveal);
  expect(readEndorsements(doc).map(({ id }) => id)).toEqual(["c", "b"]);
  expect(readEndorsements(doc)[1]).toEqual({ readable: true, id: "b", value: endorsement("b", { at: 2000 }) });
  expect(readReveals(doc)).toEqual([{ readable: true, id: "r", value: reveal }]);
});

test("[EN1] [DO5] a record is made once, and never one that could not be read", () => {
  const doc = new Y.Doc();
  recordEndorsement(doc, endorsement("a"));
  expect(() => recordEndorsement(doc, endorsement("a", { stance: "reserved" }))).toThrow(RangeError);
  expect(() => recordEndorsement(doc, endorsement("b", { at: 0.5 }))).toThrow(RangeError);
  expect(() => recordReveal(doc, { ...reveal, id: "__proto__" })).toThrow(RangeError);
  expect(readEndorsements(doc)).toHaveLength(1);
  expect(readReveals(doc)).toEqual([]);
});

test("[DO2] [DO3] what does not parse is unreadable beside what does", () => {
  const doc = new Y.Doc();
  recordEndorsement(doc, endorsement("a"));
  for (const [n, made] of [1, null, "x", { ...endorsement("z"), stance: "loud" }, new Y.Map()].entries())
    doc.getMap("endorsements").set(`bad-${n}/made`, made);
  expect(readEndorsements(doc).map(({ readable }) => readable)).toEqual([true, false, false, false, false, false]);
});
