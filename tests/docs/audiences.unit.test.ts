import { readFileSync } from "node:fs";
import { audiencePage, audienceTable } from "@hybrid/domain";
import { expect, test } from "vitest";

test("[AU15] docs/audiences.md says what the table says; `pnpm run docs:audiences` writes it anew", () => {
  expect(readFileSync(new URL("../../docs/audiences.md", import.meta.url), "utf8")).toBe(audiencePage());
});

test("[AU15] the page has a row for every kind in the table", () => {
  for (const { kind } of audienceTable) expect(audiencePage()).toMatch(new RegExp(`^\\| ${kind} \\|`, "m"));
});
