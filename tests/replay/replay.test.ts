import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { openSeed } from "../support/random.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { generateTrace } from "./generate.ts";
import type { Trace } from "./trace.ts";

const folder = openTempFolder("traces");
afterAll(() => folder.close());

const program = fileURLToPath(new URL("main.ts", import.meta.url));
const recorded = fileURLToPath(new URL("../../../shared/data/traces/friendsforever.json.gz", import.meta.url));

type Run = { readonly code: unknown; readonly last: unknown; readonly said: string };

async function runReplay(...names: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, ["--disable-proto=delete", program, ...names]);
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, last: JSON.parse(out.trimEnd().split("\n").at(-1) ?? ""), said };
}

function writeTrace(name: string, { agents, endContent, txns }: Trace): string {
  const path = join(folder.path, name);
  const list = txns.map((txn) => ({
    ...txn,
    patches: txn.patches.map(({ at, removed, inserted }) => [at, removed, inserted]),
  }));
  writeFileSync(path, JSON.stringify({ kind: "concurrent", numAgents: agents, endContent, txns: list }));
  return path;
}

test("[SY12] [ST3] a generated trace of four agents comes together through the server, and again after kill -9", async () => {
  const trace = generateTrace(openSeed("replay"), { agents: 4, txns: 1500 });
  const { code, last, said } = await runReplay(writeTrace("generated.json", trace));
  expect(said).not.toContain("could not go on");
  expect(last).toMatchObject({ ok: true, agents: 4, edits: trace.edits, endContentMatches: true, reloadMatches: true });
  expect(last).toMatchObject({ ackedLost: 0 });
  expect(code).toBe(0);
});

test("a trace whose end is another than its edits lead to is not ok, and says so", async () => {
  const trace = generateTrace(openSeed("replay of a wrong end"), { agents: 2, txns: 20 });
  const { code, last, said } = await runReplay(writeTrace("wrong.json", { ...trace, endContent: "something else" }));
  expect(last).toMatchObject({ ok: false, endContentMatches: false, reloadMatches: false, ackedLost: 0 });
  expect(said).toContain("does not read the trace's endContent");
  expect(code).toBe(1);
});

test.for([
  { what: "no file", names: [], sentence: "Name a trace" },
  { what: "an absent file", names: ["absent.json"], sentence: "There is no file absent.json." },
  { what: "a file that is no trace", names: [program], sentence: "is not JSON, plain or gzipped." },
])("$what is answered with one sentence and a line of JSON", async ({ names, sentence }) => {
  const { code, last, said } = await runReplay(...names);
  expect(said.trimEnd().split("\n")).toEqual([expect.stringContaining(sentence)]);
  expect(last).toMatchObject({ ok: false, agents: 0, edits: 0 });
  expect(code).toBe(1);
});

const here = existsSync(recorded);
test.skipIf(!here)(
  `[SY12] 26,000 edits of two people writing together${here ? "" : " (not run: the recorded traces are not on this machine)"}`,
  async () => {
    const { last } = await runReplay(recorded);
    expect(last).toMatchObject({ ok: true, agents: 2, edits: 26_078, ackedLost: 0 });
  },
);
