import {
  nothingIncoming,
  planImport,
  type EntryChange,
  type Incoming,
  type PastNote,
  type QuotedSense,
} from "@hybrid/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addTerm,
  carryIn,
  definitionOf,
  editTerm,
  meaningOf,
  readCarried,
  readOverlaps,
  readPast,
  readProse,
  readQuoted,
  readSenses,
  readTerms,
  retireTerm,
  takeBack,
  takeUp,
  writeOverlap,
} from "./index.ts";

const agreed: PastNote = { kind: "agreed", at: "2026-03-01", words: "Att säga till.", by: ["Skolan"], where: "Lind" };

let count = 0;
const plan = (doc: Y.Doc, ...entries: Partial<Incoming>[]): EntryChange[] =>
  planImport(
    readCarried(doc),
    entries.map((entry, at) => ({ ...nothingIncoming, ...entry, line: at + 1 })),
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

  it("[EX10] is one transaction however many entries there are, or is refused before anything is written", () => {
    const doc = glossary();
    const sizes: number[] = [];
    doc.on("update", (update: Uint8Array) => sizes.push(update.length));
    const many = (count: number, definition: string) =>
      plan(doc, ...Array.from({ length: count }, (_, at) => ({ headword: { sv: `ord ${at}`, en: "" }, definition })));
    const carried = carryIn(doc, many(2000, "汉".repeat(600)));
    expect(readCarried(doc).terms).toHaveLength(2002);
    expect(takeBack(doc, carried)).toEqual([]);
    expect(readCarried(doc).terms).toHaveLength(2);
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(8_000_000);
    expect(() => carryIn(doc, many(600, "汉".repeat(7000))), "too long").toThrow(RangeError);
    expect(() => carryIn(doc, many(600, "a\n".repeat(100))), "too many paragraphs").toThrow(RangeError);
    expect(sizes).toHaveLength(2);
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

  it("[EX13] quotes what organisations elsewhere meant, but not what one here says in the same words", () => {
    const doc = glossary();
    const said: QuotedSense = {
      by: "Polisen",
      where: "Lind",
      meaning: "En uppgift.",
      setsGoing: "",
      alsoSay: "tips",
      example: "",
      source: "",
      notToConfuse: "",
    };
    const other = { ...said, by: "Skolan" };
    const changes = planImport(
      { ...readCarried(doc), spoken: new Map([["a", [said]]]) },
      [{ ...nothingIncoming, id: "a", headword: { sv: "oro", en: "" }, senses: [said, other, other], line: 1 }],
      () => "new",
    );
    expect(changes).toMatchObject([{ kind: "changed", fields: ["senses"] }]);
    const roots = new Set(doc.share.keys());
    const carried = carryIn(doc, changes);
    expect(readQuoted(doc, "a")).toEqual([other]);
    expect(new Set(doc.share.keys()), "nothing is written but in the glossary").toEqual(roots);
    takeBack(doc, carried);
    expect(readQuoted(doc, "a")).toEqual([]);
  });

  it("[EX14] a seat takes up a quotation as its own words where it has said nothing yet", () => {
    const voice = new Y.Doc();
    const words = { alsoSay: "tips", example: "", source: "PL 2 §", notToConfuse: "" };
    const said = { ...words, by: "Polisen", where: "Lind", meaning: "En.\nTvå.", setsGoing: "Vi ringer." };
    takeUp(voice, "a", said);
    expect(readSenses(voice)).toMatchObject([{ id: "a", value: words }]);
    expect(readProse(meaningOf(voice, "a")!)).toEqual(["En.", "Två."]);
    expect(() => takeUp(voice, "a", said)).toThrow(RangeError);
    expect(readProse(meaningOf(voice, "a")!)).toHaveLength(2);
  });

  it("[EX12] says of another word what the file says, and keeps what it does not speak of", () => {
    const doc = glossary();
    writeOverlap(doc, "a", { id: "o1", word: "tips", nearness: "near", note: "" });
    writeOverlap(doc, "a", { id: "o2", word: "anmälan", nearness: "never", note: "Den är en handling." });
    const overlaps = [
      { word: "Tips", nearness: "never", note: "Någon annans ord." },
      { word: "larm", nearness: "same", note: "" },
    ] as const;
    const carried = carryIn(doc, plan(doc, { id: "a", headword: { sv: "oro", en: "" }, overlaps }));
    expect(
      readOverlaps(doc, "a").flatMap((one) => (one.readable ? `${one.value.word} ${one.value.nearness}` : [])),
    ).toEqual(expect.arrayContaining(["Tips never", "anmälan never", "larm same"]));
    expect(plan(doc, { id: "a", headword: { sv: "oro", en: "" }, overlaps })).toMatchObject([{ kind: "same" }]);
    takeBack(doc, carried);
    expect(readOverlaps(doc, "a")).toMatchObject([{ value: { word: "tips", nearness: "near" } }, { id: "o2" }]);
  });

  it("[EX7] leaves what cannot be read alone", () => {
    const doc = glossary();
    doc.getMap("terms").set("broken/status", 7);
    doc.getMap("terms").set("a/past/x", { kind: "agreed" });
    doc.getMap("terms").set("a/quoted/x", { by: "", meaning: 7 });
    expect(readCarried(doc).unreadable).toEqual(["broken"]);
    expect(plan(doc, { id: "broken", headword: { sv: "hel", en: "" } })).toMatchObject([{ code: "unreadable" }]);
    expect(readPast(doc, "a")).toEqual([]);
  });
});
