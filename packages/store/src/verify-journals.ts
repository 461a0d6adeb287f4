// Verifies every chain of the journals in a database file, and names the first row that is not as it was written.
// Reads the rows in the order they were added, without the indexes, so that nothing a forger may have left stale is
// trusted; then asks SQLite whether table and indexes agree.
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { createKeyring } from "./keyring.ts";
import { firstPrevious, sealOf, type JournalHead, type JournalRow, type Sealed } from "./journals.ts";
import { flawOfKey } from "./seal-database.ts";
import { openPayload, type MasterKey } from "./seal.ts";
import { resultCode } from "./statement.ts";

export type Chain = JournalHead & { readonly space: string; readonly kind: string };

export type Verdict =
  | { readonly whole: true; readonly rows: number; readonly chains: readonly Chain[] }
  /** `row` counts all rows of the journal from 1, in the order they were written */
  | { readonly whole: false; readonly row: number; readonly where: string; readonly why: string };

export type SealedRow = Sealed & { readonly hash: string };
type Found = SealedRow & { readonly id: number };

/** Throws an Error with one sentence if the file cannot be opened at all. */
export function verifyJournals(path: string, key?: MasterKey): Verdict {
  const db = open(path);
  try {
    return verify(db, openerOf(db, path, key));
  } finally {
    db.close();
  }
}

/** All rows of one kind, of every space, in the order they were written: for whoever runs the server. */
export function readJournalFile(path: string, kind: string, key?: MasterKey): JournalRow[] {
  const db = open(path);
  try {
    const rows = [...rowsOf(db, openerOf(db, path, key))].filter((row) => row.kind === kind);
    return rows.map(journalRowOf);
  } finally {
    db.close();
  }
}

export function journalRowOf({ space, kind, seq, at, person, seat, payload, previous, hash }: SealedRow): JournalRow {
  const read = JSON.parse(payload) as JournalRow["payload"];
  return { space, kind: kind as JournalRow["kind"], seq, at, person, seat, payload: read, previous, hash };
}

function open(path: string): DatabaseSync {
  if (!existsSync(path)) throw new Error(`There is no database at ${path}.`);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: 1000, readBigInts: false });
    db.prepare("select count(*) from sqlite_schema where name = 'journal'").get();
    return db;
  } catch (cause) {
    if (db?.isOpen) db.close();
    const why = resultCode(cause) === 5 ? "is in use; stop the server first, or verify a copy" : "cannot be opened";
    throw new Error(`The database ${path} ${why}.`, { cause });
  }
}

function verify(db: DatabaseSync, opener: Opener): Verdict {
  const heads = new Map<string, Chain>();
  let row = 0;
  try {
    for (const found of rowsOf(db, opener)) {
      row += 1;
      const chain = JSON.stringify([found.space, found.kind]);
      const why = flawOf(found, row, heads.get(chain));
      if (why) return { whole: false, row, where: placeOf(found), why };
      heads.set(chain, { space: found.space, kind: found.kind, seq: found.seq, hash: found.hash });
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { whole: false, row: row + 1, where: "a row that cannot be read", why };
  }
  return flawOfTable(db, row) ?? { whole: true, rows: row, chains: [...heads.values()] };
}

type Opener = (row: Found) => Found;

/** Throws an Error with one sentence if the journals are sealed and `key` is not theirs. */
function openerOf(db: DatabaseSync, path: string, key: MasterKey | undefined): Opener {
  if (!db.prepare("select 1 from sqlite_schema where name = 'master'").get()) return (row) => row;
  const flaw = flawOfKey(db, path, key);
  if (flaw !== undefined) throw new Error(flaw);
  const keyring = createKeyring(db, key);
  return (row) => {
    try {
      return { ...row, payload: openPayload(keyring.journalOf(row.space), row, row.payload) };
    } catch {
      return row; // which is then not what was sealed
    }
  };
}

function* rowsOf(db: DatabaseSync, opener: Opener): Iterable<Found> {
  const statement = db.prepare(
    "select rowid as id, space, kind, seq, at, person, seat, payload, previous, hash from journal not indexed order by rowid",
  );
  for (const row of statement.iterate() as Iterable<unknown> as Iterable<Found>) yield opener(row);
}

function flawOf(found: Found, row: number, head: Chain | undefined): string | undefined {
  const flaw = flawInChain(found, head);
  if (flaw !== undefined) return flaw;
  // Ids are given one by one and never given up: nothing is removed, and a failed commit leaves none behind.
  return found.id === row ? undefined : "a row before it is missing, or it stands elsewhere than it was written";
}

/** What is wrong with a row that comes after `head` in its chain. */
export function flawInChain(found: SealedRow, head: JournalHead | undefined): string | undefined {
  if (found.seq !== (head?.seq ?? 0) + 1) return `it should be number ${(head?.seq ?? 0) + 1} of its chain`;
  if (found.previous !== (head?.hash ?? firstPrevious)) return "it does not follow the row before it";
  return found.hash === sealOf(found) ? undefined : "its content is not what was sealed";
}

/** What the rows themselves do not show: an index that says otherwise than the table. */
function flawOfTable(db: DatabaseSync, rows: number): Verdict | undefined {
  const [first] = db.prepare("pragma integrity_check(journal)").all();
  const why = String(first?.["integrity_check"] ?? "");
  if (why === "ok") return undefined;
  const row = Number(/\brow(?:id)? (\d+)/i.exec(why)?.[1] ?? rows);
  return { whole: false, row, where: `row ${row}`, why };
}

export function placeOf({ space, kind, seq }: SealedRow): string {
  return `number ${String(seq)} of ${String(kind)} in ${space === "" ? "the server's own journal" : String(space)}`;
}
