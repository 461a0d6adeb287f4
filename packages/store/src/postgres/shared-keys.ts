// Keys that the servers of one database share without keeping them in it: the database remembers which they are, by
// their fingerprints, so that a server with another one is noticed at its start.
import type { Pool } from "pg";

export const sharedKeysTable = "create table shared_keys (name word primary key, fingerprint text not null)";

/** The fingerprint of the name's key: the one that counts already, else this one from now on. Null only asks. */
export async function claimKey(pool: Pool, name: string, fingerprint: string | null): Promise<string | null> {
  if (fingerprint !== null)
    await pool.query("insert into shared_keys values ($1, $2) on conflict do nothing", [name, fingerprint]);
  const { rows } = await pool.query<{ fingerprint: string }>("select fingerprint from shared_keys where name = $1", [
    name,
  ]);
  return rows[0]?.fingerprint ?? null;
}
