// Whether a SQLite file and a master key belong together, and sealing what was written before there was one.
import type { DatabaseSync } from "node:sqlite";
import { createSqliteDatabase } from "./database.ts";
import { sealAll } from "./key-tables.ts";
import { createKeyring } from "./keyring.ts";
import { flawOfMaster } from "./keys.ts";
import { masterId, type MasterKey } from "./seal.ts";
import { prepare } from "./statement.ts";

/** A sentence for whoever runs the server, if the file was sealed with another key or none is given for it. */
export function flawOfKey(db: DatabaseSync, path: string, master: MasterKey | undefined): string | undefined {
  return flawOfMaster(path, prepare<{ id: string }>(db, "select id from master").get()?.id, master);
}

/** Seals every row that is not, in one transaction, and leaves nothing of them in the file. */
export async function sealDatabase(db: DatabaseSync, master: MasterKey): Promise<void> {
  db.exec("pragma secure_delete = on");
  if (prepare(db, "select 1 from master").get()) return;
  const hasRows = Boolean(prepare(db, "select 1 from log union all select 1 from journal limit 1").get());
  db.exec("begin immediate");
  prepare(db, "insert into master (id) values (?)").run(masterId(master));
  await withoutGuard(db, () => sealAll(createSqliteDatabase(db), createKeyring(db, master)));
  db.exec("commit");
  // Pages that were freed, and the log of this very transaction, still hold what it sealed.
  if (hasRows) db.exec("vacuum; pragma wal_checkpoint(truncate)");
}

/** What guards the journals against mistakes stands aside for one change; the seals of the chains stay as they are. */
async function withoutGuard(db: DatabaseSync, change: () => Promise<void>): Promise<void> {
  const guard = prepare<{ sql: string }>(
    db,
    "select sql from sqlite_schema where name = 'journal_is_never_changed'",
  ).get()!;
  db.exec("drop trigger journal_is_never_changed");
  await change();
  db.exec(guard.sql);
}
