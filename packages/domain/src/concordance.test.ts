import { describe, expect, it } from "vitest";
import { findUses, suggestWords, type Passage } from "./concordance.ts";
import type { Term } from "./glossary.ts";
import { createMatcher } from "./matcher.ts";

const term = (id: string, sv: string, en: string): Term => ({
  id,
  headword: { sv, en },
  aliases: { sv: [], en: ["worry"] },
  status: "agreed",
  retiredBecause: null,
});
const matcher = createMatcher([term("concern", "oro", "concern")]);
const said = (seat: string | null, text: string, place = "K-17"): Passage<string> => ({ place, seat, text });

describe("where a word is used", () => {
  it("[CO1] is every place where a form or an alias of it stands, with whose words they are and what is around it", () => {
    const passages = [
      said("school", "The school raised a concern in May."),
      said(null, "Nothing here."),
      said("police", "Two worries, and oron växer."),
    ];
    expect(findUses(passages, matcher, "concern")).toEqual([
      { place: "K-17", seat: "school", before: "The school raised a ", word: "concern", after: " in May." },
      { place: "K-17", seat: "police", before: "Two ", word: "worries", after: ", and oron växer." },
      { place: "K-17", seat: "police", before: "Two worries, and ", word: "oron", after: " växer." },
    ]);
    expect(findUses(passages, matcher, "other")).toEqual([]);
  });

  it("[CO1] context is cut at words", () => {
    const [use] = findUses(
      [said("a", `${"long ago ".repeat(20)}a concern ${"was raised ".repeat(20)}`)],
      matcher,
      "concern",
    );
    expect(use!.before).toMatch(/^…(?:long|ago) .*a $/);
    expect(use!.after).toMatch(/^ was .*…$/);
    expect(use!.before.length + use!.after.length).toBeLessThan(130);
  });
});

describe("suggested words", () => {
  const passages = [
    said("police", "We plan an operation in the neighbourhood; every operation has a commander."),
    said("school", "An operation of that kind frightens the neighbourhood."),
    said("health", "The neighbourhood helps. A concern about something."),
    said("social", "A concern about something, they said."),
    said(null, "Written by nobody in particular: commander, commander."),
  ];

  it("[CO2] are words that several seats write and no term covers, those of most seats first", () => {
    expect(suggestWords(passages, matcher).map(({ word, seats, count }) => [word, seats, count])).toEqual([
      ["neighbourhood", ["police", "school", "health"], 3],
      ["operation", ["police", "school"], 3],
    ]);
  });

  it("[CO2] looks at each found term a few times, however many a text repeats", () => {
    let looks = 0;
    const text = "oro uppgift ".repeat(2000);
    const found = Array.from({ length: 2000 }, (_, n) => ({
      from: n * 12,
      term: "t",
      get to() {
        looks += 1;
        return n * 12 + 3;
      },
    }));
    const passages: Passage[] = ["a", "b"].map((seat) => ({ place: "", seat, text }));
    expect(suggestWords(passages, { find: () => found }).map(({ word, count }) => [word, count])).toEqual([
      ["uppgift", 4000],
    ]);
    expect(looks).toBeLessThan(40_000);
  });

  it("[CO2] count forms of one word together, show the one most written, and end in time", () => {
    const forms = [said("a", "insatsen insatsen"), said("b", "insatserna"), said("c", "insats")];
    expect(suggestWords(forms, createMatcher([]))).toMatchObject([
      { word: "insatsen", seats: ["a", "b", "c"], count: 4 },
    ]);
    expect(suggestWords(passages, matcher, 1)).toHaveLength(1);
    const long = Array.from({ length: 400 }, (_, n) =>
      said(`s${n % 6}`, `ordet${n % 50} omgivning granskas `.repeat(20)),
    );
    const began = performance.now();
    suggestWords(long, matcher);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
