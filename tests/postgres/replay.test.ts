import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createNew, onPostgres } from "@hybrid/store/testing/shared-postgres";
import { expect, onTestFinished, test } from "vitest";
import { generateTrace } from "../replay/generate.ts";
import { openSeed } from "../support/random.ts";
import { openTempFolder } from "../support/temp-folder.ts";

const program = fileURLToPath(new URL("../replay/main.ts", import.meta.url));

onPostgres()("replaying on PostgreSQL", () => {
  test("[SY12] [ST3] a trace of three agents comes together, and again after kill -9", async () => {
    const folder = openTempFolder("traces");
    onTestFinished(() => folder.close());
    const { agents, endContent, txns } = generateTrace(openSeed("replay on PostgreSQL"), { agents: 3, txns: 300 });
    const list = txns.map((txn) => ({
      ...txn,
      patches: txn.patches.map(({ at, removed, inserted }) => [at, removed, inserted]),
    }));
    const path = join(folder.path, "trace.json");
    writeFileSync(path, JSON.stringify({ kind: "concurrent", numAgents: agents, endContent, txns: list }));
    const env = { ...process.env, DATABASE_URL: await createNew() };
    const child = spawn(process.execPath, ["--disable-proto=delete", program, path], { env });
    const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    expect(said).not.toContain("could not go on");
    const last: unknown = JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");
    expect(last).toMatchObject({ ok: true, endContentMatches: true, reloadMatches: true, ackedLost: 0 });
    expect(code).toBe(0);
  });
});
