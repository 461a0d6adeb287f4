import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "./open-store.ts";
import { type Store, StoreError } from "./store.ts";
import { startAppender } from "./testing/child.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { foundingOf } from "./testing/founding.ts";

const filePath = (): string => join(makeTemporaryFolder(), "folder", "store.sqlite");

async function open(path: string): Promise<Store> {
  const store = await openStore({ path });
  onTestFinished(() => store.close());
  return store;
}

async function made(): Promise<string> {
  const path = filePath();
  const store = await openStore({ path });
  await store.records.foundSpace(foundingOf({ document: "glossary", epoch: 1 }));
  await store.close();
  return path;
}

/** The refusal, after making sure that the file was left as it was. */
async function refusalOf(path: string): Promise<StoreError> {
  const before = readFileSync(path);
  const error: unknown = await openStore({ path }).catch((error: unknown) => error);
  expect(readFileSync(path).equals(before)).toBe(true);
  if (!(error instanceof StoreError)) throw new Error(`not a refusal: ${String(error)}`);
  expect(error.message).toMatch(/^[A-Z].+\.$/);
  return error;
}

function alter(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

test("[ST7] a folder that is not there is made, for its owner alone, and closing leaves one file", async () => {
  const path = await made();
  expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
  expect(() => statSync(`${path}-wal`)).toThrow("ENOENT");
  expect(await (await open(path)).records.readSpaces()).toHaveLength(1);
});

test("[ST7] an empty file, as a kill while it was made leaves it, is a new database", async () => {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  writeFileSync(path, "");
  expect(await (await open(path)).records.readSpaces()).toEqual([]);
});

test("[ST7] a file of a newer version is refused", async () => {
  const path = await made();
  alter(path, "pragma user_version = 4711");
  expect(await refusalOf(path)).toMatchObject({ code: "newer", message: expect.stringContaining("newer version") });
});

test("[ST7] a file that is no database, and another program's database, are unreadable", async () => {
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, "text"), "Dear reader, ".repeat(1000));
  expect(await refusalOf(join(folder, "text"))).toMatchObject({ code: "unreadable" });
  alter(join(folder, "other"), "create table recipes (name text)");
  expect((await refusalOf(join(folder, "other"))).message).toContain("belongs to another program");
});

test("[ST7] a damaged database is unreadable", async () => {
  const [schema, half] = [await made(), await made()];
  writeFileSync(schema, Buffer.alloc(3000, 0xa5), { flag: "r+" });
  expect(await refusalOf(schema)).toMatchObject({ code: "unreadable" });
  truncateSync(half, Math.floor(statSync(half).size / 8192) * 4096);
  expect(await refusalOf(half)).toMatchObject({ code: "unreadable" });
});

test("[ST7] a path that cannot be a database is unreadable", async () => {
  const folder = makeTemporaryFolder();
  await expect(openStore({ path: folder })).rejects.toMatchObject({ code: "unreadable" });
  writeFileSync(join(folder, "file"), "");
  await expect(openStore({ path: join(folder, "file", "store.sqlite") })).rejects.toMatchObject({ code: "unreadable" });
});

test("[ST7] a second opening is locked out, in this process too, until the first has closed", async () => {
  const path = await made();
  const first = await openStore({ path });
  await expect(openStore({ path })).rejects.toMatchObject({ code: "locked" });
  expect(await first.records.readSpaces()).toHaveLength(1);
  await first.close();
  await open(path);
});

test("[ST7] another process locks the file out while it lives; killing it frees the file", async () => {
  const path = await made();
  const other = startAppender(path, "glossary");
  await other.printed(1);
  await expect(openStore({ path })).rejects.toMatchObject({ code: "locked" });
  await other.kill();
  await open(path);
});
