import { expect, it } from "vitest";
import { foundState, placeInText, readFoundState, type FoundWord } from "./found-word.ts";

const found: FoundWord = {
  part: "factor",
  factor: "f",
  seat: null,
  before: "…there is much ",
  word: "concern",
  after: " about him, and…",
};
const text = "Of concern. In town there is much concern about him, and more concern.";

it("[CO4] a word is found again among the words it was found among", () => {
  expect(placeInText(text, found)).toEqual({ from: 34, to: 41 });
  expect(placeInText(text.replace("about him", "about her"), found)).toEqual({ from: 34, to: 41 });
  expect(placeInText(text.replace("much", "some"), found)).toEqual({ from: 34, to: 41 });
});

it("[CO4] where the words around it have changed it is found alone, and where it is gone it is not found", () => {
  expect(placeInText("The concerns, or: a concern", found)).toEqual({ from: 20, to: 27 });
  expect(placeInText("The concerns of (many)", found)).toBeUndefined();
  expect(placeInText("a (b", { before: "", word: "(b", after: "" })).toEqual({ from: 2, to: 4 });
});

it("[CO4] what the history holds is read as what it should be, or as nothing", () => {
  expect(readFoundState(foundState(found))).toEqual(found);
  for (const state of [null, undefined, "x", {}, { found: { part: "elsewhere" } }])
    expect(readFoundState(state)).toBeUndefined();
});
