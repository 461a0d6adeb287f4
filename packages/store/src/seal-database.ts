// Whether a file and a master key belong together, and sealing what was written before there was one.
import type { DatabaseSync } from "node:sqlite";
import type { Snapshot } from "@hybrid/sync";
import { createKeyring } from "./keyring.ts";
import {
  masterId,
  sealPayload,
  sealRow,
  sealSnapshot,
  unwrapKey,
  wrapKey,
  type MasterKey,
  type RowPlace,
} from "./seal.ts";
import { prepare } from "./statement.ts";

/** A sentence for whoever runs the server, if the file was sealed with another key or none is given for it. */
export function flawOfKey(db: DatabaseSync, path: string, master: MasterKey | undefined): string | undefined {
  const sealed = prepare<{ id: string }>(db, "select id from master").get();
  if (!sealed || (master && sealed.id === masterId(master))) return undefined;
  return master
    ? `The database ${path} is sealed with another key than the one given (it asks for ${sealed.id}).`
    : `The database ${path} is sealed, and no key is given; name its key file with KEY_FILE.`;
}

/** Seals every row that is not, in one transaction, and leaves nothing of them in the file. */
export function sealDatabase(db: DatabaseSync, master: MasterKey): void {
  db.exec("pragma secure_delete = on");
  if (prepare(db, "select 1 from master").get()) return;
  const hasRows = Boolean(prepare(db, "select 1 from log union all select 1 from journal limit 1").get());
  db.exec("begin immediate");
  prepare(db, "insert into master (id) values (?)").run(masterId(master));
  const keyring = createKeyring(db, master);
  sealLog(db, keyring);
  sealSnapshots(db, keyring);
  sealJournals(db, keyring);
  db.exec("commit");
  // Pages that were freed, and the log of this very transaction, still hold what it sealed.
  if (hasRows) db.exec("vacuum; pragma wal_checkpoint(truncate)");
}

type Keyring = ReturnType<typeof createKeyring>;

function sealLog(db: DatabaseSync, keyring: Keyring): void {
  const places = prepare<RowPlace>(
    db,
    "select document, epoch, seq, person, seat, session from log where key_id is null",
  );
  const bytesOf = prepare<{ bytes: Uint8Array }>(
    db,
    "select bytes from log where document = ? and epoch = ? and seq = ?",
  );
  const change = prepare(db, "update log set key_id = ?, bytes = ? where document = ? and epoch = ? and seq = ?");
  for (const place of places.all()) {
    const { document, epoch, seq } = place;
    const { id, key } = keyring.forWriting(document, epoch)!;
    change.run(id, sealRow(key, place, bytesOf.get(document, epoch, seq)!.bytes), document, epoch, seq);
  }
}

function sealSnapshots(db: DatabaseSync, keyring: Keyring): void {
  const places = prepare<{ document: string; epoch: number }>(
    db,
    "select document, epoch from snapshots where key_id is null",
  );
  const snapshotOf = prepare<Snapshot>(
    db,
    `select seq, bytes as "update", state_vector as stateVector, delete_set as deleteSet, homes
     from snapshots where document = ? and epoch = ?`,
  );
  const change = prepare(
    db,
    `update snapshots set key_id = ?, bytes = ?, state_vector = ?, delete_set = ?, homes = ?
     where document = ? and epoch = ?`,
  );
  for (const address of places.all()) {
    const { document, epoch } = address;
    const { id, key } = keyring.forWriting(document, epoch)!;
    const sealed = sealSnapshot(key, address, snapshotOf.get(document, epoch)!);
    change.run(id, sealed.update, sealed.stateVector, sealed.deleteSet, sealed.homes, document, epoch);
  }
}

function sealJournals(db: DatabaseSync, keyring: Keyring): void {
  const rows = prepare<{ space: string; kind: string; seq: number; payload: string }>(
    db,
    "select space, kind, seq, payload from journal",
  ).all();
  if (rows.length === 0) return;
  // What guards the rows against mistakes stands aside for this one change; the seals of the chain stay as they are.
  const guard = prepare<{ sql: string }>(
    db,
    "select sql from sqlite_schema where name = 'journal_is_never_changed'",
  ).get()!;
  db.exec("drop trigger journal_is_never_changed");
  const change = prepare(db, "update journal set payload = ? where space = ? and kind = ? and seq = ?");
  for (const { payload, ...place } of rows)
    change.run(sealPayload(keyring.forJournal(place.space)!, place, payload), place.space, place.kind, place.seq);
  db.exec(guard.sql);
}

/** Wraps every key by another master key; answers how many. To be run inside a transaction. */
export function rewrapKeys(db: DatabaseSync, from: MasterKey, to: MasterKey): number {
  const documents = prepare<{ id: string; epoch: number; wrapped: Uint8Array }>(
    db,
    "select document as id, epoch, wrapped from keys where wrapped is not null",
  ).all();
  const changeKey = prepare(db, "update keys set wrapped = ? where document = ? and epoch = ?");
  for (const { id, epoch, wrapped } of documents) {
    const name = { kind: "document", id, epoch } as const;
    changeKey.run(wrapKey(to, name, unwrapKey(from, name, wrapped)), id, epoch);
  }
  const spaces = prepare<{ id: string; wrapped: Uint8Array }>(
    db,
    "select space as id, wrapped from journal_keys",
  ).all();
  const changeJournal = prepare(db, "update journal_keys set wrapped = ? where space = ?");
  for (const { id, wrapped } of spaces) {
    const name = { kind: "journal", id, epoch: 1 } as const;
    changeJournal.run(wrapKey(to, name, unwrapKey(from, name, wrapped)), id);
  }
  prepare(db, "update master set id = ?").run(masterId(to));
  return documents.length + spaces.length;
}
