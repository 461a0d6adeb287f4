// What can be found in the folder of a sealed store, and what happens to whoever comes with another key or changes it.
import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { onTestFinished, expect, test } from "vitest";
import * as Y from "yjs";
import type { Log, Snapshot } from "@hybrid/sync";
import { openStore } from "./open-store.ts";
import { newContentKey, type MasterKey } from "./seal.ts";
import type { Store } from "./store.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { foundingOf } from "./testing/founding.ts";
import { verifyJournals } from "./verify-journals.ts";

const canary = "kanariefågel";
const address = { document: "d", epoch: 1 };
const eva = { person: "eva", seat: "police", session: "s" };

function updateWith(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

function snapshotWith(text: string, seq: number): Snapshot {
  const update = updateWith(text);
  const part = new TextEncoder().encode(text);
  return { seq, update, stateVector: part, deleteSet: part, homes: part };
}

async function open(path: string, key?: MasterKey): Promise<Store> {
  const store = await openStore(key ? { path, key } : { path });
  onTestFinished(() => store.close());
  return store;
}

/** Canary words in a first row, in later rows, in a snapshot and in a journal, beside a row and alone. */
async function write({ log, records, journals }: Store): Promise<void> {
  const founding = foundingOf(address);
  await records.foundSpace({
    ...founding,
    documents: [{ ...founding.documents[0]!, content: updateWith(canary), actor: eva, clients: [1] }],
  });
  const note = { space: "space of d", kind: "disclosure", ...eva, payload: { passages: [canary] } } as const;
  await log.append({ address, seq: 2, update: updateWith(canary), actor: eva, clients: [], beside: note });
  await log.writeSnapshot(address, snapshotWith(canary, 2));
  await log.append({ address, seq: 3, update: updateWith(canary), actor: eva, clients: [] });
  await journals.note({ space: "space of d", kind: "read", ...eva, payload: { document: "d", reason: canary } });
}

function findCanary(folder: string): string[] {
  const files = readdirSync(folder);
  expect(files.some((name) => name.endsWith("-wal") || name.endsWith(".sqlite"))).toBe(true);
  return files.filter((name) => readFileSync(join(folder, name)).includes(canary));
}

const newFolder = () => {
  const folder = makeTemporaryFolder();
  return { folder, path: join(folder, "space.sqlite") };
};

test("[KE1] no file of the folder says a word of what is in it, while it is open or after", async () => {
  const { folder, path } = newFolder();
  const key = newContentKey();
  const store = await open(path, key);
  await write(store);
  expect(readdirSync(folder)).toContain("space.sqlite-wal");
  expect(findCanary(folder)).toEqual([]);
  await store.close();
  expect(findCanary(folder)).toEqual([]);
  const again = await open(path, key);
  await expectAll(again);
});

async function expectAll({ log, journals }: Store): Promise<void> {
  const stored = (await log.read(address))!;
  expect(Buffer.from(stored.snapshot!.update).includes(canary)).toBe(true);
  expect(stored.tail).toHaveLength(1);
  expect(textOf(await log.readRows(address, 0, 10))).toEqual([canary, canary, canary]);
  const [shared] = await journals.read({ space: "space of d", kind: "disclosure" });
  expect(shared!.payload).toEqual({ passages: [canary] });
  expect(await journals.lastReading({ seat: "police", document: "d" })).toEqual(expect.any(Number));
}

function textOf(rows: Awaited<ReturnType<Log["readRows"]>>): string[] {
  return rows.map(({ update }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return doc.getText("t").toString();
  });
}

test("[KE4] a file from before there was a key is sealed as it is opened, and keeps nothing in the clear", async () => {
  const { folder, path } = newFolder();
  const plain = await open(path);
  await write(plain);
  await plain.close();
  expect(findCanary(folder)).toEqual(["space.sqlite"]);
  const head = verifyJournals(path);
  const key = newContentKey();
  const store = await open(path, key);
  expect(findCanary(folder)).toEqual([]);
  await expectAll(store);
  await store.log.append({ address, seq: 4, update: updateWith("more"), actor: eva, clients: [] });
  await store.close();
  expect(verifyJournals(path, key)).toEqual(head);
});

test("[KE5] another key, or none, is one sentence, and leaves the file as it was", async () => {
  const { path } = newFolder();
  const key = newContentKey();
  const store = await open(path, key);
  await write(store);
  await store.close();
  await expect(openStore({ path, key: newContentKey() })).rejects.toMatchObject({
    code: "key",
    message: expect.stringMatching(/^The database .+ is sealed with another key than the one given .+\.$/),
  });
  await expect(openStore({ path })).rejects.toMatchObject({
    code: "key",
    message: expect.stringMatching(/^The database .+ is sealed, and no key is given; .+ KEY_FILE\.$/),
  });
  expect(() => verifyJournals(path)).toThrow(/sealed, and no key/);
  await expectAll(await open(path, key));
});

test("[KE6] keys are wrapped anew in one commit; the old master key opens nothing after that", async () => {
  const { path } = newFolder();
  const [key, next] = [newContentKey(), newContentKey()];
  const store = await open(path, key);
  await write(store);
  expect(await store.keeping.rewrap(next)).toBe(2);
  await store.close();
  await expect(openStore({ path, key })).rejects.toMatchObject({ code: "key" });
  await expectAll(await open(path, next));
});

test("[EP1] with the rows their key is overwritten, and no file keeps a copy of it", async () => {
  const { folder, path } = newFolder();
  const key = newContentKey();
  const store = await open(path, key);
  await write(store);
  await store.close();
  const wrapped = wrappedKey(path)!;
  const holding = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(wrapped));
  expect(holding()).toEqual(["space.sqlite"]);
  const again = await open(path, key);
  await again.keeping.erase(["d"]);
  expect(holding()).toEqual([]);
  await again.close();
  expect(holding()).toEqual([]);
  expect(wrappedKey(path)).toBeNull();
});

