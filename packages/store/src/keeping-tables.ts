// Epochs and keys on SQLite, in the thread that owns the file. Freed pages are overwritten, so that what is erased is
// not left lying in the file; the database's own log is emptied after that.
import type { DatabaseSync } from "node:sqlite";
import type { Actor, Snapshot } from "@hybrid/sync";
import type { Keyring } from "./keyring.ts";
import type { LogWrites } from "./log-tables.ts";
import { Refused } from "./refused.ts";
import { rewrapKeys } from "./seal-database.ts";
import { openRow, openSnapshot, sealRow, sealSnapshot, type MasterKey, type RowPlace } from "./seal.ts";
import { prepare } from "./statement.ts";

export type KeepingWrites = ReturnType<typeof createKeepingWrites>;
export type KeepingReads = ReturnType<typeof createKeepingReads>;

export type ReplaceValue = Actor & {
  readonly document: string;
  readonly epoch: number;
  readonly head: number;
  readonly at: number;
  readonly content: Uint8Array;
};

export function createKeepingWrites(
  db: DatabaseSync,
  keyring: Keyring,
  master: MasterKey | undefined,
  append: LogWrites["append"],
) {
  const epochOf = prepare<{ epoch: number }>(db, "select epoch from documents where id = ?");
  const headOf = prepare<{ head: number }>(
    db,
    "select coalesce(max(seq), 0) as head from log where document = ? and epoch = ?",
  );
  const drops = ["log", "snapshots", "clients"].map((table) => prepare(db, `delete from ${table} where document = ?`));
  const dropContent = drops.slice(0, 2);
  const destroyKeys = prepare(db, "update keys set wrapped = null where document = ?");
  const dropAdmissions = prepare(db, "delete from admissions where picture = ?");
  const erase = prepare(db, "update documents set epoch = epoch + 1, title = null, erased = 1 where id = ?");
  const next = prepare(db, "update documents set epoch = epoch + 1 where id = ?");
  const bindOn = prepare(db, "update clients set epoch = ? where document = ? and epoch = ?");
  const renew = createRenewal(db, keyring);
  const all = prepare<{ id: string; epoch: number }>(db, "select id, epoch from documents where erased = 0");

  function destroy(document: string): void {
    destroyKeys.run(document);
    keyring.forget();
  }

  return {
    eraseDocuments(documents: readonly string[]): void {
      for (const document of documents) {
        for (const drop of drops) drop.run(document);
        dropAdmissions.run(document);
        destroy(document);
        erase.run(document);
      }
    },

    beginAnew(): number {
      const documents = all.all();
      for (const { id, epoch } of documents) {
        renew(id, epoch);
        destroyOld(db, id, epoch);
        next.run(id);
      }
      keyring.forget();
      return documents.length;
    },

    replaceContent({ document, epoch, head, content, ...row }: ReplaceValue): void {
      if (epochOf.get(document)?.epoch !== epoch || headOf.get(document, epoch)?.head !== head)
        throw new Refused("conflict", `${document} has gone on meanwhile`);
      for (const drop of dropContent) drop.run(document);
      destroy(document);
      bindOn.run(epoch + 1, document, epoch);
      next.run(document);
      append({ ...row, document, epoch: epoch + 1, seq: 1, clients: [] }, content);
    },

    rewrapKeys(to: MasterKey): number {
      if (!master) throw new Refused("unavailable", "nothing is sealed in this database");
      return rewrapKeys(db, master, to);
    },
  };
}

export function createKeepingReads(db: DatabaseSync) {
  const backUp = prepare(db, "vacuum into ?");
  return {
    // No writes, as far as the content is concerned; and not possible within a transaction.
    backUp(path: string): void {
      backUp.run(path);
    },
    /** Empties the database's own log, which still holds what was erased or replaced. */
    tidy(): void {
      db.exec("pragma wal_checkpoint(truncate)");
    },
  };
}

function destroyOld(db: DatabaseSync, document: string, epoch: number): void {
  for (const table of ["log", "snapshots"])
    prepare(db, `delete from ${table} where document = ? and epoch = ?`).run(document, epoch);
  prepare(db, "update keys set wrapped = null where document = ? and epoch = ?").run(document, epoch);
}

/** Writes what a document holds under its next epoch: what is sealed is bound to the epoch, so it is sealed anew. */
function createRenewal(db: DatabaseSync, keyring: Keyring): (document: string, epoch: number) => void {
  type Row = RowPlace & { at: number; keyId: number | null; bytes: Uint8Array };
  type Fold = Snapshot & { keyId: number | null };
  const rows = prepare<Row>(
    db,
    `select document, epoch, seq, person, seat, session, at, key_id as keyId, bytes from log
     where document = ? and epoch = ? order by seq`,
  );
  const addRow = prepare(
    db,
    `insert into log (document, epoch, seq, person, seat, session, at, key_id, bytes)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const fold = prepare<Fold>(
    db,
    `select seq, key_id as keyId, bytes as "update", state_vector as stateVector, delete_set as deleteSet, homes
     from snapshots where document = ? and epoch = ?`,
  );
  const addFold = prepare(
    db,
    `insert into snapshots (document, epoch, seq, key_id, state_vector, delete_set, homes, bytes)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const bindOn = prepare(db, "update clients set epoch = ? where document = ? and epoch = ?");

  return (document, epoch) => {
    const later = epoch + 1;
    const old = { document, epoch };
    const held = keyring.forWriting(document, later);
    const plain = (keyId: number | null) => (keyId === null ? null : keyring.forReading(document, epoch));
    for (const { at, keyId, bytes, ...place } of rows.all(document, epoch)) {
      const key = plain(keyId);
      const update = key ? openRow(key, place, bytes) : bytes;
      const sealed = held ? sealRow(held.key, { ...place, epoch: later }, update) : update;
      const { seq, person, seat, session } = place;
      addRow.run(document, later, seq, person, seat, session, at, held?.id ?? null, sealed);
    }
    const stored = fold.get(document, epoch);
    if (stored) {
      const { keyId, ...snapshot } = stored;
      const key = plain(keyId);
      const opened = key ? openSnapshot(key, old, snapshot) : snapshot;
      const s = held ? sealSnapshot(held.key, { document, epoch: later }, opened) : opened;
      addFold.run(document, later, s.seq, held?.id ?? null, s.stateVector, s.deleteSet, s.homes, s.update);
    }
    bindOn.run(later, document, epoch);
  };
}
