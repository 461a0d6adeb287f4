import { expect, it } from "vitest";
import { createMatcher } from "./matcher.ts";

it("[MA12] crafted terms cannot make reading slow, and a phrase of seven words is not looked for", () => {
  const forms = ["bla", "blan", "blans"];
  const phrase = (words: number, seed: number) =>
    Array.from({ length: words }, (_, i) => forms[(seed * 7 + i * i * 3 + i) % 3]).join(" ");
  const terms = Array.from({ length: 60 }, (_, t) => ({
    id: `t${t}`,
    headword: { sv: phrase(6, t), en: "" },
    aliases: {
      sv: Array.from({ length: 50 }, (_, i) => phrase(2 + (i % 20), t + i)),
      en: Array.from({ length: 50 }, (_, i) => phrase(2 + (i % 20), t * i)),
    },
    status: "agreed" as const,
    retiredBecause: null,
  }));
  const started = performance.now();
  createMatcher(terms).find("blans ".repeat(3000));
  expect(performance.now() - started).toBeLessThan(5000);
  const long = {
    ...terms[0]!,
    headword: { sv: "ett två tre fyra fem sex sju", en: "" },
    aliases: { sv: [], en: [] },
  };
  expect(createMatcher([long]).find("ett två tre fyra fem sex sju")).toEqual([]);
});
