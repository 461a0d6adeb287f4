// What keeping documents takes on PostgreSQL beside the deeds that both stores share: locks, since other servers write,
// and sweeping out what the database's files still hold of what was overwritten. A copy is `pg_dump`'s to make.
import { setTimeout } from "node:timers/promises";
import type { ClientBase, Pool, QueryConfig } from "pg";
import type { Database } from "../database.ts";
import type { Locks } from "../keeping-tables.ts";
import { Refused } from "../refused.ts";

export function createLocks(db: Database): Locks {
  const document = db.prepare("select 1 from documents where id = ? for update");
  // Whoever writes into a document locks its row first; whoever makes a key writes its row.
  const allDocuments = db.prepare("lock table documents in exclusive mode");
  const keys = db.prepare("lock table keys, journal_keys in exclusive mode");
  return {
    documents: (ids) => Promise.all(ids.toSorted((a, b) => (a < b ? -1 : 1)).map((id) => document.get(id))),
    allDocuments: () => allDocuments.run(),
    keys: () => keys.run(),
  };
}

export function createKeepingReads() {
  return {
    async backUp(): Promise<void> {
      throw new Refused("unavailable", "PostgreSQL is backed up by pg_dump");
    },
    /** Not within a transaction: see `sweep`. */
    async tidy(): Promise<void> {},
  };
}

const tries = 3;
const pauseMs = 500;

/** Tables of which rows are overwritten that nobody may find again: keys and titles, and what was not sealed yet. */
const swept = { destroyed: ["keys", "documents"], everything: ["keys", "documents", "log", "snapshots", "journal"] };

/**
 * Writes tables anew that something was overwritten in, so that their files hold no copy of it. Waits for nobody who
 * reads them at length, such as a backup, since everybody else would wait behind: then it is left for the next start.
 * What was overwritten stands in no row meanwhile.
 */
export async function sweep(client: ClientBase, what: keyof typeof swept): Promise<boolean> {
  await client.query("set lock_timeout = '500ms'; set statement_timeout = 0");
  for (let left = tries; left > 0; left--) {
    try {
      for (const table of swept[what])
        await client.query({ text: `vacuum (full) ${table}`, query_timeout: 0 } as QueryConfig);
      return true;
    } catch {
      if (left > 1) await setTimeout(pauseMs);
    }
  }
  return false;
}

/** Sweeps out what was just destroyed. */
export async function sweepDestroyed(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    if (!(await sweep(client, "destroyed"))) await client.query("update master set swept = 0");
  } finally {
    // With settings of its own, it is no connection for others.
    client.release(true);
  }
}
