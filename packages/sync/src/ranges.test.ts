import fc from "fast-check";
import { expect, test } from "vitest";
import { addRange, addRanges, covers, createRanges, removeRange } from "./ranges.ts";

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => [from, from + length] as const);

test("[SY1] ranges hold what a plain set of clocks holds, sorted and joined", () => {
  fc.assert(
    fc.property(fc.array(range), range, (added, [from, to]) => {
      const ranges = createRanges();
      const plain = new Set<number>();
      for (const [start, end] of added) {
        addRange(ranges, start, end);
        for (let clock = start; clock < end; clock++) plain.add(clock);
      }
      const clocks = Array.from({ length: to - from }, (_, i) => from + i);
      expect(covers(ranges, from, to)).toBe(clocks.every((clock) => plain.has(clock)));
      const { starts, ends } = ranges;
      expect(starts.length).toBe(ends.length);
      for (let i = 1; i < starts.length; i++) expect(starts[i]!).toBeGreaterThan(ends[i - 1]!);
      expect(starts.reduce((sum, start, i) => sum + ends[i]! - start, 0)).toBe(plain.size);
    }),
  );
});

test("[SY1] many ranges added at once give what they give one by one", () => {
  const few = fc.array(range, { maxLength: 40 });
  const many = fc.array(
    fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({ from, to: from + length })),
    { minLength: 32, maxLength: 300 },
  );
  fc.assert(
    fc.property(few, many, (before, added) => {
      const [one, all] = [createRanges(), createRanges()];
      for (const [from, to] of before) for (const ranges of [one, all]) addRange(ranges, from, to);
      for (const { from, to } of added) addRange(one, from, to);
      addRanges(all, added);
      expect(all).toEqual(one);
    }),
  );
});

test("[ND2] ranges without a range hold what a plain set of clocks without it holds", () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range), (added, removed) => {
      const [ranges, plain] = [createRanges(), createRanges()];
      const clocks = new Set<number>();
      const each = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
      for (const [from, to] of added) {
        addRange(ranges, from, to);
        for (const clock of each(from, to)) clocks.add(clock);
      }
      for (const [from, to] of removed) {
        removeRange(ranges, from, to);
        for (const clock of each(from, to)) clocks.delete(clock);
      }
      for (const clock of clocks) addRange(plain, clock, clock + 1);
      expect(ranges).toEqual(plain);
    }),
  );
});
