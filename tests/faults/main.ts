// `pnpm faults --rounds N`: N rounds of kill -9 of the server under load, on a new data folder. The last line on stdout
// is JSON; everything else goes to stderr. Ends with 1 if anything that was acknowledged or seen is lost.
import { parseArgs } from "node:util";
import { createRandom } from "../support/random.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { crash } from "./crash.ts";

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, seed: { type: "string" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  say("Say how many rounds: pnpm faults --rounds 200");
  process.exit(1);
}
const random = createRandom(Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)));
say(`${rounds} rounds of kill -9 with --seed ${random.seed}`);
const folder = openTempFolder("faults");
const { seen, ...outcome } = await crash({
  path: folder.path,
  rounds,
  random,
  progress: (sum) => say(`${sum.rounds}: ${sum.acked} acknowledged, ${sum.seen} seen`),
});
folder.close();
const lost = outcome.ackedLost + outcome.seenLost;
say(`${outcome.acked} updates acknowledged and ${seen} seen by others; ${lost} of them lost`);
// The line is out before the process ends, also into a slow pipe.
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(lost === 0 ? 0 : 1));
