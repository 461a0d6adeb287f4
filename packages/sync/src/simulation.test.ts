import { expect, test } from "vitest";
import { simulate, type Outcome } from "./testing/simulation.ts";

/** SEED=… plays one schedule again; SEEDS=100000 is the long run. */
const first = Number(process.env["SEED"] ?? 1 + Math.floor(Math.random() * 1_000_000_000));
const seeds = process.env["SEED"] ? 1 : Number(process.env["SEEDS"] ?? 2000);
const steps = 120;

/** mulberry32 */
function createDice(seed: number) {
  let state = seed >>> 0;
  return {
    below(limit: number): number {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
    },
  };
}

test(`[SY21] ${seeds} schedules with cut lines and dying servers: nothing acknowledged or seen is lost, all come together`, async () => {
  console.log(`simulation: SEED=${first} and on`);
  const sum = { rows: 0, crashes: 0, cuts: 0, saved: 0 };
  for (let seed = first; seed < first + seeds; seed++) {
    const outcome = await simulate(createDice(seed), steps).catch((cause: unknown): Outcome => {
      throw new Error(`SEED=${seed} goes wrong`, { cause });
    });
    for (const key of ["rows", "crashes", "cuts", "saved"] as const) sum[key] += outcome[key];
  }
  console.log(`simulation: ${JSON.stringify({ seeds, ...sum })}`);
  if (seeds > 100) expect(Math.min(sum.rows, sum.crashes, sum.cuts, sum.saved)).toBeGreaterThan(seeds / 2);
}, 3_600_000);
