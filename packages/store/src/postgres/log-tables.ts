// The log on PostgreSQL: the rows of a batch go in by one statement, and a document is read in one way there and back.
import type { Address, Snapshot } from "@hybrid/sync";
import type { ClientBase, Pool } from "pg";
import type { Database } from "../database.ts";
import type { AppendValue, StoredTables } from "../log-tables.ts";
import type { Packed } from "../pack.ts";
import { Refused } from "../refused.ts";

/** An append and its update. */
export type Asked = { readonly value: AppendValue; readonly update: Uint8Array };

/** Writes all that may be written; answers for each row null, or why it was refused. */
export async function appendRows(client: ClientBase, asked: readonly Asked[]): Promise<(string | null)[]> {
  const rows = asked.map(({ value: { fence, ...value }, update }) => ({
    ...value,
    note: undefined,
    // As PostgreSQL writes an array.
    clients: `{${value.clients.join(",")}}`,
    size: update.length,
    fence: fence?.name,
    version: fence?.version,
  }));
  const packed = asked.length === 1 ? asked[0]!.update : Buffer.concat(asked.map(({ update }) => update));
  const { rows: answers } = await client.query<{ answers: string }>({
    name: "hybrid-append",
    text: "select to_json(append_rows($1, $2)) as answers",
    values: [JSON.stringify(rows), packed],
  });
  return (JSON.parse(answers[0]!.answers) as string[]).map((refusal) => refusal || null);
}

const headSql = `
  select coalesce((select max(seq) from log where document = d.id and epoch = d.epoch), 0) as head
  from documents d where id = ? and epoch = ?`;

export function createLogWrites(db: Database) {
  const headOf = db.prepare<{ head: number }>(headSql);
  const upsertSnapshot = db.prepare(
    `insert into snapshots (document, epoch, seq, state_vector, delete_set, homes, bytes) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (document, epoch) do update set seq = excluded.seq, state_vector = excluded.state_vector,
       delete_set = excluded.delete_set, homes = excluded.homes, bytes = excluded.bytes
     where excluded.seq > snapshots.seq`,
  );
  return {
    async writeSnapshot({ document, epoch, snapshot }: Address & { readonly snapshot: Snapshot }): Promise<void> {
      const head = (await headOf.get(document, epoch))?.head;
      if (head === undefined || snapshot.seq > head)
        throw new Refused("conflict", `a fold up to row ${snapshot.seq} is ahead of the log`);
      const { stateVector, deleteSet, homes, update } = snapshot;
      await upsertSnapshot.run(document, epoch, snapshot.seq, stateVector, deleteSet, homes, update);
    },
  };
}

/** Many rows' bytes as one value: one string to read instead of hundreds. */
type PackedRow = { readonly bytes: Uint8Array<ArrayBuffer>; readonly sizes: string };
const packedColumns = `coalesce(string_agg(bytes, ''::bytea order by seq), ''::bytea) as bytes,
  coalesce(json_agg(length(bytes) order by seq), '[]') as sizes`;

function packedOf(row: PackedRow | undefined): Packed {
  if (!row) throw new Error("an aggregate has one row");
  return { bytes: row.bytes, sizes: JSON.parse(row.sizes) as number[] };
}

export function createLogReads(db: Database) {
  const headOf = db.prepare<{ head: number }>(headSql);
  const snapshotOf = db.prepare<Snapshot>(
    `select seq, bytes as "update", state_vector as "stateVector", delete_set as "deleteSet", homes
     from snapshots where document = ? and epoch = ?`,
  );
  const tailOf = db.prepare<PackedRow>(
    `select ${packedColumns} from log where document = ?1 and epoch = ?2
       and seq > coalesce((select seq from snapshots where document = ?1 and epoch = ?2), 0)`,
  );
  const ownersOf = db.prepare<StoredTables["owners"][number]>(
    "select client, person, seat from clients where document = ? and epoch = ?",
  );
  const rowsSql = "from log where document = ? and epoch = ? and seq > ? order by seq limit ?";
  const factsOf = db.prepare<{ seq: number; person: string; seat: string; session: string; at: number }>(
    `select seq, person, seat, session, at ${rowsSql}`,
  );
  const updatesOf = db.prepare<PackedRow>(`select ${packedColumns} from (select seq, bytes ${rowsSql}) rows`);

  /** Asked all at once, and answered as of one instant: a read's transaction sees one. */
  async function readLog({ document, epoch }: Address): Promise<StoredTables | undefined> {
    const [head, snapshot, packed, owners] = await Promise.all([
      headOf.get(document, epoch),
      snapshotOf.get(document, epoch),
      tailOf.get(document, epoch),
      ownersOf.all(document, epoch),
    ]);
    if (!head) return undefined;
    const tail = packedOf(packed);
    if (tail.sizes.length !== head.head - (snapshot?.seq ?? 0)) throw new Error(`the log of ${document} has a hole`);
    return { head: head.head, snapshot: snapshot ?? null, tail, owners };
  }

  async function readRows(value: Address & { readonly after: number; readonly limit: number }) {
    const place = [value.document, value.epoch, value.after, value.limit] as const;
    const [facts, updates] = await Promise.all([factsOf.all(...place), updatesOf.get(...place)]);
    return { facts, updates: packedOf(updates) };
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
