// What the perspectives of issue 4 add to a voice and to a picture: why a logic weighs, reservations, searches for
// protection, kinds of difference.

import { noDifference } from "./differences.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  closeReservation,
  nameDifference,
  noteSearch,
  readDifferences,
  readProse,
  readReservations,
  readSearches,
  reservationProse,
  reserve,
  speakReservations,
  takeSearchBack,
  weighsOf,
  withdrawPerspective,
  writePerspective,
  writeProse,
} from "./index.ts";
import { deliverAll, replicas } from "./support/replicas.ts";

const about = { kind: "factor", id: "f" } as const;
const reservation = { id: "r", about, since: "2026-11-12", why: "We see errands.", wouldChange: "Two quiet weeks." };
const search = { id: "s", domain: "home", on: "2026-11-12", where: "Asked the aunt." } as const;
const same = (docs: readonly { doc: Y.Doc }[], read: (doc: Y.Doc) => unknown) => {
  const [first, ...others] = docs.map(({ doc }) => read(doc));
  for (const other of others) expect(other).toEqual(first);
  return first;
};

describe("a perspective", () => {
  it("[PE10] says why its logic weighs, and takes that along when it is withdrawn", () => {
    const doc = new Y.Doc();
    expect(weighsOf(doc, "f")).toBe(null);
    writePerspective(doc, "f", { logic: "care" });
    writeProse(weighsOf(doc, "f") ?? new Y.XmlFragment(), ["Nobody is home."]);
    withdrawPerspective(doc, "f");
    writePerspective(doc, "f", {});
    expect(readProse(weighsOf(doc, "f") ?? new Y.XmlFragment())).toEqual([]);
  });
});

describe("reservations", () => {
  it("[RV1] are made whole, and read in words", () => {
    const doc = new Y.Doc();
    reserve(doc, reservation);
    expect(readReservations(doc)).toEqual([
      { readable: true, id: "r", value: { id: "r", about, since: "2026-11-12", closed: null } },
    ]);
    expect(speakReservations(doc, "police")).toMatchObject([
      { seat: "police", why: ["We see errands."], wouldChange: ["Two quiet weeks."] },
    ]);
    expect(reservationProse(doc, "nobody")).toBe(null);
  });

  it("[RV2] are closed once, with a reason, and stay", () => {
    const doc = new Y.Doc();
    reserve(doc, reservation);
    closeReservation(doc, "r", { on: "2026-11-20", because: " Two quiet weeks passed. " });
    closeReservation(doc, "r", { on: "2026-11-21", because: "Again." });
    expect(speakReservations(doc, "police")).toMatchObject([
      { closed: { on: "2026-11-20", because: "Two quiet weeks passed." }, why: ["We see errands."] },
    ]);
  });

  it("[RV1] [DO5] are refused whole where something is missing", () => {
    const doc = new Y.Doc();
    expect(() => reserve(doc, { ...reservation, why: "  " })).toThrow(RangeError);
    expect(() => reserve(doc, { ...reservation, since: "soon" })).toThrow(RangeError);
    expect(() => closeReservation(doc, "r", { on: "2026-11-20", because: "x" })).toThrow(RangeError);
    reserve(doc, reservation);
    expect(() => reserve(doc, reservation)).toThrow(RangeError);
    expect(() => closeReservation(doc, "r", { on: "2026-11-20", because: " " })).toThrow(RangeError);
    expect(readReservations(doc)[0]).toMatchObject({ value: { closed: null } });
  });
});

describe("searches for protection", () => {
  it("[PT2] say where one looked, and can be taken back", () => {
    const doc = new Y.Doc();
    noteSearch(doc, search);
    expect(readSearches(doc)).toMatchObject([{ value: { ...search, takenBack: false } }]);
    takeSearchBack(doc, "s");
    expect(readSearches(doc)).toMatchObject([{ value: { takenBack: true } }]);
    expect(() => noteSearch(doc, { ...search, id: "t", where: "  " })).toThrow(RangeError);
    expect(readSearches(doc)).toHaveLength(1);
  });

  it("[PT3] made at once both stand", () => {
    const two = replicas([1, 2]);
    for (const [at, { doc }] of two.entries()) noteSearch(doc, { ...search, id: `s${at}` });
    deliverAll(two);
    expect(same(two, readSearches)).toHaveLength(2);
  });
});

describe("kinds of difference", () => {
  it("[DV4] named at once are all kept", () => {
    const two = replicas([1, 2]);
    nameDifference(two[0]!.doc, "f", { word: true, term: "concern" });
    nameDifference(two[1]!.doc, "f", { mandates: true });
    deliverAll(two);
    expect(same(two, readDifferences)).toEqual([
      { readable: true, id: "f", value: { factor: "f", ...noDifference, word: true, term: "concern", mandates: true } },
    ]);
    nameDifference(two[0]!.doc, "f", { word: false });
    expect(readDifferences(two[0]!.doc)).toMatchObject([{ value: { word: false, mandates: true } }]);
    expect(() => nameDifference(two[0]!.doc, "f", { facts: "yes" as unknown as boolean })).toThrow(RangeError);
  });
});

it("[DO2] [DO3] whatever a peer puts there is unreadable at worst, and harms nothing", () => {
  const key = fc.constantFrom(
    "r/about",
    "r/since",
    "r/closed",
    "f/word",
    "f/term",
    "s/domain",
    "s/where",
    "__proto__/on",
  );
  const value = fc.oneof(fc.constant(null), fc.boolean(), fc.string(), fc.array(fc.string()), fc.integer());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("reservations", "searches", "differences"), key, value)),
      (writes) => {
        const doc = new Y.Doc();
        for (const [root, at, what] of writes) doc.getMap(root).set(at, what);
        reserve(doc, { ...reservation, id: "good" });
        noteSearch(doc, { ...search, id: "good" });
        nameDifference(doc, "good", { facts: true });
        const all = [...readReservations(doc), ...readSearches(doc), ...readDifferences(doc)];
        expect(all.filter((entry) => entry.readable && entry.id === "good")).toHaveLength(3);
        expect(speakReservations(doc, "x").length).toBeGreaterThan(0);
      },
    ),
  );
});
