import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import { untilTogether } from "../support/content.ts";
import { edit } from "../support/edits.ts";
import { createHolds } from "../support/holds.ts";
import { openSeed, type Random } from "../support/random.ts";
import { openDoors } from "../support/seats.ts";
import { startServerProcess, type ServerProcess } from "../support/server.ts";
import type { Door } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";
import {
  allDurable,
  comeBack,
  findLost,
  leave,
  openWitnesses,
  readFresh,
  writeTogether,
  type Witness,
} from "../support/witnesses.ts";

const rounds = Number(process.env["ROUNDS"] ?? 50);
const name = "kill";

let folder: TempFolder;
let server: ServerProcess;
let doors: readonly Door[];
let witnesses: Witness[] = [];

beforeEach(async () => {
  folder = openTempFolder("kill");
  server = await startServerProcess(folder.path);
  doors = await openDoors(server.url);
});
afterEach(async () => {
  for (const { client } of witnesses) client.close();
  witnesses = [];
  await server.kill();
  folder.close();
});

/** Everybody writes until the server is gone. */
async function writeUntilKilled(random: Random): Promise<void> {
  const moment = 50 + random.below(700);
  const killed: Promise<void>[] = [];
  const started = performance.now();
  await writeTogether(witnesses, {
    name,
    random,
    until() {
      if (killed.length === 0 && performance.now() - started > moment) killed.push(server.kill());
      return !server.running;
    },
  });
  await killed[0];
  await leave(witnesses);
}

/** What somebody reads who comes first after a restart, before any client can bring back what was lost. */
async function restartAndRead(): Promise<Y.Doc> {
  server = await startServerProcess(folder.path, server.port);
  return readFresh(doors[0]);
}

test(
  `[ST3] [SY5] ${rounds} rounds of kill -9 under load: nothing acknowledged and nothing seen is lost`,
  async () => {
    const random = openSeed("kill");
    const sum = { acked: 0, seen: 0 };
    witnesses = await openWitnesses(doors, 4);
    for (let round = 1; round <= rounds; round++) {
      await writeUntilKilled(random);
      const { acked, seen, ...lost } = findLost(witnesses, await restartAndRead());
      expect(lost, `round ${round}`).toEqual({ lostAcked: 0, lostSeen: 0 });
      sum.acked += acked;
      sum.seen += seen;
      await comeBack(witnesses);
    }
    console.log(`kill: ${rounds} rounds, ${sum.acked} updates acknowledged, ${sum.seen} seen by others`);
    expect(sum.acked).toBeGreaterThan(rounds);
    expect(sum.seen).toBeGreaterThan(rounds);
    await allDurable(witnesses);
    const everything = witnesses.flatMap(({ client }) => client.own);
    const holds = createHolds(await readFresh(doors[0]));
    expect(everything.filter((update) => !holds(update))).toEqual([]);
    await untilTogether(witnesses.map(({ client }) => client.doc));
  },
  rounds * 10_000,
);

test("the proof can fail: a row that was acknowledged and is taken out of the database by hand is missed", async () => {
  const random = openSeed("kill, control");
  witnesses = await openWitnesses(doors, 2);
  const [writer] = witnesses;
  for (let left = 20; left > 0; left--) edit(writer?.client.doc ?? never(), name, random);
  await until("all is durable", () => writer?.client.durable === writer?.client.own.length);
  await untilTogether(witnesses.map(({ client }) => client.doc));
  await server.kill();
  for (const { client } of witnesses) client.disconnect();
  const database = new DatabaseSync(join(folder.path, "space.sqlite"));
  const { person } = database.prepare("select person from log order by at desc, seq desc limit 1").get() ?? {};
  const { changes } = database
    .prepare("delete from log where person = ? and seq = (select max(seq) from log where person = ?)")
    .run(person ?? null, person ?? null);
  database.close();
  expect(changes).toBe(1);
  expect(findLost(witnesses, await restartAndRead())).toMatchObject({ lostAcked: 1, lostSeen: 1 });
});

function never(): never {
  throw new Error("nobody to write");
}
