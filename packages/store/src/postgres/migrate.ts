// Makes or upgrades the tables, or says in one sentence why not. Servers that start at the same time take turns.
import type { ClientBase } from "pg";
import { StoreError } from "../store.ts";
import { migrations } from "./schema.ts";

/** "HySp" */
const turn = 0x48795370;
const oldest = 140_000;

/** A database that is refused is left as it was. `name` is how it is called in a sentence. */
export async function migrate(client: ClientBase, name: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [turn]);
    await check(client, name);
    const from = await versionOf(client, name);
    for (const migration of migrations.slice(from)) await client.query(migration);
    if (from < migrations.length) await client.query("update hybrid_space set version = $1", [migrations.length]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function check(client: ClientBase, name: string): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  const { version, encoding } = rows[0]!;
  if (Number(version) < oldest)
    throw new StoreError("unreadable", `The database ${name} is of a PostgreSQL older than 14.`);
  if (encoding !== "UTF8") throw new StoreError("unreadable", `The database ${name} is not in UTF-8.`);
}

/** How many migrations were run; makes the table that says so in an empty database. */
async function versionOf(client: ClientBase, name: string): Promise<number> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema()",
  );
  if (!tables.some((table) => table.name === "hybrid_space")) {
    if (tables.length > 0) throw new StoreError("unreadable", `The database ${name} belongs to another program.`);
    await client.query("create table hybrid_space (version integer not null)");
    await client.query("insert into hybrid_space values (0)");
    return 0;
  }
  const { rows } = await client.query<{ version: number }>("select version from hybrid_space");
  const version = rows[0]?.version;
  if (version === undefined) throw new StoreError("unreadable", `The database ${name} does not say its version.`);
  if (version > migrations.length)
    throw new StoreError(
      "newer",
      `The database ${name} was written by a newer version; start that version or a later one.`,
    );
  return version;
}
