// What a server stands on while it is struck down: a folder, a PostgreSQL, or a disk of its own that loses what was
// not flushed. Each says how the server starts there, and what happens to it when everything ends at once.
import { createDatabase, startPostgres } from "@hybrid/store/testing/postgres";
import { startServerProcess, type ServerProcess } from "../support/server.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { openDisk } from "./disk.ts";

export type Machine = {
  /** Starts the server, from the second time on at the same address. */
  start(): Promise<ServerProcess>;
  /** Ends the server without a goodbye, and whatever goes down with it; all of it can be started again after. */
  strike(server: ServerProcess): Promise<void>;
  close(): Promise<void>;
};

export const machines = { sqlite: openFolder, postgres: openPostgres, power: openPower } as const;
export type Kind = keyof typeof machines;

type Env = Readonly<Record<string, string>>;

/** A server's process is killed, on a data folder. `later` is what else it is told from the second start on. */
export async function openFolder(path?: string, later: Env = {}): Promise<Machine> {
  const own = path === undefined ? openTempFolder("faults") : undefined;
  return {
    start: createStart(path ?? own!.path, {}, later),
    strike: (server) => server.kill(),
    async close() {
      own?.close();
    },
  };
}

/** Its database is killed as well, every other time; the disk is there for both. */
async function openPostgres(): Promise<Machine> {
  const postgres = await startPostgres();
  const folder = openTempFolder("faults");
  let strikes = 0;
  return {
    start: createStart(folder.path, { DATABASE_URL: await createDatabase(postgres.port) }),
    async strike(server) {
      strikes += 1;
      const both = strikes % 2 === 0;
      await Promise.all([server.kill(), both && postgres.kill()]);
      if (both) await postgres.start();
    },
    async close() {
      await postgres.close();
      folder.close();
    },
  };
}

/** The power goes: the file system of the data folder stops first, so that nothing more reaches it. */
export async function openPower(later: Env = {}): Promise<Machine> {
  const disk = openDisk();
  return {
    start: createStart(disk.path, {}, later),
    async strike(server) {
      disk.cutPower();
      await server.kill();
      disk.restorePower();
    },
    async close() {
      disk.close();
    },
  };
}

function createStart(path: string, env: Env, later: Env = {}): Machine["start"] {
  let port = 0;
  return async () => {
    const server = await startServerProcess(path, port, port === 0 ? env : { ...env, ...later });
    port = server.port;
    return server;
  };
}
