import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type JournalNote, type JournalRow } from "./journals.ts";
import { openStore } from "./open-store.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
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

test("[LO2] an untouched file is whole, and says where its chains end", async () => {
  const { path } = await written(7);
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
