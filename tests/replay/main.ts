// `pnpm replay FILE`: replays a recorded editing trace through stock clients against a server it starts, and reads the
// document again after a kill -9. On a new data folder; with `--postgres` on a PostgreSQL of its own, and with
// DATABASE_URL in the environment on that database, which must be empty. The last line on stdout is JSON; everything
// else goes to stderr.
import { parseArgs } from "node:util";
import { createDatabase, startPostgres } from "@hybrid/store/testing/postgres";
import { replay, type Outcome } from "./replay.ts";
import { readTrace, TraceError, type Trace } from "./trace.ts";

const nothing = { ok: false, agents: 0, edits: 0, endContentMatches: false, reloadMatches: false, ackedLost: 0 };

async function main(path: string | undefined, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const started = performance.now();
  let trace: Trace | undefined;
  try {
    if (path === undefined) throw new TraceError("Name a trace: pnpm replay FILE (.json or .json.gz).");
    trace = await readTrace(path);
    say(`${path}: ${trace.edits} edits by ${trace.agents} ${trace.agents === 1 ? "agent" : "agents"}.`);
    return await replay(trace, env, { progress: createProgress(), complain: say });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(error instanceof TraceError ? why : `The replay could not go on: ${why}`);
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    return { ...nothing, agents: trace?.agents ?? 0, edits: trace?.edits ?? 0, seconds };
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Once a second at most. */
function createProgress(): (done: number) => void {
  let said = performance.now();
  return (done) => {
    if (performance.now() - said < 1000) return;
    said = performance.now();
    say(`${Math.floor(done * 100)} %`);
  };
}

const { values, positionals } = parseArgs({ options: { postgres: { type: "boolean" } }, allowPositionals: true });
const postgres = values.postgres ? await startPostgres() : undefined;
const outcome = await main(positionals[0], postgres ? { DATABASE_URL: await createDatabase(postgres.port) } : {});
await postgres?.close();
// The line is out before the process ends, also into a slow pipe.
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(outcome.ok ? 0 : 1));
