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
import { openStockClient, stockVersions, type Door, type StockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { turn, until } from "../support/wait.ts";

const rounds = Number(process.env["ROUNDS"] ?? 50);
/** Edits of one client that are not yet durable. */
const mostUnderWay = 100;
const name = "kill";

/** A client and what it must never lose: what it was told is durable, and what it saw of others. */
type Witness = { readonly client: StockClient; readonly seen: Uint8Array[]; proved: number };

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

async function openWitnesses(count: number): Promise<void> {
  witnesses = doors.slice(0, count).map((door, index) => {
    const version = stockVersions[index % stockVersions.length] ?? "3.1";
    const client = openStockClient(door, { version, acks: true });
    const seen: Uint8Array[] = [];
    // The bytes that came, not what Yjs made of them here: that may rest on what was never sent from here.
    client.onSeen = (update) => seen.push(update);
    return { client, seen, proved: 0 };
  });
  for (const { client } of witnesses) await client.synced();
}

/** Everybody writes, faster than the disk takes it, until the server is gone. */
async function writeUntilKilled(random: Random): Promise<void> {
  const moment = 50 + random.below(700);
  let killed: Promise<void> | null = null;
  const started = performance.now();
  while (server.running) {
    for (const { client } of witnesses) {
      if (client.written - client.acked < mostUnderWay && client.provider.wsconnected) edit(client.doc, name, random);
    }
    if (performance.now() - started > moment) killed ??= server.kill();
    await turn();
  }
  await killed;
  await until("every client notices", () => witnesses.every(({ client }) => !client.provider.wsconnected));
  for (const { client } of witnesses) client.disconnect();
}

/** What somebody reads who comes first after a restart, before any client can bring back what was lost. */
async function restartAndRead(): Promise<Y.Doc> {
  server = await startServerProcess(folder.path, server.port);
  return readFresh();
}

async function readFresh(): Promise<Y.Doc> {
  const [door] = doors;
  if (!door) throw new Error("the demo has no seat that reads");
  const fresh = openStockClient(door);
  await fresh.synced();
  fresh.close();
  return fresh.doc;
}

/** The updates that were promised or shown since the last look, and that are not in the document. */
function findLost(doc: Y.Doc): { acked: number; seen: number; lostAcked: number; lostSeen: number } {
  const holds = createHolds(doc);
  const total = { acked: 0, seen: 0, lostAcked: 0, lostSeen: 0 };
  for (const witness of witnesses) {
    const { client, seen } = witness;
    const acked = client.own.slice(witness.proved, client.durable);
    witness.proved = client.durable;
    total.acked += acked.length;
    total.seen += seen.length;
    total.lostAcked += acked.filter((update) => !holds(update)).length;
    total.lostSeen += seen.splice(0).filter((update) => !holds(update)).length;
  }
  return total;
}

test(
  `[ST3] [SY5] ${rounds} rounds of kill -9 under load: nothing acknowledged and nothing seen is lost`,
  async () => {
    const random = openSeed("kill");
    const sum = { acked: 0, seen: 0 };
    await openWitnesses(4);
    for (let round = 1; round <= rounds; round++) {
      await writeUntilKilled(random);
      const { acked, seen, ...lost } = findLost(await restartAndRead());
      expect(lost, `round ${round}`).toEqual({ lostAcked: 0, lostSeen: 0 });
      sum.acked += acked;
      sum.seen += seen;
      for (const { client } of witnesses) client.connect();
      for (const { client } of witnesses) await client.synced();
    }
    console.log(`kill: ${rounds} rounds, ${sum.acked} updates acknowledged, ${sum.seen} seen by others`);
    expect(sum.acked).toBeGreaterThan(rounds);
    expect(sum.seen).toBeGreaterThan(rounds);
    await until("all is durable", () => witnesses.every(({ client }) => client.durable === client.own.length));
    const everything = witnesses.flatMap(({ client }) => client.own);
    const holds = createHolds(await readFresh());
    expect(everything.filter((update) => !holds(update))).toEqual([]);
    await untilTogether(witnesses.map(({ client }) => client.doc));
  },
  rounds * 10_000,
);

test("the proof can fail: a row that was acknowledged and is taken out of the database by hand is missed", async () => {
  const random = openSeed("kill, control");
  await openWitnesses(2);
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
  expect(findLost(await restartAndRead())).toMatchObject({ lostAcked: 1, lostSeen: 1 });
});

function never(): never {
  throw new Error("nobody to write");
}
