// Connections to PostgreSQL. A connection that breaks is thrown away and the next ask makes a new one, so that a
// database that restarts costs what was under way and nothing else.
import { Pool, type PoolClient, type PoolConfig } from "pg";

/** Type ids of PostgreSQL, from its pg_type.dat. */
const typeIds = { bytea: 17, bigint: 20, smallint: 21, integer: 23, json: 114, jsonb: 3802 } as const;

/** Numbers here are below 2^53, json is read by whoever asks for it, and bytes are bytes and not Node's buffers. */
function parserOf(id: number): (text: string) => unknown {
  switch (id) {
    case typeIds.bigint:
    case typeIds.integer:
    case typeIds.smallint:
      return Number;
    case typeIds.bytea:
      return bytesOf;
    default:
      return (text) => text;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}

export function openPool(databaseUrl: string, max: number, more: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: "hybrid-space",
    max,
    // What is sent together is answered together: a transaction of three statements is one way over the network.
    pipeline: true,
    types: { getTypeParser: parserOf as never },
    keepAlive: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5000,
    query_timeout: 60_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    // Of a server that froze in the middle of a transaction, nobody waits for its locks longer than this.
    idle_in_transaction_session_timeout: 10_000,
    ...more,
  });
  // Without listeners, a connection that is lost while nobody asks would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    client.query(durable).catch(() => {});
  });
  return pool;
}

/** A commit that is answered before it is on the disk would make a lie of "saved". */
const durable = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') in ('off', 'local')`;

/** The five characters that PostgreSQL tells its errors by; "" for one that is not the database's. */
export function stateOf(error: unknown): string {
  const code = error instanceof Error && "severity" in error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}

/** A broken constraint, or a value that the database cannot hold: the write is at fault, and it alone. */
export const isContradiction = (error: unknown): boolean => /^2[23]/.test(stateOf(error));
/** Two transactions stood in each other's way, and this one gave in: it may be tried again. */
export const isCollision = (error: unknown): boolean => ["40001", "40P01"].includes(stateOf(error));

/** Gives the connection back, or throws it away if it may be broken. */
export function giveBack(client: PoolClient, error?: unknown): void {
  client.release(error !== undefined && !isContradiction(error) && !isCollision(error));
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
