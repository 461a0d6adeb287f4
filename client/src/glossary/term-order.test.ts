import { expect, test } from "vitest";
import type { Term } from "@hybrid/domain";
import { holds, inUse } from "./term-order.ts";

const term = (id: string, sv: string, en: string, status: Term["status"] = "agreed"): Term => ({
  id,
  headword: { sv, en },
  aliases: { sv: [], en: ["worry"] },
  status,
  retiredBecause: status === "retired" ? "why" : null,
});
const terms = [
  term("1", "ärende", "case"),
  term("2", "oro", "concern"),
  term("3", "åtgärd", ""),
  term("4", "fall", "gone", "retired"),
];

test("[GL8] words stand in the order of the language now shown, and by the other one where a word is missing", () => {
  expect(inUse(terms, "sv").map(({ id }) => id)).toEqual(["2", "3", "1"]);
  expect(inUse(terms, "en").map(({ id }) => id)).toEqual(["3", "1", "2"]);
});

test("[GL1] a word is found by either language, by its other forms and by its meaning", () => {
  const [first] = terms as [Term];
  expect([
    holds(first, "", "ÄREN"),
    holds(first, "", "case"),
    holds(first, "", "worr"),
    holds(first, "a file", "file"),
  ]).toEqual([true, true, true, true]);
  expect(holds(first, "", "nothing")).toBe(false);
});
