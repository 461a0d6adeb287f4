// Splits, merges and several factors at once, by one person and by three who have not heard of each other.

import { factorDomains, layTogether, type Factor } from "@hybrid/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFactor,
  addFactors,
  carryPerspective,
  joinParts,
  mergeFactor,
  moveFactor,
  observationOf,
  readFactors,
  readPerspectives,
  readProse,
  restoreFactor,
  retireFactor,
  splitFactor,
  takeApart,
  wordsOf,
  writePerspective,
} from "./index.ts";
import { deliver, deliverAll, replicas, writeInto } from "./support/replicas.ts";

const seed = Math.floor(Math.random() * 2 ** 31);
const factorsIn = (doc: Y.Doc): Factor[] => readFactors(doc).flatMap((entry) => (entry.readable ? entry.value : []));
const heads = (doc: Y.Doc): string[] => layTogether(factorsIn(doc)).heads.map(({ id }) => id);
const wordsIn = (doc: Y.Doc, id: string): string[] => readProse(observationOf(doc, id) ?? new Y.XmlFragment());

function withTwo(): Y.Doc {
  const doc = new Y.Doc();
  addFactor(doc, { id: "a", domain: "home", observation: "saw a", basis: { kind: "observed" } });
  addFactor(doc, { id: "b", domain: "home", observation: "heard b", basis: { kind: "told", toldBy: "aunt" } });
  return doc;
}

describe("split", () => {
  it("[BO1] makes parts right after the original, with its basis and a trace to it", () => {
    const doc = withTwo();
    splitFactor(doc, "a", [
      { id: "a1", observation: "one" },
      { id: "a2", observation: "two" },
    ]);
    const factors = factorsIn(doc);
    expect(factors.map(({ id, from }) => [id, from])).toEqual([
      ["a", null],
      ["a1", "a"],
      ["a2", "a"],
      ["b", null],
    ]);
    expect(factors[1]?.basis.kind).toBe("observed");
    expect(wordsIn(doc, "a")).toEqual(["saw a"]);
    expect(
      layTogether(factors)
        .parts.get("a")
        ?.map(({ id }) => id),
    ).toEqual(["a1", "a2"]);
  });

  it("[BO1] [DO5] is refused without words, with one part, twice the same id, or of nothing", () => {
    const doc = withTwo();
    const part = (id: string, observation = "x") => ({ id, observation });
    for (const parts of [[part("p")], [part("p"), part("p")], [part("p"), part("q", " ")], [part("p"), part("b")]])
      expect(() => splitFactor(doc, "a", parts)).toThrow(RangeError);
    expect(() => splitFactor(doc, "none", [part("p"), part("q")])).toThrow(RangeError);
    expect(factorsIn(doc)).toHaveLength(2);
  });

  it("[BO1] is undone by laying the parts together with the original", () => {
    const doc = withTwo();
    splitFactor(doc, "a", [
      { id: "a1", observation: "one" },
      { id: "a2", observation: "two" },
    ]);
    let updates = 0;
    doc.on("update", () => (updates += 1));
    joinParts(doc, "a");
    expect(updates).toBe(1);
    const { heads: shown, under, parts } = layTogether(factorsIn(doc));
    expect([shown.map(({ id }) => id), under.get("a")?.map(({ id }) => id)]).toEqual([
      ["a", "b"],
      ["a1", "a2"],
    ]);
    expect(parts.has("a")).toBe(false);
    joinParts(doc, "a");
    expect(updates).toBe(1);
  });

  it("[BO2] a seat's words stay with the original until the seat carries its own", () => {
    const voice = new Y.Doc();
    writePerspective(voice, "a", { sight: "concern", beingARisk: "clear" });
    writeInto(wordsOf(voice, "a"), "as we see it");
    writePerspective(voice, "a2", { beingARisk: "slight" });
    writeInto(wordsOf(voice, "a2"), "already said");
    carryPerspective(voice, "a", "a2");
    expect(readPerspectives(voice)).toMatchObject([
      { id: "a2", value: { sight: "concern", beingARisk: "slight", beingAtRisk: "unknown" } },
    ]);
    expect(readProse(wordsOf(voice, "a2") ?? new Y.XmlFragment())).toEqual(["already said", "as we see it"]);
  });
});

