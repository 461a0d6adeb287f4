// What the person says, what happened, and pictures without persons: deeds, borders, two at once.

import { meetingsUntil } from "@hybrid/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addHappening,
  addImpression,
  addMeasure,
  addSeries,
  checkPlain,
  dateHappening,
  finishMeasure,
  happeningOf,
  impressionOf,
  markMeeting,
  noteSaying,
  readHappenings,
  readImpressions,
  readMeasures,
  readPlainCheck,
  readProse,
  readSayings,
  readSeries,
  restoreEntry,
  restoreHappening,
  restoreSaying,
  retireEntry,
  retireHappening,
  retireSaying,
  saidOf,
} from "./index.ts";
import { deliverAll, replicas } from "./support/replicas.ts";

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
const words = (fragment: Y.XmlFragment | null): string[] => readProse(fragment ?? new Y.XmlFragment());
const noted = { notedBy: "school", notedOn: "2026-11-02" };

describe("the person's own voice", () => {
  it("[PV1] keeps the words with who wrote them down, when, and how they were said", () => {
    const doc = new Y.Doc();
    noteSaying(doc, { id: "a", ...noted, saidOn: "2026-11-01", setting: "at school", words: "I like mornings" });
    noteSaying(doc, { id: "b", ...noted, saidOn: "2026-11-05", words: "Leave me alone" });
    expect(ids(readSayings(doc))).toEqual(["b", "a"]);
    expect(readSayings(doc)[1]).toMatchObject({ value: { ...noted, setting: "at school", disputes: false } });
    expect(words(saidOf(doc, "a"))).toEqual(["I like mornings"]);
    retireSaying(doc, "a", "It was somebody else");
    expect(words(saidOf(doc, "a"))).toEqual(["I like mornings"]);
    restoreSaying(doc, "a");
    expect(readSayings(doc)[1]).toMatchObject({ value: { retired: null } });
  });

  it("[PV2] a dispute is about a factor; without one, without words or with a wrong day it is refused", () => {
    const doc = new Y.Doc();
    noteSaying(doc, { id: "d", ...noted, factor: "f", disputes: true, words: "That was not me" });
    expect(readSayings(doc)[0]).toMatchObject({ value: { factor: "f", disputes: true } });
    expect(() => noteSaying(doc, { id: "e", ...noted, disputes: true, words: "No" })).toThrow(RangeError);
    expect(() => noteSaying(doc, { id: "e", ...noted, words: " " })).toThrow(RangeError);
    expect(() => noteSaying(doc, { id: "e", ...noted, notedOn: "yesterday", words: "x" })).toThrow(RangeError);
    doc.getMap("said").set("odd/disputes", "yes");
    expect(readSayings(doc).map(({ id, readable }) => [id, readable])).toEqual([
      ["d", true],
      ["odd", false],
    ]);
  });

  it("[PV3] the plain version says when it was gone through with the person", () => {
    const doc = new Y.Doc();
    expect(readPlainCheck(doc)).toBeNull();
    checkPlain(doc, "2026-11-03", "school");
    expect(readPlainCheck(doc)).toEqual({ on: "2026-11-03", by: "school" });
    doc.getMap("plain-check").set("last", 7);
    expect(readPlainCheck(doc)).toBeNull();
  });
});

describe("what happened", () => {
  it("[HI3] has a day, a basis and words, is listed by day, and is set aside with a reason", () => {
    const doc = new Y.Doc();
    addHappening(doc, { id: "late", day: "2026-11-09", words: "Left early" });
    addHappening(doc, { id: "soon", day: "2026-10-01", basis: { kind: "register" }, words: "Absent" });
    expect(ids(readHappenings(doc))).toEqual(["soon", "late"]);
    dateHappening(doc, "late", { day: "2026-09-01", until: "2026-09-03" });
    retireHappening(doc, "soon", "Wrong person");
    expect(readHappenings(doc)).toMatchObject([
      { id: "late", value: { day: "2026-09-01", until: "2026-09-03" } },
      { id: "soon", value: { retired: "Wrong person", basis: { kind: "register" } } },
    ]);
    restoreHappening(doc, "soon");
    expect(words(happeningOf(doc, "soon"))).toEqual(["Absent"]);
    expect(() => addHappening(doc, { id: "x", day: "", words: "x" })).toThrow(RangeError);
  });
});

