// Opens a store on PostgreSQL, which several servers may have open at the same time.
import type { Elsewhere } from "@hybrid/sync";
import type { Pool } from "pg";
import { createAskedAccounts } from "../asked-accounts.ts";
import { createAskedGroups } from "../asked-groups.ts";
import { createAskedKeeping } from "../asked-keeping.ts";
import { createAskedJournals } from "../asked-journals.ts";
import { createAskedLog } from "../asked-log.ts";
import { createAskedRecords } from "../asked-records.ts";
import { createAsks } from "../asks.ts";
import type { MasterKey } from "../seal.ts";
import { type Store, StoreError } from "../store.ts";
import { openBus } from "./bus.ts";
import { createBatches } from "./batches.ts";
import { openPool, sentenceOf, stateOf } from "./connections.ts";
import { createKeyring } from "./keyring.ts";
import { readHeads } from "./log-tables.ts";
import { migrate } from "./migrate.ts";
import { claimKey } from "./shared-keys.ts";
import { sealDatabase } from "./seal.ts";

export type PostgresOptions = {
  /** such as postgres://user:secret@host:5432/name */
  readonly databaseUrl: string;
  /** the clock that dates rows and holdings, in milliseconds since 1970 */
  readonly now?: () => number;
  /** the master key; without one nothing is sealed, and what is sealed is not opened */
  readonly key?: MasterKey;
};

/** Reads wait for each other no more than a machine with few cores makes them. */
const mostReaders = 4;

/** Rejects with a StoreError if this server must not, or cannot now, run on that database. */
export async function openPostgresStore({ databaseUrl, now = Date.now, key }: PostgresOptions): Promise<Store> {
  await prepare(databaseUrl, key);
  const writer = openPool(databaseUrl, 1);
  const readers = openPool(databaseUrl, mostReaders);
  const asks = createAsks((batch) => void batches.run(batch));
  const keyring = createKeyring(key);
  const batches = createBatches({ writer, readers, keyring }, (answers) => asks.settle(answers));

  const bus = openBus(databaseUrl);
  bus.listen((hint) => {
    if (hint.what === "key") keyring.forgetKey(hint.key, hint.address);
    else if (hint.what === "silence") keyring.forget();
  });
  const committed = createAskedLog(
    (name, value) => batches.readNow({ name, value }) as never,
    now,
    () => close(),
  );
  const elsewhere: Elsewhere = {
    listen: (hear) => bus.listen((hint) => hint.what === "row" && hear(hint.address, hint.head)),
    heads: (addresses) => readHeads(readers, addresses),
    words: bus.words,
    readRows: (...asked) => committed.readRows(...asked),
  };

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= asks.end().then(async () => {
      await batches.settled();
      await Promise.all([bus.close(), writer.end(), readers.end()]);
    }));
  return {
    log: { ...createAskedLog(asks.ask, now, close), elsewhere },
    records: createAskedRecords(asks.ask, now),
    accounts: createAskedAccounts(asks.ask, now),
    groups: createAskedGroups(asks.ask, now),
    journals: createAskedJournals(asks.ask, now),
    keeping: createAskedKeeping(asks.ask, now),
    hints: bus,
    claimKey: (name, fingerprint) => claimKey(readers, name, fingerprint),
    close,
  };
}

/** Checks and upgrades the database, with the patience that a large migration may need. */
async function prepare(databaseUrl: string, key: MasterKey | undefined): Promise<void> {
  const pool = openPool(databaseUrl, 1, { query_timeout: 0, statement_timeout: 0, lock_timeout: 0 });
  const name = nameOf(databaseUrl);
  try {
    await withClient(pool, name, key);
  } catch (error) {
    throw error instanceof StoreError ? error : refusal(error, name);
  } finally {
    await pool.end();
  }
}

async function withClient(pool: Pool, name: string, key: MasterKey | undefined): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client, name);
    await sealDatabase(client, name, key);
  } finally {
    client.release(true);
  }
}

/** Host and database, and no password. */
export function nameOf(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  return url ? `${url.host}${url.pathname}` : "of DATABASE_URL";
}

/** Of another program's tables, or of one that cannot be reached. */
export function refusal(cause: unknown, name: string): StoreError {
  const state = stateOf(cause);
  if (state.startsWith("28"))
    return new StoreError("unavailable", `The database ${name} does not let this user in.`, { cause });
  if (state === "3D000") return new StoreError("unavailable", `There is no database ${name}.`, { cause });
  const code = state.startsWith("42") ? "unreadable" : "unavailable";
  return new StoreError(code, `The database ${name} cannot be opened (${sentenceOf(cause)}).`, { cause });
}
