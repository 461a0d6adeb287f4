// Opens a store, on whichever database it is told.
import { openSqliteStore, type SqliteOptions } from "./open-sqlite.ts";
import type { PostgresOptions } from "./postgres/open.ts";
import type { Store } from "./store.ts";

export type StoreOptions = SqliteOptions | PostgresOptions;

/** Opens the database, creating or upgrading it. Rejects with a StoreError if this server must not run on it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ("path" in options) return openSqliteStore(options);
  // Loaded by those who need it: most servers run on a file.
  const { openPostgresStore } = await import("./postgres/open.ts");
  return openPostgresStore(options);
}