describe("meetings", () => {
  it("[HI4] are happenings that somebody has marked, offered with the latest first until today", () => {
    const doc = new Y.Doc();
    addHappening(doc, { id: "first", day: "2026-10-01", met: true, words: "First case meeting" });
    addHappening(doc, { id: "second", day: "2026-11-09", words: "Second case meeting" });
    addHappening(doc, { id: "next", day: "2026-12-03", met: true, words: "Third case meeting" });
    addHappening(doc, { id: "other", day: "2026-11-10", words: "Left early" });
    markMeeting(doc, "second", true);
    const meetings = () =>
      meetingsUntil(
        "2026-11-22",
        readHappenings(doc).flatMap((entry) => (entry.readable ? entry.value : [])),
      ).map(({ id }) => id);
    expect(meetings()).toEqual(["second", "first"]);
    dateHappening(doc, "second", { day: "2026-09-09", until: null });
    expect(meetings()).toEqual(["first", "second"]);
    markMeeting(doc, "second", false);
    retireHappening(doc, "first", "It was cancelled");
    expect(meetings()).toEqual([]);
    expect(() => markMeeting(doc, "gone", true)).toThrow(RangeError);
    doc.getMap("events").set("second/met", "yes");
    expect(readHappenings(doc).find(({ id }) => id === "second")?.readable).toBe(false);
  });
});

describe("a picture of a place", () => {
  const series = {
    id: "s",
    title: "Reports",
    unit: "reports",
    source: "Police statistics",
    taken: "2026-11-01",
    counts: [["36", 4] as [string, number], ["37", 9] as [string, number]],
  };

  it("[PL1] counts have a source and a day; impressions a basis; measures an organisation and a day", () => {
    const doc = new Y.Doc();
    addSeries(doc, series);
    addImpression(doc, { id: "i", basis: { kind: "observed" }, words: "Fewer adults in the evening" });
    addMeasure(doc, { id: "m2", words: "Later", organisation: "Other", seat: null, by: null });
    addMeasure(doc, { id: "m1", words: "More light", organisation: "Municipality", seat: null, by: "2027-01-31" });
    finishMeasure(doc, "m1", "2027-01-20");
    expect(readSeries(doc)[0]).toMatchObject({ value: { ...series, retired: null } });
    expect(readImpressions(doc)[0]).toMatchObject({ value: { basis: { kind: "observed" } } });
    expect(words(impressionOf(doc, "i"))).toEqual(["Fewer adults in the evening"]);
    expect(readMeasures(doc)).toMatchObject([{ id: "m1", value: { done: "2027-01-20" } }, { id: "m2" }]);
    for (const [collection, id] of [
      ["series", "s"],
      ["impressions", "i"],
      ["measures", "m1"],
    ] as const) {
      retireEntry(doc, collection, id, "No longer so");
      restoreEntry(doc, collection, id);
    }
    expect(readSeries(doc)[0]).toMatchObject({ value: { retired: null } });
  });

  it("[PL1] refuses counts without source, none, too many, and numbers that are none", () => {
    const doc = new Y.Doc();
    const many = Array.from({ length: 501 }, (): [string, number] => ["x", 1]);
    for (const wrong of [{ source: "" }, { counts: [] }, { counts: many }, { counts: [["x", Number.NaN]] as never }])
      expect(() => addSeries(doc, { ...series, ...wrong })).toThrow(RangeError);
    doc.getMap("series").set("odd/counts", "1,2,3");
    expect(readSeries(doc)).toMatchObject([{ id: "odd", readable: false }]);
  });

  it("[PL1] [DO6] two who retire and finish at once both hold, and both see the same", () => {
    const all = replicas([1, 2]);
    const [left, right] = all.map(({ doc }) => doc);
    if (!left || !right) throw new Error("two replicas");
    addMeasure(left, { id: "m", words: "More light", organisation: "Us", seat: null, by: null });
    deliverAll(all);
    finishMeasure(left, "m", "2027-01-20");
    retireEntry(right, "measures", "m", "Somebody else does it");
    deliverAll(all);
    expect(readMeasures(left)).toEqual(readMeasures(right));
    expect(readMeasures(left)).toMatchObject([{ value: { done: "2027-01-20", retired: "Somebody else does it" } }]);
  });
});
