// Opening the file, or saying in one sentence why not. Runs in the thread that owns the file.
//
// One process, one file: `locking_mode = exclusive` keeps SQLite's own lock on the file from the first read until the
// connection closes. It needs no second file to go stale, the system drops it with the process however that dies, it
// stops any other program's writes and not only a second server's, and WAL then needs no shared memory. Two prices.
// A backup of a running server is taken by the server itself. And this process must never open the file other than
// through SQLite: a POSIX lock is lost as soon as any descriptor of the file is closed.
import { DatabaseSync } from "node:sqlite";
import { migrations } from "./schema.ts";
import { makeWalRoom, walPages } from "./wal-room.ts";
import { flawOfKey, sealDatabase } from "./seal-database.ts";
import { resultCode } from "./statement.ts";

/** Marks a SQLite file as ours: "HySp". */
const applicationId = 0x48795370;

/** How long an older process that is just ending is waited for, in milliseconds. */
const patience = 1000;

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const busy = 5;

export type OpenRefusal = { readonly code: "newer" | "unreadable" | "locked" | "key"; readonly message: string };

class Refused extends Error {
  readonly refusal: OpenRefusal;
  constructor(code: OpenRefusal["code"], message: string) {
    super(message);
    this.refusal = { code, message };
  }
}

/** Opens, checks and upgrades the file. A file that is refused is left as it was. */
export async function openDatabase(
  path: string,
  maxPages: number | undefined,
  key: Uint8Array | undefined,
): Promise<DatabaseSync | OpenRefusal> {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: patience, enableForeignKeyConstraints: true });
    db.exec("pragma locking_mode = exclusive");
    check(db, path);
    db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = ${walPages}`);
    if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`);
    migrate(db);
    const flaw = flawOfKey(db, path, key);
    if (flaw !== undefined) throw new Refused("key", flaw);
    if (key) await sealDatabase(db, key);
    makeWalRoom(path);
    return db;
  } catch (error) {
    if (db?.isOpen) db.close();
    return refusal(error, path);
  }
}

function refusal(error: unknown, path: string): OpenRefusal {
  if (error instanceof Refused) return error.refusal;
  if (resultCode(error) === busy)
    return { code: "locked", message: `The database ${path} is in use by another process; stop that one first.` };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: "unreadable", message: `The database ${path} cannot be opened (${reason}).` };
}

function check(db: DatabaseSync, path: string): void {
  const version = pragma(db, "user_version");
  const ours = pragma(db, "application_id") === applicationId;
  const tables = db.prepare("select count(*) as count from sqlite_schema").get();
  if (!ours && (version !== 0 || tables?.["count"] !== 0))
    throw new Refused("unreadable", `The file ${path} belongs to another program.`);
  if (version > migrations.length)
    throw new Refused(
      "newer",
      `The database ${path} was written by a newer version; start that version or a later one.`,
    );
}

function migrate(db: DatabaseSync): void {
  const from = pragma(db, "user_version");
  if (from === migrations.length) return;
  db.exec("begin immediate");
  for (const migration of migrations.slice(from)) db.exec(migration);
  db.exec(`pragma application_id = ${applicationId}; pragma user_version = ${migrations.length}; commit`);
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`pragma ${name}`).get()?.[name]);
}
