// What can be found in the folder of a sealed SQLite store, and that a copy of it is as sealed as it is.
import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { dirname, join } from "node:path";
import { onTestFinished, expect, test } from "vitest";
import { openStore } from "./open-store.ts";
import { newContentKey, type MasterKey } from "./seal.ts";
import { canaryBytes, expectCanaries, sealingContract, writeCanaries, type Place } from "./sealing.contract.ts";
import type { Store } from "./store.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { verifyJournals } from "./verify-journals.ts";

async function open(path: string, key?: MasterKey): Promise<Store> {
  const store = await openStore(key ? { path, key } : { path });
  onTestFinished(() => store.close());
  return store;
}

function filesWith(folder: string, bytes: Uint8Array): string[] {
  const files = readdirSync(folder);
  expect(files.some((name) => name.endsWith("-wal") || name.endsWith(".sqlite"))).toBe(true);
  return files.filter((name) => readFileSync(join(folder, name)).includes(Buffer.from(bytes)));
}

const newPath = (): string => join(makeTemporaryFolder(), "space.sqlite");

async function openPlace(): Promise<Place> {
  const path = newPath();
  return {
    open: (key) => open(path, key),
    verify: async (key) => verifyJournals(path, key),
    filesWith: async (bytes) => filesWith(dirname(path), bytes),
    async alter(sql) {
      const db = new DatabaseSync(path);
      db.exec(sql);
      db.close();
    },
    async wrappedKey(document) {
      const db = new DatabaseSync(path);
      const row = db.prepare("select wrapped from keys where document = ? order by epoch desc").get(document)!;
      db.close();
      return row["wrapped"] as Uint8Array | null;
    },
  };
}

sealingContract("SQLite", openPlace);

test("[KE1] the canaries are looked for where the database writes, its own log included", async () => {
  const path = newPath();
  await writeCanaries(await open(path));
  expect(filesWith(dirname(path), canaryBytes)).toEqual(["space.sqlite-wal"]);
});

test("[KE1] a copy is whole, sealed, and opens with the same key", async () => {
  const path = newPath();
  const key = newContentKey();
  const store = await open(path, key);
  await writeCanaries(store);
  const copy = join(dirname(path), "copy.sqlite");
  await store.keeping.backUp(copy);
  await expect(store.keeping.backUp(copy)).rejects.toMatchObject({ code: "unavailable" });
  expect(filesWith(dirname(path), canaryBytes)).toEqual([]);
  await expectCanaries(await open(copy, key));
});
