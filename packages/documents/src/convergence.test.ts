// Several people at once: replicas that act, exchange updates late and in any order, and must end up reading the same,
// with nothing that anyone wrote gone.

import { type Basis, factorDomains, headOf, layTogether } from "@hybrid/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import {
  addFactor,
  addTerm,
  definitionOf,
  editBasis,
  editTerm,
  moveFactor,
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
  withdrawPerspective,
  wordsOf,
  writePerspective,
  writeSense,
} from "./index.ts";
import { anyDeed, lastingIds, unreadable, whole } from "./testing/any-deed.ts";
import { deliver, deliverAll, replicas, state, writeInto } from "./support/replicas.ts";

const seed = Math.floor(Math.random() * 2 ** 31);

const ids = ["a", "b", "c"];
const id = fc.constantFrom(...ids);
const place = fc.constantFrom("a", "i", "k1", "z");
const domain = fc.constantFrom(...factorDomains);
const level = fc.constantFrom("unknown", "not-seen", "slight", "clear", "strong" as const);
const day = fc.constantFrom(null, "2026-01-01", "2026-02-01");
const basis: fc.Arbitrary<Partial<Basis>> = fc.record(
  { kind: fc.constantFrom("told", "register", null), toldBy: fc.constantFrom("", "neighbour"), from: day, until: day },
  { requiredKeys: [] },
);

type Deed = (doc: Y.Doc, stamp: string) => void;

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(id, domain, basis).map(
    ([f, to, b]): Deed =>
      (doc, stamp) =>
        addFactor(doc, { id: f, domain: to, basis: b, observation: stamp }),
  ),
  fc.tuple(id, domain, place).map(
    ([f, to, at]): Deed =>
      (doc) =>
        moveFactor(doc, f, { domain: to, place: at }),
  ),
  fc.tuple(id, basis).map(
    ([f, b]): Deed =>
      (doc) =>
        editBasis(doc, f, b),
  ),
  id.map(
    (f): Deed =>
      (doc, stamp) =>
        retireFactor(doc, f, stamp),
  ),
  id.map(
    (f): Deed =>
      (doc) =>
        restoreFactor(doc, f),
  ),
  id.map(
    (f): Deed =>
      (doc, stamp) =>
        writeInto(observationOf(doc, f), stamp),
  ),
  id.map(
    (t): Deed =>
      (doc, stamp) =>
        addTerm(doc, { id: t, headword: { sv: stamp }, aliases: { sv: [stamp] }, definition: stamp }),
  ),
  fc.tuple(id, fc.constantFrom("unlike", "in-talk", "agreed" as const)).map(
    ([t, status]): Deed =>
      (doc) =>
        editTerm(doc, t, { status }),
  ),
  id.map(
    (t): Deed =>
      (doc, stamp) =>
        retireTerm(doc, t, stamp),
  ),
  id.map(
    (t): Deed =>
      (doc) =>
        restoreTerm(doc, t),
  ),
  id.map(
    (t): Deed =>
      (doc, stamp) =>
        writeInto(definitionOf(doc, t), stamp),
  ),
  fc.tuple(id, level, level).map(
    ([f, one, two]): Deed =>
      (doc) =>
        writePerspective(doc, f, { beingARisk: one, beingAtRisk: two }),
  ),
  fc.tuple(id, fc.constantFrom("concern", "protective", "both" as const)).map(
    ([f, sight]): Deed =>
      (doc) =>
        writePerspective(doc, f, { sight }),
  ),
  id.map(
    (f): Deed =>
      (doc, stamp) =>
        writeInto(wordsOf(doc, f), stamp),
  ),
  id.map(
    (f): Deed =>
      (doc) =>
        withdrawPerspective(doc, f),
  ),
  fc.tuple(id).map(
    ([t]): Deed =>
      (doc, stamp) =>
        writeSense(doc, t, { alsoSay: stamp }),
  ),
);

/** A deed on an id that is not there yet, or already there, is refused; that is fine here. */
function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant("act" as const), fc.nat(2), deeds) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant("deliver" as const), fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 4 })),
  },
);

