// Tests and docs/domain/rules.md hold each other: a title cites rules that exist, and every rule is either proved by
// some test or listed below as not yet, so that the list can only shrink.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const titles = [
  "packages/*/src/**/*.test.{ts,tsx}",
  "packages/*/src/**/*.contract.ts",
  "{server,client}/src/**/*.test.{ts,tsx}",
  "tests/**/*.{test,e2e}.ts",
];

const rules = new Set(
  Array.from(
    readFileSync(`${root}docs/domain/rules.md`, "utf8").matchAll(/^\| ([A-Z]{2}\d+) \|/gm),
    ([, rule]) => rule!,
  ),
);

function citations(): Map<string, string> {
  const files = globSync(titles, { cwd: root, exclude: (name) => name.includes("node_modules") });
  const cited = files.flatMap((file) =>
    Array.from(readFileSync(root + file, "utf8").matchAll(/\[([A-Z]{2}\d+)\]/g), ([, rule]) => [rule!, file] as const),
  );
  return new Map(cited);
}

test("every rule that a test cites exists", () => {
  const unknown = [...citations()].filter(([rule]) => !rules.has(rule));
  expect(rules.size).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});

/** Rules that no test proves yet, and why. */
const notYet: Readonly<Record<string, string>> = {
  AU10: "a property of the layout: there is no code that filters inside a document",
  PE9: "a property of the type: the logic is a field of one perspective",
};

test("every rule is cited by a test, or stands in the list of those that are not yet", () => {
  const cited = citations();
  expect([...rules].filter((rule) => !cited.has(rule))).toEqual(Object.keys(notYet));
});
