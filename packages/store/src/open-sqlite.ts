// Opens a store on SQLite: a thread that owns the file, and the log and the records that ask it.
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { createAsks } from "./asks.ts";
import type { Answers, Opened, Opening } from "./protocol.ts";
import { createAskedJournals } from "./asked-journals.ts";
import { createAskedAccounts } from "./asked-accounts.ts";
import { createAskedKeeping } from "./asked-keeping.ts";
import { createAskedGroups } from "./asked-groups.ts";
import { createAskedLog } from "./asked-log.ts";
import { createAskedRecords } from "./asked-records.ts";
import type { MasterKey } from "./seal.ts";
import { type Store, StoreError } from "./store.ts";
import { createTray, createTrayMemory } from "./tray.ts";

export type SqliteOptions = {
  /** the database file; its folder is made if need be, open to nobody else */
  readonly path: string;
  /** the clock that dates rows and holdings, in milliseconds since 1970 */
  readonly now?: () => number;
  /** the size a database may grow to, in pages of 4 KiB: beyond it the disk counts as full */
  readonly maxPages?: number;
  /** the master key; without one nothing is sealed, and what is sealed is not opened */
  readonly key?: MasterKey;
};

/** Opens the database, creating or upgrading it. Rejects with a StoreError if this server must not run on it. */
export async function openSqliteStore({ path, now = Date.now, maxPages, key }: SqliteOptions): Promise<Store> {
  await makeFolder(dirname(path));
  const memory = createTrayMemory();
  const workerData: Opening = { path, maxPages, key, memory };
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { workerData });
  const exited = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  await opened(thread);

  const tray = createTray(memory);
  const asks = createAsks((batch) => {
    const laid = tray.lay(batch);
    if (laid === undefined) thread.postMessage(batch, [batch.bytes.bytes.buffer]);
    else thread.postMessage(laid);
  });
  thread.on("message", (answers: Answers) => asks.settle(answers));
  thread.on("error", (error: Error) => asks.fail(`the store's thread failed: ${error.message}`));
  thread.on("exit", () => asks.fail("the store is closed"));

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= asks.end().then(() => {
      thread.postMessage(null);
      return exited;
    }));
  return {
    log: createAskedLog(asks.ask, now, close),
    records: createAskedRecords(asks.ask, now),
    accounts: createAskedAccounts(asks.ask, now),
    groups: createAskedGroups(asks.ask, now),
    journals: createAskedJournals(asks.ask, now),
    keeping: createAskedKeeping(asks.ask, now),
    close,
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreError("unreadable", `The folder ${folder} cannot be made.`, { cause });
  }
}

function opened(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the store's thread ended before it opened the file")));
    thread.once("message", (refusal: Opened) => {
      thread.off("error", reject);
      if (refusal) reject(new StoreError(refusal.code, refusal.message));
      else resolve();
    });
  });
}
