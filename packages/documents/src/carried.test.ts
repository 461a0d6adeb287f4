import { planImport, type EntryChange, type Incoming, type PastNote } from "@hybrid/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addTerm,
  carryIn,
  definitionOf,
  editTerm,
  readCarried,
  readPast,
  readProse,
  readTerms,
  retireTerm,
  takeBack,
} from "./index.ts";

const nothing: Omit<Incoming, "line"> = {
  id: null,
  headword: { sv: "", en: "" },
  aliases: { sv: [], en: [] },
  definition: "",
  status: null,
  retiredBecause: null,
  past: [],
};
const agreed: PastNote = { kind: "agreed", at: "2026-03-01", words: "Att säga till.", by: ["Skolan"], where: "Lind" };

let count = 0;
const plan = (doc: Y.Doc, ...entries: Partial<Incoming>[]): EntryChange[] =>
  planImport(
    readCarried(doc),
    entries.map((entry, at) => ({ ...nothing, ...entry, line: at + 1 })),
    () => `new-${(count += 1)}`,
  );

function glossary(): Y.Doc {
  const doc = new Y.Doc();
  addTerm(doc, {
    id: "a",
    headword: { sv: "oro", en: "concern" },
    aliases: { sv: ["bekymmer"] },
    definition: "Först.",
  });
  addTerm(doc, { id: "b", headword: { sv: "skydd" }, status: "in-talk" });
  retireTerm(doc, "b", "Vi säger trygghet.");
  return doc;
}

describe("bringing entries in", () => {
  it("[EX7] says first what is new, changed, the same or refused", () => {
    const doc = glossary();
    const before = Y.encodeStateAsUpdate(doc);
    const changes = plan(
      doc,
      { headword: { sv: "Oro", en: "" } },
      { headword: { sv: "ORO", en: "worry" } },
      { headword: { sv: "", en: "" } },
      { headword: { sv: "tillit", en: "" } },
      { headword: { sv: "Tillit", en: "trust" } },
      { headword: { sv: "x".repeat(121), en: "" } },
      { headword: { sv: "utan skäl", en: "" }, status: "retired" },
      { id: "b", headword: { sv: "skydd", en: "" }, definition: "Att vara trygg." },
    );
    expect(changes.map((change) => (change.kind === "refused" ? change.code : change.kind))).toEqual([
      "changed",
      "twice",
      "no-word",
      "new",
      "twice",
      "long-word",
      "no-reason",
      "changed",
    ]);
    expect(changes.at(-1)).toMatchObject({ fields: ["definition"], after: { status: "retired" } });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it("[EX8] takes nothing away: what a file leaves empty stays, and aliases are added", () => {
    const doc = glossary();
    carryIn(doc, plan(doc, { id: "a", headword: { sv: "", en: "worry" }, aliases: { sv: ["ängslan"], en: [] } }));
    expect(readTerms(doc)[0]).toMatchObject({
      value: { headword: { sv: "oro", en: "worry" }, aliases: { sv: ["bekymmer", "ängslan"] } },
    });
    expect(readProse(definitionOf(doc, "a")!)).toEqual(["Först."]);
  });

  it("[EX9] makes no word agreed, and unmakes none", () => {
    const doc = glossary();
    editTerm(doc, "a", { status: "agreed" });
    carryIn(
      doc,
      plan(
        doc,
        { headword: { sv: "ny", en: "" }, status: "agreed" },
        { id: "a", headword: { sv: "oro", en: "" }, status: "unlike" },
      ),
    );
    expect(
      readCarried(doc)
        .terms.map(({ status }) => status)
        .toSorted(),
    ).toEqual(["agreed", "in-talk", "retired"]);
  });

  it("[EX10] is one transaction, and taking it back is another: as before, but for what somebody has touched", () => {
    const doc = glossary();
    const before = readCarried(doc);
    let updates = 0;
    doc.on("update", () => (updates += 1));
    const changes = plan(
      doc,
      { id: "a", headword: { sv: "oro", en: "concern" }, definition: "Sedan.", past: [agreed] },
      { id: "b", headword: { sv: "skydd", en: "" }, status: "unlike" },
      { headword: { sv: "ny", en: "new" }, definition: "En.\nTvå.", status: "retired", retiredBecause: "Prövad." },
      { id: "seen", headword: { sv: "rörd", en: "" } },
    );
    const carried = carryIn(doc, changes);
    expect(updates).toBe(1);
    expect(readPast(doc, "a")).toEqual([agreed]);
    expect(readCarried(doc).terms.find(({ headword }) => headword.sv === "ny")).toMatchObject({
      definition: "En.\nTvå.",
      retiredBecause: "Prövad.",
    });
    expect(
      plan(doc, ...changes.map((change) => (change.kind === "refused" ? {} : change.after))).map(({ kind }) => kind),
    ).toEqual(["same", "same", "same", "same"]);
    editTerm(doc, "seen", { headword: { en: "touched" } });
    expect(takeBack(doc, carried)).toEqual(["seen"]);
    expect(updates).toBe(3);
    expect(readCarried(doc).terms.filter(({ id }) => id !== "seen")).toEqual(before.terms);
    expect(readPast(doc, "a")).toEqual([]);
  });

  it("[EX10] that is longer than a document takes at once goes in several, each short enough", () => {
    const doc = glossary();
    const sizes: number[] = [];
    doc.on("update", (update: Uint8Array) => sizes.push(update.length));
    const definition = "汉".repeat(3000);
    const changes = plan(
      doc,
      ...Array.from({ length: 300 }, (_, at) => ({ headword: { sv: `ord ${at}`, en: "" }, definition })),
    );
    const carried = carryIn(doc, changes);
    expect(readCarried(doc).terms).toHaveLength(302);
    expect(takeBack(doc, carried)).toEqual([]);
    expect(readCarried(doc).terms).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(250_000);
  });

  it("[EX10] taken back, a word that somebody wrote in at that moment stays; and it can be brought in again", () => {
    const [one, other] = [glossary(), new Y.Doc()];
    const changes = plan(
      one,
      { id: "c", headword: { sv: "ny", en: "" } },
      { id: "d", headword: { sv: "tom", en: "" } },
    );
    const carried = carryIn(one, changes);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    expect(takeBack(one, carried)).toEqual([]);
    expect(readTerms(one).map(({ id }) => id)).toEqual(["a", "b"]);
    editTerm(other, "c", { status: "in-talk" });
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(readTerms(one).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(readCarried(one).terms.at(-1)).toMatchObject({ headword: { sv: "ny" }, status: "in-talk" });
    carryIn(one, plan(one, { id: "d", headword: { sv: "tom", en: "" } }));
    expect(readCarried(one)).toMatchObject({ unreadable: [], terms: { length: 4 } });
  });

  it("[EX7] leaves what cannot be read alone", () => {
    const doc = glossary();
    doc.getMap("terms").set("broken/status", 7);
    doc.getMap("terms").set("a/past/x", { kind: "agreed" });
    expect(readCarried(doc).unreadable).toEqual(["broken"]);
    expect(plan(doc, { id: "broken", headword: { sv: "hel", en: "" } })).toMatchObject([{ code: "unreadable" }]);
    expect(readPast(doc, "a")).toEqual([]);
  });
});
