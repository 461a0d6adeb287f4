import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findBreaches, parseTable, readImports } from "./import-rules.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const table = parseTable(readFileSync(`${root}ARCHITECTURE.md`, "utf8"));
const sources = ["packages/*/src/**/*.{ts,tsx}", "{server,client}/src/**/*.{ts,tsx}", "tests/*/**/*.{ts,tsx}"];

function read(file: string): [string, string] {
  return [file.replaceAll("\\", "/"), readFileSync(root + file, "utf8")];
}

test("every import is one that ARCHITECTURE.md allows, and no files import each other in a circle", () => {
  const files = globSync(sources, { cwd: root, exclude: (name) => name.includes("node_modules") });
  expect(files.length).toBeGreaterThan(20);
  expect(findBreaches(new Map(files.map(read)), table)).toEqual([]);
});

test("the table has a row for every part of the house", () => {
  const parts = ["domain", "documents", "sync", "store", "server", "client", "tests"];
  expect([...table.keys()]).toEqual(expect.arrayContaining(parts));
});

test.for([
  ["packages/domain/src/term.ts", `import * as Y from "yjs";`, "domain may import zod and no other package"],
  ["packages/domain/src/term.ts", `import { readFileSync } from "node:fs";`, "domain may import zod and no other"],
  ["packages/sync/src/room.ts", `import type { Seat } from "@hybrid/domain";`, "not domain"],
  ["packages/sync/src/room.ts", `export { x } from "../../documents/src/picture.ts";`, "not documents"],
  ["packages/store/src/log.ts", `import { app } from "server/app";`, "not server"],
  ["client/src/picture/page.tsx", `import { createServer } from "server/app";`, "not server"],
  ["client/src/picture/page.tsx", `import { openEngine } from "@hybrid/sync";`, "not sync"],
  ["client/src/picture/page.tsx", `import { Term } from "../glossary/term.tsx";`, "not client/glossary"],
  ["client/src/app/routes.ts", `void import("../../../server/src/app.ts");`, "not server"],
  ["client/src/ui/button.tsx", `import {\n  card,\n} from "../picture/card.tsx";`, "not client/picture"],
  ["server/src/demo/routes.ts", `import "../sync/route.ts";`, "not server/sync"],
  ["server/src/access/session.ts", `import { app } from "../app.ts";`, "not server/app.ts"],
  ["server/src/app.ts", `import { expect } from "../../tests/support/wait.ts";`, "not tests"],
] as const)("the test fails for %s with %s", ([file, source, rule]) => {
  expect(findBreaches(new Map([[file, source]]), table)).toEqual([expect.stringContaining(rule)]);
});

test.for([
  ["packages/domain/src/term.ts", `import * as z from "zod/mini";\nimport { Id } from "./id.ts";`],
  ["packages/domain/src/term.test.ts", `import { test } from "vitest";`],
  ["client/src/picture/page.tsx", `import { openDocument } from "@hybrid/sync/client";\nimport "./page.css";`],
  ["client/src/app/routes.tsx", `const Page = lazy(() => import("../picture/page.tsx"));`],
  ["server/src/app.ts", `import { openStore } from "@hybrid/store";\nimport "./demo/routes.ts";`],
] as const)("the test passes for %s with %s", ([file, source]) => {
  expect(findBreaches(new Map([[file, source]]), table)).toEqual([]);
});

test("a circle of files is named in full, type imports included", () => {
  const circle = new Map([
    ["packages/domain/src/a.ts", `import { b } from "./b.ts";`],
    ["packages/domain/src/b.ts", `import type { C } from "./c.ts";`],
    ["packages/domain/src/c.ts", `export * from "./a.ts";`],
  ]);
  const path =
    "packages/domain/src/a.ts → packages/domain/src/b.ts → packages/domain/src/c.ts → packages/domain/src/a.ts";
  expect(findBreaches(circle, table)).toEqual([`no circles: ${path}`]);
});

test("text that only looks like an import is none", () => {
  expect(readImports(`export const from = "./a.ts";\n// import "./b.ts"\nconst x = 'import "./c.ts"';`)).toEqual([]);
});
