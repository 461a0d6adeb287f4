// `pnpm bench`: our server and its peers side by side in one run, each in a process of its own, the load in another.
// Rounds go through the systems in another order each, and medians count. Everything for people goes to stderr; the
// last line on stdout is JSON with our figures in parts of Hocuspocus's.
//   --quick          one round, small, within three minutes      --rounds N       rounds of a full run (3)
//   --only a,b       only these works                            --systems a,b    only these systems
//   --traces FOLDER  replays the traces in it, too               --plot           measures and draws how cost grows
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createDatabase, startPostgres } from "@hybrid/store/testing/postgres";
import { measureGrowth } from "./growth.ts";
import { drawGrowth, type Line } from "./plot.ts";
import { ratiosOf, tableOf, type Results } from "./report.ts";
import { runOnce } from "./run.ts";
import { systems, type System, type SystemName } from "./systems.ts";
import { sizes, worksOf, type Figures, type Work } from "./works.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    systems: { type: "string" },
    traces: { type: "string" },
    plot: { type: "boolean", default: false },
  },
});

const rounds = values.quick ? 1 : Math.max(1, Number(values.rounds));
const traces = values.traces ? readdirSync(values.traces).filter((name) => /\.json(\.gz)?$/.test(name)) : [];
const works = worksOf(
  values.quick ? sizes.quick : sizes.full,
  traces.map((name) => join(values.traces!, name)),
).filter(({ name }) => !values.only || values.only.split(",").includes(name));
const chosen = systems.filter(({ name }) => !values.systems || values.systems.split(",").includes(name));

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** PostgreSQL itself is another process, whose CPU and memory are not in our server's figures. */
const postgres = chosen.some(({ name }) => name === "ours-postgres")
  ? await startPostgres().catch((error: Error) => error.message)
  : undefined;

async function measure(system: System, work: Pick<Work, "opening" | "run">): Promise<Figures> {
  if (system.name !== "ours-postgres") return runOnce(system, work);
  if (typeof postgres !== "object") throw new Error(postgres ?? "not started");
  return runOnce(system, work, await createDatabase(postgres.port));
}

/** Why a system is not given a work, if it is not. */
function reasonAgainst(system: System, work: Work): string | undefined {
  if (work.keeps && !system.keeps) return "it keeps no documents";
  const beside = system.name === "ours-shared" || system.name === "ours-postgres" || system.name === "relay";
  if (values.quick && beside && work.name !== "meeting") return "left out of a quick run";
  return system.name === "ours-postgres" && typeof postgres === "string" ? postgres : undefined;
}

async function runAll(): Promise<Results> {
  const results = new Map(works.map(({ name }) => [name, new Map<SystemName, Figures[] | string>()]));
  for (let round = 0; round < rounds; round++) {
    const order = chosen.map((_, i) => chosen[(i + round) % chosen.length]!);
    for (const work of works)
      for (const system of order) {
        const of = results.get(work.name)!;
        const before = of.get(system.name) ?? [];
        const reason = reasonAgainst(system, work);
        if (reason || typeof before === "string") of.set(system.name, reason ?? before);
        else of.set(system.name, await oneMore(system, work, before));
      }
  }
  return results;
}

async function oneMore(system: System, work: Work, before: Figures[]): Promise<Figures[] | string> {
  try {
    const figures = await measure(system, work);
    say(
      `${work.name}, ${system.title}: ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value.toFixed(1)}`)
        .join(", ")}`,
    );
    return [...before, figures];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`${work.name}, ${system.title}: ${why}`);
    return before.length > 0 ? before : why;
  }
}

async function plot(): Promise<void> {
  const lines: Line[] = [];
  for (const system of chosen.filter(({ name }) => ["ours", "hocuspocus", "y-websocket"].includes(name))) {
    say(`How cost grows, ${system.title}:`);
    lines.push({ title: system.title, growth: await measureGrowth((work) => measure(system, work), say) });
  }
  writeFileSync(new URL("../../docs/pictures/performance.svg", import.meta.url), drawGrowth(lines));
}

const results = await runAll();
if (values.plot) await plot();
if (typeof postgres === "object") await postgres.close();
say(`\n${tableOf(works, chosen, results)}`);
process.stdout.write(`${JSON.stringify(ratiosOf(results))}\n`, () => process.exit(0));
