// `pnpm faults`: rounds of sudden death under load. Says so after every round on stderr; the last line on stdout is
// JSON. Ends with 1 if anything that was acknowledged or seen is lost, with 2 where this machine cannot do what was
// asked.
//
//   --rounds 200        how many
//   --store postgres    on PostgreSQL, which is killed as well every other round
//   --power             the disk loses what was not flushed, instead of a kill alone
//   --hasty             the control: what the store calls flushed is not; this must lose something
//   --resume FILE       keeps the sum there after every round, and goes on from it
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createRandom } from "../support/random.ts";
import { addTo, crash, type CrashOutcome } from "./crash.ts";
import { whyNoPower } from "./disk.ts";
import { machines, openFolder, openPower, type Machine } from "./machines.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    store: { type: "string", default: "sqlite" },
    seed: { type: "string" },
    resume: { type: "string" },
    power: { type: "boolean", default: false },
    hasty: { type: "boolean", default: false },
  },
});

/** After so many rounds all starts on a new, empty machine, so that the last round costs what the first did. */
const siege = 10;
/** Rounds that hang or cannot be held, before it is given up. */
const mostGivenUp = 20;

function say(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** The last line, out before the process ends, also into a slow pipe. */
function end(outcome: Record<string, unknown>, code: number): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(code));
}

function readSum(): CrashOutcome {
  const none: CrashOutcome = { rounds: 0, acked: 0, ackedLost: 0, seen: 0, seenLost: 0 };
  if (values.resume === undefined || !existsSync(values.resume)) return none;
  const kept = JSON.parse(readFileSync(values.resume, "utf8")) as Record<string, unknown>;
  for (const key of Object.keys(none) as (keyof CrashOutcome)[]) none[key] = Number(kept[key]);
  return none;
}

const env = (file: string) => ({ NODE_OPTIONS: `--require=${fileURLToPath(new URL(file, import.meta.url))}` });

function openMachine(): Promise<Machine> {
  if (values.power) return openPower(values.hasty ? env("loose-database.ts") : {});
  if (values.hasty) return openFolder(undefined, env("hasty-database.ts"));
  return machines[values.store === "postgres" ? "postgres" : "sqlite"]();
}

async function hold(rounds: number, sum: CrashOutcome): Promise<number> {
  let givenUp = 0;
  while (sum.rounds < rounds && givenUp <= mostGivenUp) {
    const machine = await openMachine();
    const random = createRandom(seed + sum.rounds);
    const progress = (round: Readonly<CrashOutcome>): void => {
      addTo(sum, round);
      if (values.resume !== undefined) writeFileSync(values.resume, JSON.stringify(sum));
      const lost = `${round.ackedLost} + ${round.seenLost} lost`;
      say(`${sum.rounds} of ${rounds}: ${round.acked} acknowledged, ${round.seen} seen, ${lost}; in all ${sum.acked}`);
    };
    try {
      await crash({ machine, rounds: Math.min(siege, rounds - sum.rounds), random, progress });
    } catch (error) {
      givenUp += 1;
      say(`given up, and begun anew on an empty machine: ${error instanceof Error ? error.message : String(error)}`);
    }
    await machine.close();
  }
  return givenUp;
}

const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 30));
const why = values.power ? whyNoPower() : undefined;
if (!Number.isInteger(rounds) || rounds < 1 || !(values.store in machines)) {
  say("Say how many rounds, and on what: pnpm faults --rounds 200 --store postgres");
  process.exit(2);
} else if (why !== undefined) {
  say(`Not run: ${why}`);
  end({ power: "not run", why }, 2);
} else {
  say(`${rounds} rounds of ${values.power ? "power loss" : "kill -9"} on ${values.store}, --seed ${seed}`);
  const sum = readSum();
  const givenUp = await hold(rounds, sum);
  const { seen, ...outcome } = sum;
  const lost = sum.ackedLost + sum.seenLost;
  say(`${sum.acked} updates acknowledged and ${seen} seen by others; ${lost} of them lost`);
  end({ ...outcome, ...(givenUp > 0 ? { givenUp } : {}) }, lost === 0 && sum.rounds === rounds ? 0 : 1);
}
