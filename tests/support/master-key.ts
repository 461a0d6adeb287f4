// The key that a server made in its data folder, for tests that look into the database themselves.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the database of a data folder is, and its key: what `openStore` takes. */
export function databaseIn(dataDir: string): { path: string; key: Uint8Array } {
  const key = Buffer.from(readFileSync(join(dataDir, "master.key"), "utf8"), "base64");
  return { path: join(dataDir, "space.sqlite"), key: new Uint8Array(key) };
}
