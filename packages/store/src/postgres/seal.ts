// Whether a database and a master key belong together, and sealing what was written before there was one. Servers that
// start at the same time take turns; one that runs already, without a key, is refused by the database from then on.
import type { ClientBase } from "pg";
import { sealAll } from "../key-tables.ts";
import { flawOfMaster } from "../keys.ts";
import { masterId, type MasterKey } from "../seal.ts";
import { StoreError } from "../store.ts";
import { createPostgresDatabase } from "./database.ts";
import { sweep } from "./keeping-database.ts";
import { createKeyring } from "./keyring.ts";

type MasterRow = { readonly id: string; readonly swept: number };

/** Rejects with a StoreError if it is sealed with another key, or with none that is given. */
export async function sealDatabase(client: ClientBase, name: string, master: MasterKey | undefined): Promise<void> {
  const sealed = (await readMaster(client)) ?? (master && (await sealOnce(client, master)));
  const flaw = flawOfMaster(name, sealed?.id, master);
  if (flaw !== undefined) throw new StoreError("key", flaw);
  if (sealed?.swept !== 0 || !(await sweep(client, "everything"))) return;
  await client.query("update master set swept = 1");
}

async function readMaster(client: ClientBase): Promise<MasterRow | undefined> {
  return (await client.query<MasterRow>("select id, swept from master")).rows[0];
}

/** Everything in one transaction; answers how it is sealed, which somebody else may have done meanwhile. */
async function sealOnce(client: ClientBase, master: MasterKey): Promise<MasterRow> {
  await client.query("begin");
  try {
    // Who writes into a document locks its row first, and so waits until this is over; as do folds and journals.
    await client.query("lock table documents, log, snapshots, journal, master in exclusive mode");
    const before = await readMaster(client);
    if (!before) await sealRows(client, master);
    await client.query("commit");
    return before ?? (await readMaster(client))!;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function sealRows(client: ClientBase, master: MasterKey): Promise<void> {
  const { rows } = await client.query("select 1 from log union all select 1 from journal limit 1");
  await client.query("insert into master (id, swept) values ($1, $2)", [masterId(master), rows.length === 0 ? 1 : 0]);
  if (rows.length === 0) return;
  const db = createPostgresDatabase(client);
  // What guards the journals stands aside for this one change; the seals of the chains stay as they are.
  await client.query("alter table journal disable trigger journal_is_never_changed");
  await sealAll(db, createKeyring(master).on(db));
  await client.query("alter table journal enable trigger journal_is_never_changed");
}
