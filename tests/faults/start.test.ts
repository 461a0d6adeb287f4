// What can go wrong when the server starts is one clear sentence and a non-zero exit.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startServer } from "../support/server.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { within } from "../support/wait.ts";

let folder: TempFolder;
beforeEach(() => (folder = openTempFolder("start")));
afterEach(() => folder.close());

const root = fileURLToPath(new URL("../../", import.meta.url));

async function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--disable-proto=delete", "server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, PORT: "0", DATA_DIR: folder.path, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const exited = once(child, "exit");
  try {
    await within(15_000, `the server ends (it said: ${said})`, exited);
  } finally {
    child.kill("SIGKILL");
  }
  return { code: child.exitCode, said: said.trim() };
}

const sentence = /^[A-Z][^\n]+\.$/;

test("[ST7] a folder of a newer version is refused", async () => {
  await (await startServer(folder.path)).close();
  const database = new DatabaseSync(join(folder.path, "space.sqlite"));
  database.exec("pragma user_version = 999");
  database.close();
  const { code, said } = await start({});
  expect(code).toBe(1);
  expect(said).toMatch(sentence);
  expect(said).toMatch(/newer/);
});

test("[ST7] a file that is no database is refused", async () => {
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(join(folder.path, "space.sqlite"), "this is a letter, not a database ".repeat(400));
  const { code, said } = await start({});
  expect(code).toBe(1);
  expect(said).toMatch(sentence);
});

test("[ST7] a folder that another server holds is refused", async () => {
  const holder = await startServer(folder.path);
  try {
    const { code, said } = await start({});
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
  } finally {
    await holder.close();
  }
});

test("[SE7] a port in use, and settings that make no sense, are one sentence each", async () => {
  const holder = await startServer(folder.path);
  const other = openTempFolder("start-other");
  try {
    const port = new URL(holder.url).port;
    const taken = await start({ PORT: port, DATA_DIR: other.path });
    expect([taken.code, taken.said]).toEqual([1, expect.stringMatching(sentence)]);
    expect(taken.said).toContain(`Port ${port} is already in use`);
    for (const env of [{ PORT: "many" }, { PORT: "99999" }, { DEMO: "perhaps" }, { ORIGINS: "not an address" }]) {
      const { code, said } = await start(env);
      expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
      expect(said).toContain(Object.keys(env)[0]);
    }
  } finally {
    await holder.close();
    other.close();
  }
});

test("[KE5] a key that is missing, wrong or no key at all is one sentence, and nothing is made in its place", async () => {
  await (await startServer(folder.path)).close();
  const file = join(folder.path, "master.key");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = readFileSync(file, "utf8");
  writeFileSync(join(folder.path, "short.key"), "c2hvcnQ=\n");
  rmSync(file);
  const other = randomBytes(32).toString("base64");
  for (const [env, words] of [
    [{}, /sealed, and its key file .*master\.key is missing/],
    [{ KEY_FILE: join(folder.path, "nowhere.key") }, /nowhere\.key is missing/],
    [{ KEY_FILE: join(folder.path, "short.key") }, /must be 32 bytes as base64/],
    [{ KEY: other }, /sealed with another key/],
  ] as const) {
    const { code, said } = await start(env);
    expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
    expect(said).toMatch(words);
    expect(said).not.toContain(other);
    expect(existsSync(file)).toBe(false);
  }
  writeFileSync(file, key);
  await (await startServer(folder.path)).close();
});
