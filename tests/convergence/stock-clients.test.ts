import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readContent, rootsOf, untilTogether } from "../support/content.ts";
import { edit } from "../support/edits.ts";
import { createRandom, openSeed, type Random } from "../support/random.ts";
import { openDoors } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import {
  openStockClient,
  stockVersions,
  type Door,
  type StockClient,
  type StockOptions,
} from "../support/stock-client.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { turn } from "../support/wait.ts";

const folder = openTempFolder("convergence");
let server: RunningServer;
let doors: readonly Door[];
let clients: StockClient[] = [];
let tests = 0;
let name = "";

beforeAll(async () => {
  server = await startServer(folder.path);
  doors = await openDoors(server.url);
});
beforeEach(() => {
  name = `test ${++tests}`;
});
afterEach(() => {
  for (const client of clients) client.close();
  clients = [];
});
afterAll(async () => {
  await server.close();
  folder.close();
});

/** A client of the next seat. */
function open(options: StockOptions = {}): StockClient {
  const door = doors[clients.length % doors.length];
  if (!door) throw new Error("no seat");
  const client = openStockClient(door, options);
  clients.push(client);
  return client;
}

async function openAll(options: readonly StockOptions[]): Promise<StockClient[]> {
  const opened = options.map(open);
  for (const client of opened) await client.synced();
  return opened;
}

async function editMany(random: Random, editors: readonly StockClient[], times: number): Promise<void> {
  for (let done = 0; done < times; done++) {
    edit(random.pick(editors).doc, name, random);
    if (random.chance(0.1)) await turn();
  }
}

/** All clients come to hold the same; so does one who comes now, and one who comes after the server has restarted. */
async function expectTogether(): Promise<void> {
  const [first] = clients;
  if (!first) throw new Error("nobody to compare");
  await untilTogether(clients.map(({ doc }) => doc));
  const content = readContent(first.doc, name);
  for (const { doc } of clients) expect(readContent(doc, name)).toEqual(content);
  expect(await readFresh()).toEqual(content);
  for (const client of clients) client.close();
  clients = [];
  await server.close();
  server = await startServer(folder.path);
  doors = await openDoors(server.url);
  expect(await readFresh()).toEqual(content);
}

async function readFresh() {
  const fresh = open();
  await fresh.synced();
  return readContent(fresh.doc, name);
}

test.for(stockVersions)("[SY12] stock y-websocket %s: concurrent text, XML and maps come together", async (version) => {
  const editors = await openAll([{ version }, { version }, { version }]);
  await editMany(openSeed(`stock ${version}`), editors, 300);
  await expectTogether();
});

test("[SY12] the three stock versions come together in one document", async () => {
  const editors = await openAll(stockVersions.map((version) => ({ version })));
  await editMany(openSeed("mixed versions"), editors, 300);
  await expectTogether();
});

test.for(stockVersions)("[SY12] stock %s writes offline while others write, and comes back", async (version) => {
  const random = openSeed(`offline ${version}`);
  const [traveller, ...others] = await openAll([{ version }, {}, {}]);
  await editMany(random, clients, 50);
  traveller?.disconnect();
  await editMany(random, clients, 100);
  if (traveller) rootsOf(traveller.doc, name).text.insert(0, "from the road");
  await untilTogether(others.map(({ doc }) => doc));
  traveller?.connect();
  await traveller?.synced();
  await expectTogether();
});

test.for(stockVersions)("[SY12] [SY6] stock %s joins late and is whole on its step 2", async (version) => {
  const editors = await openAll([{}, {}]);
  await editMany(openSeed(`late ${version}`), editors, 200);
  await untilTogether(editors.map(({ doc }) => doc));
  const late = open({ version });
  await late.synced();
  expect(readContent(late.doc, name)).toEqual(readContent(editors[0]?.doc ?? new Y.Doc(), name));
  await expectTogether();
});

test.for(stockVersions)("[SY12] what stock %s wrote before it ever connected is sent and kept", async (version) => {
  const random = openSeed(`before ${version}`);
  open({ version, connect: false });
  open({ version, connect: false });
  await editMany(random, clients, 100);
  for (const client of clients) client.connect();
  for (const client of clients) await client.synced();
  await expectTogether();
});

test("[SY12] twenty-four clients of all versions write at once", async () => {
  const random = openSeed("many");
  await openAll(Array.from({ length: 24 }, () => ({ version: random.pick(stockVersions) })));
  await editMany(random, clients, 600);
  await expectTogether();
});

const schedules = Number(process.env["SCHEDULES"] ?? 12);
test(`[SY12] ${schedules} random schedules of writing, leaving, returning and joining come together`, async () => {
  const seeds = openSeed("schedules");
  for (let left = schedules; left > 0; left--) await runSchedule(createRandom(1 + seeds.below(2 ** 30)));
}, 300_000);

async function runSchedule(random: Random): Promise<void> {
  name = `schedule ${random.seed}`;
  await openAll([{ version: random.pick(stockVersions) }, { version: random.pick(stockVersions) }]);
  for (let step = 0; step < 60; step++) {
    const client = random.pick(clients);
    const deed = random.below(20);
    if (deed === 0) client.disconnect();
    else if (deed < 3) client.connect();
    else if (deed === 3 && clients.length < 6) open({ version: random.pick(stockVersions) });
    else edit(client.doc, name, random);
    if (random.chance(0.2)) await turn(random.below(4));
  }
  for (const client of clients) client.connect();
  try {
    await expectTogether();
  } catch (error) {
    throw new Error(`schedule of seed ${random.seed} did not come together`, { cause: error });
  }
  for (const client of clients) client.close();
  clients = [];
}
