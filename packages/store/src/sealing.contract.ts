// What every store seals, and what happens to whoever comes with another key or changes what is sealed. A suite asks
// for the files of the database too: what is sealed is sealed against those who have them.
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Log, Snapshot } from "@hybrid/sync";
import { newContentKey, type MasterKey } from "./seal.ts";
import type { Store } from "./store.ts";
import { foundingOf } from "./testing/founding.ts";
import type { Verdict } from "./verify-journals.ts";

/** A database of its own, which the suite opens, closes and looks into. */
export type Place = {
  /** closed when the test ends, if not before */
  open(key?: MasterKey): Promise<Store>;
  verify(key?: MasterKey): Promise<Verdict>;
  /** Those of its files that hold these bytes, its own log included: as somebody finds them who has the disk. */
  filesWith(bytes: Uint8Array): Promise<string[]>;
  /** Runs SQL as whoever has the database could, while no store has it open. Both databases take it. */
  alter(sql: string): Promise<void>;
  /** The wrapped key of the document, as it lies there. */
  wrappedKey(document: string): Promise<Uint8Array | null>;
};

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

/** Canary words in a first row, in later rows, in a snapshot and in a journal, beside a row and alone. */
export async function writeCanaries({ log, records, journals }: Store): Promise<void> {
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

export async function expectCanaries({ log, journals }: Store): Promise<void> {
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

export const canaryBytes = new TextEncoder().encode(canary);

export function sealingContract(name: string, openPlace: () => Promise<Place>): void {
  /** With all canaries written under the key, and closed again. */
  async function written(key: MasterKey | undefined): Promise<Place> {
    const place = await openPlace();
    const store = await place.open(key);
    await writeCanaries(store);
    await store.close();
    return place;
  }

  describe(`${name}: what is sealed`, () => {
    test("[KE1] no file says a word of what is in the database, while it is open or after", async () => {
      const place = await openPlace();
      const key = newContentKey();
      const store = await place.open(key);
      await writeCanaries(store);
      expect(await place.filesWith(canaryBytes)).toEqual([]);
      await store.close();
      expect(await place.filesWith(canaryBytes)).toEqual([]);
      await expectCanaries(await place.open(key));
    });

    test("[KE4] what was there before there was a key is sealed as it is opened", async () => {
      const place = await written(undefined);
      expect(await place.filesWith(canaryBytes)).not.toEqual([]);
      const head = await place.verify();
      const key = newContentKey();
      const store = await place.open(key);
      expect(await place.filesWith(canaryBytes)).toEqual([]);
      await expectCanaries(store);
      await store.log.append({ address, seq: 4, update: updateWith("more"), actor: eva, clients: [] });
      await store.close();
      expect(await place.verify(key)).toEqual(head);
    });

    test("[KE5] another key, or none, is one sentence, and leaves the database as it was", async () => {
      const key = newContentKey();
      const place = await written(key);
      await expect(place.open(newContentKey())).rejects.toMatchObject({
        code: "key",
        message: expect.stringMatching(/^The database .+ is sealed with another key than the one given .+\.$/),
      });
      await expect(place.open()).rejects.toMatchObject({
        code: "key",
        message: expect.stringMatching(/^The database .+ is sealed, and no key is given; .+ KEY_FILE\.$/),
      });
      await expect(place.verify()).rejects.toThrow(/sealed, and no key/);
      await expectCanaries(await place.open(key));
    });

    test("[KE6] keys are wrapped anew in one commit; the old master key opens nothing after that", async () => {
      const [key, next] = [newContentKey(), newContentKey()];
      const place = await written(key);
      const store = await place.open(key);
      expect(await store.keeping.rewrap(next)).toBe(2);
      const late = store.records.foundSpace(foundingOf({ document: "late", epoch: 1 }));
      const append = late.then(() =>
        store.log.append({
          address: { document: "late", epoch: 1 },
          seq: 1,
          update: updateWith("x"),
          actor: eva,
          clients: [],
        }),
      );
      // Nothing is wrapped any more by the key that is out of use.
      await expect(append).rejects.toMatchObject({ code: "unavailable" });
      await store.close();
      await expect(place.open(key)).rejects.toMatchObject({ code: "key" });
      await expectCanaries(await place.open(next));
    });

    test("[EP1] with the rows their key is overwritten, and no file keeps a copy of it", async () => {
      const key = newContentKey();
      const place = await written(key);
      const wrapped = (await place.wrappedKey("d"))!;
      expect(await place.filesWith(wrapped)).not.toEqual([]);
      const store = await place.open(key);
      await store.keeping.erase(["d"]);
      expect(await place.filesWith(wrapped)).toEqual([]);
      await store.close();
      expect(await place.wrappedKey("d")).toBeNull();
    });

    test("[EP3] under the next epoch all is sealed by another key, and opens", async () => {
      const key = newContentKey();
      const place = await written(key);
      const wrapped = await place.wrappedKey("d");
      const store = await place.open(key);
      expect(await store.keeping.beginAnew()).toBe(1);
      const rows = await store.log.readRows({ ...address, epoch: 2 }, 0, 10);
      expect(textOf(rows)).toEqual([canary, canary, canary]);
      expect(await place.filesWith(canaryBytes)).toEqual([]);
      await store.close();
      expect(await place.wrappedKey("d")).not.toEqual(wrapped);
    });

    test("[KE7] a row that was changed or exchanged sets its document aside, and no other", async () => {
      const key = newContentKey();
      const place = await written(key);
      await place.alter("update log set bytes = (select bytes from log where seq = 2) where seq = 3");
      const { log, records } = await place.open(key);
      await records.foundSpace(foundingOf({ document: "other", epoch: 1 }));
      await expect(log.read(address)).rejects.toMatchObject({ code: "damaged" });
      await expect(log.readRows(address, 0, 10)).rejects.toMatchObject({ code: "damaged" });
      expect(await log.read({ document: "other", epoch: 1 })).toMatchObject({ head: 0 });
    });

    test("[KE7] a snapshot that was changed is left out, and the rows say the same", async () => {
      const key = newContentKey();
      const place = await written(key);
      await place.alter("update snapshots set bytes = delete_set");
      const { log } = await place.open(key);
      expect(await log.read(address)).toMatchObject({
        head: 3,
        snapshot: null,
        tail: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
      });
    });
  });
}
