// The keys of tests: what a server made in its data folder, for those who look into the database themselves, and the
// one that servers on a PostgreSQL share.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the database of a data folder is, and its key: what `openStore` takes. */
export function databaseIn(dataDir: string): { path: string; key: Uint8Array } {
  const key = Buffer.from(readFileSync(join(dataDir, "master.key"), "utf8"), "base64");
  return { path: join(dataDir, "space.sqlite"), key: new Uint8Array(key) };
}

/** As base64. */
export const sharedKey = Buffer.alloc(32, "the servers of one test share it").toString("base64");

/** The key that their journals are signed with: Ed25519 in PKCS #8, as base64. */
export const sharedJournalKey = Buffer.concat([
  Buffer.from("302e020100300506032b657004220420", "hex"),
  Buffer.alloc(32, "and they sign with this one"),
]).toString("base64");