function wrappedKey(path: string): Buffer | null {
  const db = new DatabaseSync(path);
  const row = db.prepare("select wrapped from keys where document = 'd'").get()!;
  db.close();
  return row["wrapped"] === null ? null : Buffer.from(row["wrapped"] as Uint8Array);
}

test("[KE1] a copy is whole, sealed, and opens with the same key", async () => {
  const { folder, path } = newFolder();
  const key = newContentKey();
  const store = await open(path, key);
  await write(store);
  const copy = join(folder, "copy.sqlite");
  await store.keeping.backUp(copy);
  await expect(store.keeping.backUp(copy)).rejects.toMatchObject({ code: "unavailable" });
  expect(findCanary(folder)).toEqual([]);
  await expectAll(await open(copy, key));
});

test("[KE7] a row that was changed or exchanged sets its document aside, and no other", async () => {
  const { path } = newFolder();
  const key = newContentKey();
  const store = await open(path, key);
  await write(store);
  await store.records.foundSpace(foundingOf({ document: "other", epoch: 1 }));
  await store.close();
  tamper(path, "update log set bytes = (select bytes from log where seq = 2) where seq = 3");
  const { log } = await open(path, key);
  await expect(log.read(address)).rejects.toMatchObject({ code: "damaged" });
  await expect(log.readRows(address, 0, 10)).rejects.toMatchObject({ code: "damaged" });
  expect(await log.read({ document: "other", epoch: 1 })).toMatchObject({ head: 0 });
});

test("[KE7] a snapshot that was changed is left out, and the rows say the same", async () => {
  const { path } = newFolder();
  const key = newContentKey();
  const store = await open(path, key);
  await write(store);
  await store.close();
  tamper(path, "update snapshots set bytes = delete_set");
  const { log } = await open(path, key);
  expect(await log.read(address)).toMatchObject({
    head: 3,
    snapshot: null,
    tail: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
  });
});

function tamper(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
