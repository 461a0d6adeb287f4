import { expect, test } from "vitest";
import { gatherNearWords } from "./near-words.ts";

const senses = [
  { seat: "police", alsoSay: "tip, signal" },
  { seat: "school", alsoSay: "Worry" },
  { seat: "civil", alsoSay: "worry; a confidence" },
  { seat: "health", alsoSay: "" },
];

test("[GL9] words that organisations also say stand with who says them, and with how near the group says they are", () => {
  const overlaps = [
    { id: "2", word: "tip", nearness: "near", note: "somebody told us" },
    { id: "1", word: "report", nearness: "never", note: "a legal act" },
  ] as const;
  expect(gatherNearWords(overlaps, senses)).toEqual([
    { word: "report", seats: [], said: { id: "1", nearness: "never", note: "a legal act" } },
    { word: "tip", seats: ["police"], said: { id: "2", nearness: "near", note: "somebody told us" } },
    { word: "Worry", seats: ["school", "civil"], said: null },
    { word: "signal", seats: ["police"], said: null },
    { word: "a confidence", seats: ["civil"], said: null },
  ]);
});

test("[GL9] without anything said there is nothing", () => {
  expect(gatherNearWords([], [])).toEqual([]);
});
