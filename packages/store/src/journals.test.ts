import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LogError } from "@hybrid/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, sealable, sealOf, firstPrevious, type JournalNote, type JournalRow } from "./journals.ts";
import { openStore } from "./open-store.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { foundingOf } from "./testing/founding.ts";
import { verifyJournals } from "./verify-journals.ts";

const noteOf = (known: Partial<JournalNote> = {}): JournalNote => ({
  space: "S",
  kind: "read",
  person: "eva",
  seat: "police",
  payload: { document: "K-17", name: "Eva Öberg" },
  ...known,
});

/** A database file with rows in three chains, closed; and its rows in the order they were written. */
async function written(count: number): Promise<{ path: string; rows: JournalRow[] }> {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  let now = 1_700_000_000_000;
  const store = await openStore({ path, now: () => (now += 1000) });
  const { journals } = store;
  const chains = [noteOf(), noteOf({ kind: "disclosure" }), noteOf({ space: "", kind: "security" })];
  const rows: JournalRow[] = [];
  for (let i = 0; i < count; i++) {
    const note = { ...chains[i % 3]!, payload: { document: `d${i}`, nested: { words: `åäö ${i}`, list: [1, null] } } };
    await journals.note(note);
    rows.push((await journals.read({ space: note.space, kind: note.kind, limit: 1 }))[0]!);
  }
  await store.close();
  return { path, rows };
}

test("[LO2] rows are numbered and sealed in the chain of their space and kind", async () => {
  const { path, rows } = await written(7);
  const reads = rows.filter(({ kind }) => kind === "read");
  expect(reads.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(reads.map(({ previous }) => previous)).toEqual([firstPrevious, reads[0]!.hash, reads[1]!.hash]);
  for (const row of rows) expect(row.hash).toBe(sealOf({ ...row, ...sealable(row) }));
  const verdict = verifyJournals(path);
  expect(verdict).toMatchObject({ whole: true, rows: 7 });
  expect(verdict.whole && verdict.chains.find(({ kind }) => kind === "read")).toMatchObject({ seq: 3 });
});

test("[LO2] the same value has the same text, whatever the order of its keys", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "å" }], a: true })).toBe('{"a":true,"b":[1,{"c":"å","d":null}]}');
});

test("[LO1] the database itself refuses to change, remove or slip in a row", async () => {
  const { path } = await written(4);
  const db = new DatabaseSync(path);
  for (const sql of [
    "update journal set payload = '{}' where seq = 1",
    "delete from journal",
    "insert or replace into journal select space, kind, 1, at, person, seat, payload, previous, hash from journal limit 1",
  ])
    expect(() => db.exec(sql)).toThrow(/a journal/);
  db.close();
});

test("[LO1] a note that goes along with a row of the log is there with it, and not without it", async () => {
  const store = await openStore({ path: join(makeTemporaryFolder(), "store.sqlite") });
  const { log, records, journals } = store;
  const address = { document: "picture", epoch: 1 };
  await records.foundSpace(foundingOf(address));
  const actor = { person: "eva", seat: "police", session: "s" };
  const append = (seq: number) =>
    log.append({ address, seq, update: new Uint8Array([1]), actor, clients: [seq], beside: noteOf() });
  await append(1);
  await expect(append(3)).rejects.toThrow(LogError);
  await append(2);
  expect(await journals.head({ space: "S", kind: "read" })).toMatchObject({ seq: 2 });
  expect((await log.read(address))?.head).toBe(2);
  await store.close();
});

test("[LO3] the last reading of a document by a seat is found, and whether a reason is asked is kept", async () => {
  const store = await openStore({
    path: join(makeTemporaryFolder(), "store.sqlite"),
    now: () => 42,
  });
  const { journals, records } = store;
  await records.foundSpace({ ...foundingOf({ document: "d", epoch: 1 }) });
  await journals.note(noteOf());
  expect(await journals.lastReading({ seat: "police", document: "K-17" })).toBe(42);
  expect(await journals.lastReading({ seat: "social", document: "K-17" })).toBe(null);
  const space = "space of d";
  expect(await journals.reasonAfter(space)).toBe(null);
  await journals.askReasonAfter(space, 30);
  expect(await journals.reasonAfter(space)).toBe(30);
  await journals.askReasonAfter(space, null);
  expect(await journals.reasonAfter(space)).toBe(null);
  await store.close();
});

