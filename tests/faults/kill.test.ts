// A few rounds of what `pnpm faults --rounds N` does for as long as one likes, and two controls: the check sees a loss.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { untilTogether } from "../support/content.ts";
import { edit } from "../support/edits.ts";
import { openSeed } from "../support/random.ts";
import { openDoors } from "../support/seats.ts";
import { startServerProcess } from "../support/server.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { allDurable, findLost, openWitnesses, readFresh } from "../support/witnesses.ts";
import { crash } from "./crash.ts";
import { openFolder } from "./machines.ts";

const rounds = Number(process.env["ROUNDS"] ?? 10);

let folder: TempFolder;
beforeEach(() => (folder = openTempFolder("kill")));
afterEach(() => folder.close());

test(
  `[ST3] [SY5] ${rounds} rounds of kill -9 under load lose nothing acknowledged, nothing seen (more: pnpm faults)`,
  async () => {
    const machine = await openFolder(folder.path);
    const { acked, seen, ...rest } = await crash({ machine, rounds, random: openSeed("kill") });
    console.log(`kill: ${rounds} rounds, ${acked} updates acknowledged, ${seen} seen by others`);
    expect(rest).toEqual({ rounds, ackedLost: 0, seenLost: 0 });
    expect(acked).toBeGreaterThan(500 * rounds);
    expect(seen).toBeGreaterThan(500 * rounds);
  },
  rounds * 30_000,
);

test("the proof can fail: on a database that says committed before it is, acknowledged updates are missed", async () => {
  const hasty = fileURLToPath(new URL("hasty-database.ts", import.meta.url));
  const env = { NODE_OPTIONS: `--require=${hasty}` };
  const machine = await openFolder(folder.path, env);
  const { ackedLost, seenLost } = await crash({ machine, rounds: 2, random: openSeed("hasty") });
  console.log(`kill, control: ${ackedLost} acknowledged and ${seenLost} seen updates were lost`);
  expect(ackedLost).toBeGreaterThan(0);
  expect(seenLost).toBeGreaterThan(0);
});

test("the proof can fail: a row that was acknowledged and is taken out of the database by hand is missed", async () => {
  const random = openSeed("kill, control");
  let server = await startServerProcess(folder.path);
  const doors = await openDoors(server.url);
  const witnesses = await openWitnesses(doors, 2);
  const [writer] = witnesses;
  for (let left = 20; writer && left > 0; left--) edit(writer.client.doc, "kill", random);
  await allDurable(witnesses);
  await untilTogether(witnesses.map(({ client }) => client.doc));
  await server.kill();
  for (const { client } of witnesses) client.close();
  takeOutLastRow();
  server = await startServerProcess(folder.path, server.port);
  expect(findLost(witnesses, await readFresh(doors[0]))).toMatchObject({ lostAcked: 1, lostSeen: 1 });
  await server.kill();
});

function takeOutLastRow(): void {
  const database = new DatabaseSync(join(folder.path, "space.sqlite"));
  const { person } = database.prepare("select person from log order by at desc, seq desc limit 1").get() ?? {};
  const { changes } = database
    .prepare("delete from log where person = ? and seq = (select max(seq) from log where person = ?)")
    .run(person ?? null, person ?? null);
  database.close();
  expect(changes).toBe(1);
}
