// The power goes under load, on a real file system: a few rounds of `pnpm faults --power`, and the control. Where the
// machine does not let a test mount a file system, it is named and not run.
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openSeed } from "../support/random.ts";
import { crash } from "./crash.ts";
import { whyNoPower } from "./disk.ts";
import { openPower } from "./machines.ts";

const rounds = Number(process.env["ROUNDS"] ?? 2);
const why = whyNoPower();
const onPower = why === undefined ? (describe as typeof describe.skip) : describe.skip;
if (why !== undefined) console.warn(`Power loss is not run: ${why}.`);

async function lose(title: string, count: number, env?: Readonly<Record<string, string>>) {
  const machine = await openPower(env);
  try {
    return await crash({ machine, rounds: count, random: openSeed(title) });
  } finally {
    await machine.close();
  }
}

onPower("power loss", () => {
  test(
    `[ST3] [SY5] ${rounds} times the power goes under load: nothing acknowledged, nothing seen is lost (more: pnpm faults)`,
    async () => {
      const { acked, seen, ...rest } = await lose("power", rounds);
      console.log(`power: ${rounds} rounds, ${acked} updates acknowledged, ${seen} seen by others`);
      expect(rest).toEqual({ rounds, ackedLost: 0, seenLost: 0 });
      expect(acked).toBeGreaterThan(500 * rounds);
    },
    60_000 + rounds * 30_000,
  );

  test("the proof can fail: a database that does not wait for the disk loses what it acknowledged", async () => {
    const loose = fileURLToPath(new URL("loose-database.ts", import.meta.url));
    const { ackedLost, seenLost } = await lose("power, control", 2, { NODE_OPTIONS: `--require=${loose}` });
    console.log(`power, control: ${ackedLost} acknowledged and ${seenLost} seen updates were lost`);
    expect(ackedLost).toBeGreaterThan(0);
    expect(seenLost).toBeGreaterThan(0);
  });
});
