// The server under test: inside this process, or as a process of its own that can be killed. Both on a data folder
// that the test names, on a free port of this machine.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createDatabase } from "@hybrid/store/testing/postgres";
import { createServer } from "server/app";
import { sharedJournalKey, sharedKey } from "./master-key.ts";
import { until, within } from "./wait.ts";

export type RunningServer = { readonly url: string; close(): Promise<void> };

type Shared = { readonly databaseUrl: string; readonly key?: string; readonly keyFile?: string };

/** On the file in the folder, or on a PostgreSQL database, with the tests' key unless another is named. */
export async function startServer(dataDir: string, database?: string | Shared): Promise<RunningServer> {
  const databaseUrl = database ?? (await databaseInstead(dataDir));
  const shared = typeof databaseUrl === "string" ? { databaseUrl, key: sharedKey } : databaseUrl;
  const place = { dataDir, ...(shared && { journalKey: sharedJournalKey, ...shared }) };
  const server = await createServer({ ...place, port: 0, host: "127.0.0.1", demo: true, origins: [] });
  return { url: server.url, close: () => within(30_000, "the server closes", server.close()) };
}

const databases = new Map<string, Promise<string>>();

/** With the port of a PostgreSQL in POSTGRES_PORT, tests of the server run there: a database for each folder. */
function databaseInstead(dataDir: string): Promise<string> | undefined {
  const port = process.env["POSTGRES_PORT"];
  if (port === undefined) return undefined;
  const known = databases.get(dataDir) ?? createDatabase(Number(port));
  databases.set(dataDir, known);
  return known;
}

export type ServerProcess = {
  readonly url: string;
  readonly port: number;
  /** what it printed, both streams */
  readonly output: string;
  readonly running: boolean;
  signal(name: NodeJS.Signals): void;
  /** kill -9: no goodbye, nothing flushed */
  kill(): Promise<void>;
  /** SIGTERM; answers its exit code */
  stop(): Promise<number | null>;
};

const root = fileURLToPath(new URL("../../", import.meta.url));

/** `port` 0 takes a free one; `env` is what else the server is told. */
export async function startServerProcess(
  dataDir: string,
  port = 0,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const place = { DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1", NODE_ENV: "production" };
  const child = spawn(process.execPath, ["--disable-proto=delete", "server/src/main.ts"], {
    cwd: root,
    env: withKey({ ...process.env, ...place, ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-64_000)));
  }
  const exited = once(child, "exit");
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const killWithUs = (): boolean => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  void exited.then(() => process.removeListener("exit", killWithUs));

  const findUrl = (): string | undefined => {
    if (!running()) throw new Error(`the server ended at once: ${output}`);
    return /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
  };
  const url = await until("the server prints its address", findUrl, { within: 90_000 });
  return {
    url,
    port: Number(new URL(url).port),
    get output() {
      return output;
    },
    get running() {
      return running();
    },
    signal: (name) => void child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await within(30_000, "the killed server is gone", exited);
    },
    async stop() {
      child.kill("SIGTERM");
      await within(30_000, "the server ends", exited);
      return child.exitCode;
    },
  };
}

/** A database of its own has no key beside it. */
function withKey(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env["DATABASE_URL"] === undefined) return env;
  const isNamed = env["KEY"] !== undefined || env["KEY_FILE"] !== undefined;
  return { JOURNAL_KEY: sharedJournalKey, ...env, ...(isNamed ? {} : { KEY: sharedKey }) };
}