describe("laying together", () => {
  it("[BO3] keeps both words and both bases, and can be undone", () => {
    const doc = withTwo();
    const before = factorsIn(doc);
    mergeFactor(doc, "b", "a");
    const { heads: shown, under } = layTogether(factorsIn(doc));
    expect(shown.map(({ id }) => id)).toEqual(["a"]);
    expect(under.get("a")).toMatchObject([{ id: "b", basis: { kind: "told", toldBy: "aunt" } }]);
    expect([wordsIn(doc, "a"), wordsIn(doc, "b")]).toEqual([["saw a"], ["heard b"]]);
    takeApart(doc, "b");
    expect(factorsIn(doc)).toEqual(before);
  });

  it("[BO3] is refused with itself, with what is under it, and with nothing known", () => {
    const doc = withTwo();
    mergeFactor(doc, "b", "a");
    expect(() => mergeFactor(doc, "a", "b")).toThrow(RangeError);
    expect(() => mergeFactor(doc, "a", "a")).toThrow(RangeError);
    expect(() => mergeFactor(doc, "a", "none")).toThrow(RangeError);
  });

  it("[BO4] a ring made by two people at once shows everything under the first id", () => {
    const all = replicas([1, 2]);
    const [left, right] = all.map(({ doc }) => doc);
    if (!left || !right) throw new Error("two replicas");
    addFactor(left, { id: "a", domain: "home", observation: "a" });
    addFactor(left, { id: "b", domain: "self", observation: "b" });
    deliverAll(all);
    mergeFactor(left, "a", "b");
    mergeFactor(right, "b", "a");
    deliverAll(all);
    for (const doc of [left, right]) expect(heads(doc)).toEqual(["a"]);
    takeApart(left, "b");
    expect(heads(left).toSorted()).toEqual(["b"]);
    expect(layTogether(factorsIn(left)).under.get("b")).toMatchObject([{ id: "a" }]);
  });

  it("[BO4] what is laid together with something retired at that moment is shown with it, and comes back with it", () => {
    const doc = withTwo();
    mergeFactor(doc, "b", "a");
    retireFactor(doc, "a", "moved away");
    expect(layTogether(factorsIn(doc)).under.get("a")).toHaveLength(1);
    takeApart(doc, "b");
    expect(heads(doc)).toEqual(["a", "b"]);
  });
});

describe("several from one note", () => {
  it("[BO6] is one deed: all of them, in the order of the note, or none", () => {
    const doc = withTwo();
    let updates = 0;
    doc.on("update", () => (updates += 1));
    const three = ["x", "y", "z"].map((id) => ({ id, domain: "self" as const, observation: `saw ${id}` }));
    addFactors(doc, three);
    expect(updates).toBe(1);
    expect(factorsIn(doc).map(({ id }) => id)).toEqual(["x", "y", "z", "a", "b"]);
    expect(() => addFactors(doc, [{ id: "new", domain: "self", observation: "n" }, three[0]!])).toThrow(RangeError);
    expect(factorsIn(doc)).toHaveLength(5);
  });
});

describe("three people at once", () => {
  const id = fc.constantFrom("a", "b", "c", "s1", "s2");
  type Act = (doc: Y.Doc, stamp: string) => void;
  const act: fc.Arbitrary<Act> = fc.oneof(
    id.map((f): Act => (doc, stamp) => {
      const [one, two] = [`${stamp}x`, `${stamp}y`];
      splitFactor(doc, f, [
        { id: one, observation: one },
        { id: two, observation: two },
      ]);
    }),
    fc.tuple(id, id).map(
      ([f, g]): Act =>
        (doc) =>
          mergeFactor(doc, f, g),
    ),
    id.map(
      (f): Act =>
        (doc) =>
          takeApart(doc, f),
    ),
    id.map(
      (f): Act =>
        (doc, stamp) =>
          retireFactor(doc, f, stamp),
    ),
    id.map(
      (f): Act =>
        (doc) =>
          restoreFactor(doc, f),
    ),
    fc.tuple(id, fc.constantFrom(...factorDomains), fc.constantFrom("a", "i", "z")).map(
      ([f, domain, place]): Act =>
        (doc) =>
          moveFactor(doc, f, { domain, place }),
    ),
    id.map((f): Act => (doc, stamp) => {
      addFactors(doc, [{ id: f, domain: "self", observation: `${f} ${stamp}` }]);
    }),
  );
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ who: fc.nat(2), act }) },
    { weight: 1, arbitrary: fc.record({ to: fc.nat(2), from: fc.nat(2), howMany: fc.integer({ min: 1, max: 3 }) }) },
  );

  it(`[BO4] [DO6] [PI5] end alike, and every factor is shown exactly once (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const all = replicas([1, 2, 3]);
        addFactor(all[0]!.doc, { id: "a", domain: "home", observation: "first" });
        addFactor(all[0]!.doc, { id: "b", domain: "home", observation: "second" });
        deliverAll(all);
        const written = new Set(["first", "second"]);
        for (const [at, one] of steps.entries()) {
          if ("to" in one) {
            deliver(all, one.to, one.from, one.howMany);
            continue;
          }
          const { doc } = all[one.who]!;
          try {
            one.act(doc, `n${at}-`);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
          for (const factor of factorsIn(doc)) for (const line of wordsIn(doc, factor.id)) written.add(line);
        }
        deliverAll(all);
        const [first, ...others] = all.map(({ doc }) => factorsIn(doc));
        for (const other of others) expect(other).toEqual(first);
        const { heads: shown, under } = layTogether(first ?? []);
        const places = [...shown, ...[...under.values()].flat()].map((factor) => factor.id);
        expect(places.toSorted()).toEqual((first ?? []).map((factor) => factor.id).toSorted());
        const { doc } = all[0]!;
        const kept = new Set(factorsIn(doc).flatMap((factor) => wordsIn(doc, factor.id)));
        for (const line of written) expect(kept).toContain(line);
      }),
      { seed, numRuns: 300 },
    );
  });
});
