import { expect, test } from "vitest";
import { texts } from "./init.ts";

/** Of init.ts itself, so that a feature cannot be left out here. */
const features = Object.keys(texts.en) as (keyof typeof texts.en)[];

function textsOf(tree: unknown, path = ""): [path: string, text: string][] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

function gapsIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").toSorted();
}

test.each(features)("[UI8] %s has the same texts, with the same gaps, in both languages", (feature) => {
  const swedish = new Map(textsOf(texts.sv[feature]));
  const english = textsOf(texts.en[feature]);
  expect([...swedish.keys()]).toEqual(english.map(([path]) => path));
  for (const [path, text] of english) expect([path, gapsIn(swedish.get(path) ?? "")]).toEqual([path, gapsIn(text)]);
});

test.each(features)("[UI8] %s leaves no text empty", (feature) => {
  const all = [...textsOf(texts.en[feature]), ...textsOf(texts.sv[feature])];
  expect(all.filter(([, text]) => text.trim() === "")).toEqual([]);
});
