// The log's statements, run in the thread that owns the file. Writes run inside the batch's transaction; each finds
// out whether it must be refused before it changes anything.
import type { DatabaseSync } from "node:sqlite";
import type { Address, Fence, Snapshot } from "@hybrid/sync";
import { bytesToStore, foldIfWhole, foldToStore, updateOf, type StoredBytes, type StoredFold } from "./keys.ts";
import type { Keyring } from "./keyring.ts";
import type { JournalWrites } from "./journal-tables.ts";
import type { SealableNote } from "./journals.ts";
import { pack, unpack, type Packed } from "./pack.ts";
import { Refused } from "./refused.ts";
import { prepare } from "./statement.ts";

/** An append without its update, which travels in the batch's pack. */
export type AppendValue = {
  readonly document: string;
  readonly epoch: number;
  readonly seq: number;
  readonly person: string;
  readonly seat: string;
  readonly session: string;
  readonly at: number;
  readonly clients: readonly number[];
  readonly fence?: Fence;
  readonly line?: string;
  /** a journal row of the same commit */
  readonly note?: SealableNote;
};

/** Appends of one commit; their updates follow each other in the ask's bytes. */
export type AppendTogetherValue = { readonly rows: readonly AppendValue[]; readonly sizes: readonly number[] };

type OwnerRow = { client: number; person: string; seat: string };
type LogRow = RowFacts & StoredBytes;
type RowFacts = { seq: number; person: string; seat: string; session: string; at: number };

/** A document at rest. The tail's first row follows the snapshot, or is the first of all. */
export type StoredTables = {
  readonly head: number;
  readonly snapshot: Snapshot | null;
  readonly tail: Packed;
  readonly owners: readonly OwnerRow[];
};

export type LogWrites = ReturnType<typeof createLogWrites>;
export type LogReads = ReturnType<typeof createLogReads>;

const headSql = `
  select coalesce((select max(seq) from log where document = d.id and epoch = d.epoch), 0) as head
  from documents d where id = ? and epoch = ?`;

export function createLogWrites(db: DatabaseSync, keyring: Keyring, noteJournal: JournalWrites["noteJournal"]) {
  const headOf = prepare<{ head: number }>(db, headSql);
  const rightsOf = prepare<{ rights: number }>(db, "select rights from spaces where id = ?");
  const ownerOf = prepare<OwnerRow>(
    db,
    "select client, person, seat from clients where document = ? and epoch = ? and client = ?",
  );
  const bind = prepare(
    db,
    "insert or ignore into clients (document, epoch, client, person, seat) values (?, ?, ?, ?, ?)",
  );
  const insertRow = prepare(
    db,
    "insert into log (document, epoch, seq, person, seat, session, at, key_id, bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const upsertSnapshot = prepare(
    db,
    `insert into snapshots (document, epoch, seq, key_id, state_vector, delete_set, homes, bytes)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (document, epoch) do update set seq = excluded.seq, key_id = excluded.key_id,
       state_vector = excluded.state_vector, delete_set = excluded.delete_set, homes = excluded.homes,
       bytes = excluded.bytes
     where excluded.seq > snapshots.seq`,
  );

  function append(value: AppendValue, update: Uint8Array): void {
    const { document, epoch, seq, person, seat } = value;
    const head = headOf.get(document, epoch)?.head;
    if (head === undefined) throw new Refused("conflict", `there is no document ${document} of epoch ${epoch}`);
    if (seq !== head + 1) throw new Refused("conflict", `row ${seq} cannot follow row ${head}`);
    if (value.fence && rightsOf.get(value.fence.name)?.rights !== value.fence.version)
      throw new Refused("conflict", `rights in ${value.fence.name} have changed since this was judged`);
    for (const client of value.clients) {
      const owner = ownerOf.get(document, epoch, client);
      if (owner && (owner.person !== person || owner.seat !== seat))
        throw new Refused("conflict", `the client id ${client} is bound to another actor`);
    }
    const held = keyring.forWriting(document, epoch);
    const bytes = bytesToStore(held, value, update);
    if (value.note) noteJournal({ note: value.note, at: value.at });
    for (const client of value.clients) bind.run(document, epoch, client, person, seat);
    insertRow.run(document, epoch, seq, person, seat, value.session, value.at, held?.id ?? null, bytes);
  }

  function writeSnapshot({ document, epoch, snapshot }: Address & { readonly snapshot: Snapshot }): void {
    const head = headOf.get(document, epoch)?.head;
    if (head === undefined || snapshot.seq > head)
      throw new Refused("conflict", `a fold up to row ${snapshot.seq} is ahead of the log`);
    const held = keyring.forWriting(document, epoch);
    const { stateVector, deleteSet, homes, update } = foldToStore(held, { document, epoch }, snapshot);
    upsertSnapshot.run(document, epoch, snapshot.seq, held?.id ?? null, stateVector, deleteSet, homes, update);
  }

  /** All rows or none: what one of them is refused for undoes the others, and harms no other write of the batch. */
  function appendTogether({ rows, sizes }: AppendTogetherValue, bytes: Uint8Array): void {
    const updates = unpack({ bytes: bytes as Packed["bytes"], sizes });
    db.exec("savepoint together");
    try {
      for (const [i, row] of rows.entries()) append(row, updates[i]!);
    } catch (error) {
      if (error instanceof Refused) db.exec("rollback to together; release together");
      throw error;
    }
    db.exec("release together");
  }

  return { append, appendTogether, writeSnapshot };
}

export function createLogReads(db: DatabaseSync, keyring: Keyring) {
  const headOf = prepare<{ head: number }>(db, headSql);
  const snapshotOf = prepare<StoredFold>(
    db,
    `select seq, key_id as keyId, bytes as "update", state_vector as stateVector, delete_set as deleteSet, homes
     from snapshots where document = ? and epoch = ?`,
  );
  const ownersOf = prepare<OwnerRow>(db, "select client, person, seat from clients where document = ? and epoch = ?");
  const rowsOf = prepare<LogRow>(
    db,
    `select seq, person, seat, session, at, key_id as keyId, bytes from log
     where document = ? and epoch = ? and seq > ? order by seq limit ?`,
  );

  function opened({ document, epoch }: Address, row: LogRow): Uint8Array {
    return updateOf(row, { document, epoch, ...row }, () => keyring.forReading(document, epoch));
  }

  function readLog(address: Address): StoredTables | undefined {
    const head = headOf.get(address.document, address.epoch)?.head;
    if (head === undefined) return undefined;
    const stored = snapshotOf.get(address.document, address.epoch);
    const snapshot = foldIfWhole(stored, address, () => keyring.forReading(address.document, address.epoch));
    const after = snapshot?.seq ?? 0;
    const tail = rowsOf.all(address.document, address.epoch, after, -1).map((row) => opened(address, row));
    if (tail.length !== head - after) throw new Error(`the log of ${address.document} has a hole`);
    return { head, snapshot, tail: pack(tail), owners: ownersOf.all(address.document, address.epoch) };
  }

  function readRows({ after, limit, ...address }: Address & { readonly after: number; readonly limit: number }) {
    const rows = rowsOf.all(address.document, address.epoch, after, limit);
    const facts = rows.map(({ seq, person, seat, session, at }): RowFacts => ({ seq, person, seat, session, at }));
    return { facts, updates: pack(rows.map((row) => opened(address, row))) };
  }

  return { readLog, readRows };
}
