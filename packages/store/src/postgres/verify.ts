// Verifies the journals of a PostgreSQL database: every chain from its first row to its last, as of one instant, while
// servers run or not. Rows are counted chain by chain: with several servers there is no other order.
import type { ClientBase } from "pg";
import type { JournalRow } from "../journals.ts";
import { StoreError } from "../store.ts";
import { flawInChain, journalRowOf, placeOf, type Chain, type SealedRow, type Verdict } from "../verify-journals.ts";
import { openPool } from "./connections.ts";
import { nameOf, refusal } from "./open.ts";

const pageSize = 5000;

export function verifyOnPostgres(databaseUrl: string): Promise<Verdict> {
  return reading(databaseUrl, async (client) => {
    const heads = new Map<string, Chain>();
    let row = 0;
    for await (const found of rowsOf(client)) {
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

export function readOnPostgres(databaseUrl: string, kind: string): Promise<JournalRow[]> {
  return reading(databaseUrl, async (client) => {
    const rows: JournalRow[] = [];
    for await (const found of rowsOf(client)) if (found.kind === kind) rows.push(journalRowOf(found));
    return rows.toSorted((a, b) => a.at - b.at);
  });
}

async function* rowsOf(client: ClientBase): AsyncGenerator<SealedRow> {
  let last: readonly unknown[] = ["", "", 0];
  for (;;) {
    const { rows } = await client.query<SealedRow>(
      `select space, kind, seq, at, person, seat, payload, previous, hash from journal
       where (space, kind, seq) > ($1, $2, $3) order by space, kind, seq limit ${pageSize}`,
      [...last],
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) return;
    last = [end.space, end.kind, end.seq];
  }
}

async function reading<Value>(databaseUrl: string, read: (client: ClientBase) => Promise<Value>): Promise<Value> {
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
