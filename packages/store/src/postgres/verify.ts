// Verifies the journals of a PostgreSQL database: every chain from its first row to its last, as of one instant, while
// servers run or not. Rows are counted chain by chain: with several servers there is no other order.
import type { ClientBase } from "pg";
import type { JournalRow } from "../journals.ts";
import { flawOfMaster } from "../keys.ts";
import { openPayload, type ContentKey, type MasterKey } from "../seal.ts";
import { StoreError } from "../store.ts";
import { flawInChain, journalRowOf, placeOf, type Chain, type SealedRow, type Verdict } from "../verify-journals.ts";
import { openPool } from "./connections.ts";
import { createPostgresDatabase } from "./database.ts";
import { createKeyring, journalKeySql, type JournalKeyRow } from "./keyring.ts";
import { nameOf, refusal } from "./open.ts";

const pageSize = 5000;

/** A database, and the master key if it is sealed. */
export type PostgresPlace = { readonly databaseUrl: string; readonly key?: MasterKey };

export function verifyOnPostgres(place: PostgresPlace): Promise<Verdict> {
  return reading(place, async (client) => {
    const heads = new Map<string, Chain>();
    let row = 0;
    for await (const found of rowsOf(client, place)) {
      row += 1;
      const { space, kind, seq, hash } = found;
      const chain = JSON.stringify([space, kind]);
      const why = flawInChain(found, heads.get(chain));
      if (why !== undefined) return { whole: false, row, where: placeOf(found), why };
      heads.set(chain, { space, kind, seq, hash });
    }
    return { whole: true, rows: row, chains: [...heads.values()] };
  });
}

export function readOnPostgres(place: PostgresPlace, kind: string): Promise<JournalRow[]> {
  return reading(place, async (client) => {
    const rows: JournalRow[] = [];
    for await (const found of rowsOf(client, place)) if (found.kind === kind) rows.push(journalRowOf(found));
    return rows.toSorted((a, b) => a.at - b.at);
  });
}

async function* rowsOf(client: ClientBase, place: PostgresPlace): AsyncGenerator<SealedRow> {
  const open = await openerOf(client, place);
  let last: readonly unknown[] = ["", "", 0];
  for (;;) {
    const { rows } = await client.query<SealedRow>(
      `select space, kind, seq, at, person, seat, payload, previous, hash from journal
       where (space, kind, seq) > ($1, $2, $3) order by space, kind, seq limit ${pageSize}`,
      [...last],
    );
    for (const row of rows) yield await open(row);
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) return;
    last = [end.space, end.kind, end.seq];
  }
}

/** Rejects with a StoreError if the journals are sealed and the key is not theirs. */
async function openerOf(client: ClientBase, { databaseUrl, key }: PostgresPlace) {
  const { rows: tables } = await client.query(
    "select from pg_tables where tablename = 'master' and schemaname = current_schema()",
  );
  if (tables.length === 0) return async (row: SealedRow) => row;
  const { rows } = await client.query<{ id: string }>("select id from master");
  const flaw = flawOfMaster(nameOf(databaseUrl), rows[0]?.id, key);
  if (flaw !== undefined) throw new StoreError("key", flaw);
  const keyring = createKeyring(key);
  const keyOf = createPostgresDatabase(client).prepare<JournalKeyRow>(journalKeySql);
  const keys = new Map<string, ContentKey | undefined>();
  return async (row: SealedRow): Promise<SealedRow> => {
    const { space } = row;
    try {
      if (!keys.has(space)) keys.set(space, keyring.openJournal(space, await keyOf.get(space)));
      return { ...row, payload: openPayload(keys.get(space), row, row.payload) };
    } catch {
      return row; // which is then not what was sealed
    }
  };
}

async function reading<Value>(
  { databaseUrl }: PostgresPlace,
  read: (client: ClientBase) => Promise<Value>,
): Promise<Value> {
  const pool = openPool(databaseUrl, 1);
  try {
    const client = await pool.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      return await read(client);
    } finally {
      client.release(true);
    }
  } catch (cause) {
    throw cause instanceof StoreError ? cause : refusal(cause, nameOf(databaseUrl));
  } finally {
    await pool.end();
  }
}
