import { expect, test } from "vitest";
import { cutAtPseudonyms, findPseudonyms } from "./together.ts";

test("[PI1] a pseudonym is found as one word", () => {
  expect(findPseudonyms("K-17 and K-9, not a-1 or K-x")).toEqual([
    { from: 0, to: 4 },
    { from: 9, to: 12 },
  ]);
  expect(cutAtPseudonyms("See K-17.")).toEqual(["See ", "K-17", "."]);
});

test("[MA12] a page of capitals costs no more than a page of words", () => {
  const started = performance.now();
  expect(findPseudonyms("A".repeat(100_000))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(2000);
});