test(
  "[LO2] whichever byte of whichever row is changed in the file, the verifier names that row",
  { timeout: 60_000 },
  async () => {
    const { path, rows } = await written(24);
    const whole = readFileSync(path);
    const places = rows.map((row) => placeIn(whole, row));
    const forged = join(makeTemporaryFolder(), "forged.sqlite");
    fc.assert(
      fc.property(fc.nat(rows.length - 1), fc.nat(10_000), fc.integer({ min: 1, max: 255 }), (at, offset, mask) => {
        const { from, to } = places[at]!;
        const bytes = Buffer.from(whole);
        bytes[from + (offset % (to - from))]! ^= mask;
        writeFileSync(forged, bytes);
        expect(verifyJournals(forged)).toMatchObject({ whole: false, row: at + 1 });
      }),
      { numRuns: 300 },
    );
  },
);

test(
  "[LO2] a forger who goes round the triggers is found: a row removed, changed, swapped, or resealed alone",
  { timeout: 30_000 },
  async () => {
    const { path } = await written(9);
    const forgeries: [string, number][] = [
      ["delete from journal where rowid = 5", 5],
      ["update journal set payload = '{}' where rowid = 4", 4],
      ["update journal set at = at + 1 where rowid = 1", 1],
      ["update journal set rowid = 100 where rowid = 3; update journal set rowid = 3 where rowid = 6", 3],
      ["update journal set hash = previous where rowid = 2", 2],
      ["delete from journal where rowid = 1", 1],
    ];
    for (const [sql, row] of forgeries) {
      const forged = join(makeTemporaryFolder(), "forged.sqlite");
      copyFileSync(path, forged);
      const db = new DatabaseSync(forged);
      const triggers = ["changed", "shortened"].map((word) => `drop trigger journal_is_never_${word};`).join("");
      db.exec(triggers + sql);
      db.close();
      expect({ sql, ...verifyJournals(forged) }).toMatchObject({ sql, whole: false, row });
    }
  },
);

test("[LO2] rows survive a kill, and a file in use says so", { timeout: 30_000 }, async () => {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  const script = `
    const { openStore } = await import(${JSON.stringify(new URL("./open-store.ts", import.meta.url).href)});
    const { journals } = await openStore({ path: ${JSON.stringify(path)} });
    for (let i = 0; i < 20; i++) await journals.note({ space: "S", kind: "read", person: "", seat: "", payload: { i } });
    process.kill(process.pid, "SIGKILL");`;
  const file = join(makeTemporaryFolder(), "writer.mjs");
  writeFileSync(file, script);
  expect(() => execFileSync(process.execPath, [file])).toThrow(/SIGKILL|Command failed/);
  expect(verifyJournals(path)).toMatchObject({ whole: true, rows: 20 });
  const store = await openStore({ path });
  expect(() => verifyJournals(path)).toThrow(/is in use/);
  await store.close();
});

/** Where the record of a row lies in the file, its header included. All rows here fit into one page. */
function placeIn(file: Buffer, row: JournalRow): { from: number; to: number } {
  const texts = [row.space, row.kind, row.person, row.seat, canonicalJson(row.payload), row.previous, row.hash];
  const to = liveCopyOf(file, row.previous + row.hash) + 128;
  const lengths = texts.map((text) => Buffer.byteLength(text));
  // seq is a byte, or none for 1; `at` takes six.
  const body = lengths.reduce((sum, length) => sum + length, 0) + (row.seq === 1 ? 0 : 1) + 6;
  const header = 1 + 2 + lengths.reduce((sum, length) => sum + (13 + 2 * length < 128 ? 1 : 2), 0);
  return { from: to - body - header, to };
}

/** Pages that were split leave copies of rows behind, in places nothing reads: the live one is the one that matters. */
function liveCopyOf(file: Buffer, words: string): number {
  const probe = join(makeTemporaryFolder(), "probe.sqlite");
  for (let at = file.indexOf(words); at >= 0; at = file.indexOf(words, at + 1)) {
    const bytes = Buffer.from(file);
    bytes[at]! ^= 1;
    writeFileSync(probe, bytes);
    if (!verifyJournals(probe).whole) return at;
  }
  throw new Error("the row is nowhere in the file");
}