describe("random deeds in any order", () => {
  it(`[DO6] [PI5] end in the same state, entirely readable, with every word there (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3 }), fc.array(step, { maxLength: 40 }), (count, steps) => {
        const all = replicas([3, 1, 2].slice(0, count));
        const written = new Map<string, Set<string>>();
        steps.forEach((each, index) => {
          const at = all[each[1] % count];
          if (at === undefined) return;
          if (each[0] === "deliver") return deliver(all, each[1] % count, each[2] % count, each[3]);
          const before = proseIn(at.doc);
          attempt(() => each[2](at.doc, `stamp-${index}`));
          for (const [name, text] of proseIn(at.doc)) {
            if (name.startsWith("words:") || text === before.get(name)) continue;
            written.set(name, (written.get(name) ?? new Set()).add(`stamp-${index}`));
          }
        });
        deliverAll(all);
        const [first, ...others] = all.map(({ doc }) => state(doc));
        for (const other of others) expect(other).toEqual(first);
        for (const { doc } of all) {
          for (const read of [readFactors, readTerms, readPerspectives, readSenses]) {
            expect(read(doc).every(({ readable }) => readable)).toBe(true);
          }
          const prose = proseIn(doc);
          for (const [name, stamps] of written) for (const stamp of stamps) expect(prose.get(name)).toContain(stamp);
        }
        const known = new Set(all.flatMap(({ doc }) => readFactors(doc).map((entry) => entry.id)));
        for (const name of written.keys()) {
          if (name.startsWith("observation:")) expect(known.has(name.slice("observation:".length))).toBe(true);
        }
      }),
      { seed, numRuns: 400 },
    );
  }, 30_000);

  function proseIn(doc: Y.Doc): Map<string, string> {
    const names = ["observation", "definition", "words"].flatMap((kind) => ids.map((each) => `${kind}:${each}`));
    return new Map(names.map((name) => [name, `${readProse(doc.getXmlFragment(name)).join("\n")}\n`]));
  }
});

describe("every deed, between three peers whose links are cut and mended", () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constant("act" as const), fc.nat(2), anyDeed) },
      { weight: 3, arbitrary: fc.tuple(fc.constant("meet" as const), fc.nat(2), fc.nat(2)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant("cut" as const), fc.nat(2), fc.nat(2)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant("mend" as const), fc.nat(2), fc.nat(2)) },
    ),
    { maxLength: 60 },
  );

  it(`[DO6] [BO6] [EX10] [CM4] ends the same everywhere, entirely readable, with nothing gone (seed ${seed})`, () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const all = replicas([3, 1, 2]);
        const cut = new Set<string>();
        const made = new Set<string>();
        taken.forEach((step, index) => {
          const [kind, at] = step;
          if (kind === "act") {
            const { doc } = all[at]!;
            attempt(() => step[2](doc, `stamp-${index}`));
            for (const key of lastingIds(doc)) made.add(key);
            return;
          }
          const link = `${Math.min(at, step[2])}-${Math.max(at, step[2])}`;
          if (kind === "cut") cut.add(link);
          else if (kind === "mend") cut.delete(link);
          else if (!cut.has(link)) deliver(all, at, step[2]);
        });
        deliverAll(all);
        const [first, ...others] = all.map(({ doc }) => whole(doc));
        for (const other of others) expect(other).toEqual(first);
        for (const { doc } of all) {
          expect(unreadable(doc)).toEqual([]);
          const there = lastingIds(doc);
          for (const key of made) expect(there).toContain(key);
          // Whatever was split or laid together, every factor is shown once, or under one that is.
          const factors = readFactors(doc).flatMap((entry) => (entry.readable ? entry.value : []));
          const known = new Map(factors.map((factor) => [factor.id, factor]));
          const heads = new Set(layTogether(factors).heads.map((head) => head.id));
          for (const factor of factors) expect(heads.has(headOf(factor, known).id)).toBe(true);
        }
      }),
      { seed, numRuns: 300 },
    );
  }, 60_000);
});
