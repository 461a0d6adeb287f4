// The log on PostgreSQL: the rows of a batch go in by one statement, and a document is read in one way there and back.
// Rows are sealed before they are sent: an append names its seq, so that no lock waits for it.
import type { Address, Snapshot } from "@hybrid/sync";
import type { ClientBase, Pool } from "pg";
import type { Database } from "../database.ts";
import { foldColumns } from "../key-tables.ts";
import { bytesToStore, foldIfWhole, foldToStore, updateOf, type Held, type StoredFold } from "../keys.ts";
import type { AppendValue, StoredTables } from "../log-tables.ts";
import { pack, unpack, type Packed } from "../pack.ts";
import { Refused, type Refusal } from "../refused.ts";
import type { ContentKey } from "../seal.ts";
import { createPostgresDatabase } from "./database.ts";
import { keySql, type HeldOf, type Keyring, type KeyRow } from "./keyring.ts";

/** An append and its update. */
export type Asked = { readonly value: AppendValue; readonly update: Uint8Array };

/** Writes all that may be written; answers for each row null, or why it was refused. */
export async function appendRows(
  client: ClientBase,
  keyring: Keyring,
  asked: readonly Asked[],
): Promise<(Refusal | null)[]> {
  const addresses = asked.map(({ value }) => value);
  const heldOf = await keyring.forAppending(createPostgresDatabase(client), addresses);
  const isRefused = asked.map(({ value }) => heldOf(value.document, value.epoch) === "unavailable");
  if (!isRefused.includes(true)) return appendSealed(client, keyring, asked, heldOf);
  const rest = asked.filter((_, i) => !isRefused[i]);
  const answers = rest.length > 0 ? await appendSealed(client, keyring, rest, heldOf) : [];
  return isRefused.map((refused) => (refused ? keyGone : answers.shift()!));
}

const keyGone: Refusal = { code: "unavailable", message: "the key of a document is not to be had" };

async function appendSealed(
  client: ClientBase,
  keyring: Keyring,
  asked: readonly Asked[],
  heldOf: HeldOf,
): Promise<(Refusal | null)[]> {
  const sealed = asked.map(({ value, update }) => {
    const held = heldOf(value.document, value.epoch) as Held | null;
    return { value, key: held?.id, bytes: bytesToStore(held, value, update) };
  });
  const rows = sealed.map(({ value: { fence, ...value }, key, bytes }) => ({
    ...value,
    note: undefined,
    // As PostgreSQL writes an array.
    clients: `{${value.clients.join(",")}}`,
    size: bytes.length,
    key,
    fence: fence?.name,
    version: fence?.version,
  }));
  const packed = sealed.length === 1 ? sealed[0]!.bytes : Buffer.concat(sealed.map(({ bytes }) => bytes));
  const { rows: answers } = await client.query<{ answers: string }>({
    name: "hybrid-append",
    text: "select to_json(append_rows($1, $2)) as answers",
    values: [JSON.stringify(rows), packed],
  });
  return (JSON.parse(answers[0]!.answers) as string[]).map((refusal, i) => {
    if (!refusal) return null;
    // It may be its key that was refused.
    keyring.forgetPlace(asked[i]!.value);
    return { code: "conflict", message: refusal };
  });
}

const headSql = `
  select coalesce((select max(seq) from log where document = d.id and epoch = d.epoch), 0) as head
  from documents d where id = ? and epoch = ?`;

export function createLogWrites(db: Database, keyring: Keyring) {
  // One statement, so that its lock waits for nobody: it keeps out who would end the epoch, and no append.
  const upsertSnapshot = db.prepare<{ standing: number }>(
    `with standing as (
      select id, epoch from documents d where id = ?1 and epoch = ?2
        and ?3::bigint <= (select coalesce(max(seq), 0) from log where document = d.id and epoch = d.epoch)
        and (case when ?4::bigint is null then not exists (select from master)
          else exists (select from keys where id = ?4 and document = d.id and epoch = d.epoch and wrapped is not null) end)
      for key share of d
    ), written as (
      insert into snapshots (document, epoch, seq, key_id, state_vector, delete_set, homes, bytes)
      select id, epoch, ?3, ?4, ?5::bytea, ?6::bytea, ?7::bytea, ?8::bytea from standing
      on conflict (document, epoch) do update set seq = excluded.seq, key_id = excluded.key_id,
        state_vector = excluded.state_vector, delete_set = excluded.delete_set, homes = excluded.homes,
        bytes = excluded.bytes
      where excluded.seq > snapshots.seq
    ) select count(*) as standing from standing`,
  );
  return {
    async writeSnapshot({ document, epoch, snapshot }: Address & { readonly snapshot: Snapshot }): Promise<void> {
      const address = { document, epoch };
      const held = (await keyring.forAppending(db, [address]))(document, epoch);
      if (held === "unavailable") throw new Refused(keyGone.code, keyGone.message);
      const { stateVector, deleteSet, homes, update } = foldToStore(held, address, snapshot);
      const id = held?.id ?? null;
      const found = await upsertSnapshot.get(document, epoch, snapshot.seq, id, stateVector, deleteSet, homes, update);
      if (found?.standing) return;
      keyring.forgetPlace(address);
      throw new Refused("conflict", `a fold up to row ${snapshot.seq} is ahead of the log`);
    },
  };
}

