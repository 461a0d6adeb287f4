import type { Store } from "./store.ts";

/** `path`: the database file. `now`: the clock for times of rows. `maxPages`: the size (4 KiB pages) it may grow to. */
export type StoreOptions = { readonly path: string; readonly now?: () => number; readonly maxPages?: number };

/** Opens the database, creating or upgrading it; rejects with a StoreError. */
export function openStore(options: StoreOptions): Promise<Store> {
  return Promise.reject(new Error(`not built yet: ${options.path}`));
}