/** Many rows' bytes as one value: one string to read instead of hundreds. Of each its size, its key and its actor. */
type PackedRow = { readonly bytes: Uint8Array<ArrayBuffer>; readonly facts: string };
type PackedFact = readonly [size: number, keyId: number | null, person: string, seat: string, session: string];
const packedColumns = `coalesce(string_agg(bytes, ''::bytea order by seq), ''::bytea) as bytes,
  coalesce(json_agg(json_build_array(length(bytes), key_id, person, seat, session) order by seq), '[]') as facts`;

/** The rows' updates, opened; the first is number `first`. */
function openPacked(row: PackedRow | undefined, address: Address, first: number, key: () => ContentKey): Packed {
  if (!row) throw new Error("an aggregate has one row");
  const facts = JSON.parse(row.facts) as PackedFact[];
  const stored = { bytes: row.bytes, sizes: facts.map(([size]) => size) };
  if (facts.every(([, keyId]) => keyId === null)) return stored;
  const parts = unpack(stored);
  const opened = facts.map(([, keyId, person, seat, session], i) => {
    const place = { ...address, seq: first + i, person, seat, session };
    return updateOf({ keyId, bytes: parts[i]! }, place, key);
  });
  return pack(opened);
}

export function createLogReads(db: Database, keyring: Keyring) {
  const headOf = db.prepare<{ head: number }>(headSql);
  const keyOf = db.prepare<KeyRow>(keySql);
  const foldRowOf = db.prepare<StoredFold>(`select ${foldColumns} from snapshots where document = ? and epoch = ?`);
  const tailAfter = (seq: string) =>
    db.prepare<PackedRow>(`select ${packedColumns} from log where document = ?1 and epoch = ?2 and seq > ${seq}`);
  const tailOf = tailAfter("coalesce((select seq from snapshots where document = ?1 and epoch = ?2), 0)");
  const allOf = tailAfter("0");
  const ownersOf = db.prepare<StoredTables["owners"][number]>(
    "select client, person, seat from clients where document = ? and epoch = ?",
  );
  const rowsSql = "from log where document = ? and epoch = ? and seq > ? order by seq limit ?";
  const factsOf = db.prepare<{ seq: number; person: string; seat: string; session: string; at: number }>(
    `select seq, person, seat, session, at ${rowsSql}`,
  );
  const updatesOf = db.prepare<PackedRow>(
    `select ${packedColumns} from (select seq, bytes, key_id, person, seat, session ${rowsSql}) rows`,
  );

  /** Asked all at once, and answered as of one instant: a read's transaction sees one. */
  async function readLog({ document, epoch }: Address): Promise<StoredTables | undefined> {
    const address = { document, epoch };
    const [head, stored, packed, owners, keyRow] = await Promise.all([
      headOf.get(document, epoch),
      foldRowOf.get(document, epoch),
      tailOf.get(document, epoch),
      ownersOf.all(document, epoch),
      keyOf.get(document, epoch),
    ]);
    if (!head) return undefined;
    const key = () => keyring.open(address, keyRow);
    const snapshot = foldIfWhole(stored, address, key);
    const after = snapshot?.seq ?? 0;
    const rows = stored && !snapshot ? await allOf.get(document, epoch) : packed;
    const tail = openPacked(rows, address, after + 1, key);
    if (tail.sizes.length !== head.head - after) throw new Error(`the log of ${document} has a hole`);
    return { head: head.head, snapshot, tail, owners };
  }

  async function readRows(value: Address & { readonly after: number; readonly limit: number }) {
    const { document, epoch, after, limit } = value;
    const [facts, updates, keyRow] = await Promise.all([
      factsOf.all(document, epoch, after, limit),
      updatesOf.get(document, epoch, after, limit),
      keyOf.get(document, epoch),
    ]);
    const address = { document, epoch };
    return { facts, updates: openPacked(updates, address, facts[0]?.seq ?? 1, () => keyring.open(address, keyRow)) };
  }

  return { readLog, readRows };
}

/** The heads of those of the documents that there are. */
export async function readHeads(pool: Pool, addresses: readonly Address[]) {
  const { rows } = await pool.query<Address & { head: number }>({
    name: "hybrid-heads",
    text: `select d.id as document, d.epoch,
        coalesce((select max(seq) from log where document = d.id and epoch = d.epoch), 0) as head
      from documents d where d.id = any($1)`,
    values: [addresses.map(({ document }) => document)],
  });
  return rows.map(({ head, ...address }) => ({ address, head }));
}
