import { openStore } from "@hybrid/store";
import { openEngine, type Actor, type Address, type Engine, type Line } from "@hybrid/sync";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readAll } from "../support/content.ts";
import { edit } from "../support/edits.ts";
import { openEnginePeer } from "../support/engine-peer.ts";
import { openSeed, type Random } from "../support/random.ts";
import { databaseIn } from "../support/master-key.ts";
import { openRawSocket, type RawSocket } from "../support/raw-socket.ts";
import { openDoors, readDemo, takeSeat } from "../support/seats.ts";
import { startServer, startServerProcess } from "../support/server.ts";
import { openStockClient, stockVersions, type Door } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { turn, until } from "../support/wait.ts";
import type { Forger } from "./claims.ts";
import { forgeFrame } from "./forge.ts";

/** Frames given to the engine without a network, and over real sockets. */
const frames = Number(process.env["FRAMES"] ?? 500_000);
const overSockets = Math.ceil(frames / 300);
/** WILD=0.5 lets half of the forged structs stand between ids that never stood side by side. */
const wild = Number(process.env["WILD"] ?? 0);
const name = "frames";

let folder: TempFolder;
beforeEach(() => {
  folder = openTempFolder("frames");
});
afterEach(() => folder.close());

/** Every document that one seat of each language writes. */
async function findDoors(url: string): Promise<Door[]> {
  const { spaces } = await readDemo(url);
  const taken = await Promise.all(spaces.map(({ seats }) => takeSeat(url, seats[0]?.id ?? "")));
  return taken.flatMap(({ view, door }) => view.documents.filter(({ right }) => right === "write").map(door));
}

function actor(person: string): Actor {
  return { person, seat: `${person}'s seat`, session: `${person}'s session` };
}

const insider = actor("mallory");

type Tally = { closes: Map<number, number>; rows: number };

type Attacker = { readonly line: Line; readonly closed: number | null };

/** Listens to nothing, and has no document: most last for one frame. */
function openAttacker(engine: Engine, address: Address): Attacker {
  let closed: number | null = null;
  const nothing = (): void => {};
  const close = (code: number): void => {
    closed = code;
    line.closed();
  };
  const transport = { send: nothing, close, pause: nothing, resume: nothing, buffered: () => 0 };
  const identity = { name: insider.person, seat: insider.seat };
  const line = engine.connect(address, transport, { actor: insider, identity, right: () => "write" }, { acks: true });
  return {
    line,
    get closed() {
      return closed;
    },
  };
}

/** One document under attack while three honest people write in it. Answers what it holds in the end. */
async function besiege(engine: Engine, address: Address, count: number, random: Random, tally: Tally): Promise<string> {
  const honest = ["eva", "omar", "liv"].map((person) => openEnginePeer(engine, address, actor(person)));
  await until("the honest are synced", () => honest.every(({ synced }) => synced));
  const recorded = await record(engine, address, random);
  const known = honest[0]?.doc ?? new Y.Doc();
  const own = Array.from({ length: 6 }, () => 1 + random.below(2 ** 31));
  const forger: Forger = { known, own, recorded, random, wild };
  let attacker: Attacker | null = null;
  // Nearly every frame is refused by an error whose stack nobody reads, and which costs more than to judge the frame.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  for (let sent = 1; sent <= count; sent++) {
    attacker ??= openAttacker(engine, address);
    attacker.line.receive(forgeFrame(forger));
    if (attacker.closed !== null) {
      tally.closes.set(attacker.closed, (tally.closes.get(attacker.closed) ?? 0) + 1);
      attacker = null;
    }
    if (sent % 400 === 0) edit(random.pick(honest).doc, name, random);
    if (sent % 100 === 0) await turn();
  }
  Error.stackTraceLimit = stackTraceLimit;
  attacker?.line.closed();
  for (const { doc } of honest) doc.getText(`${name} text`).insert(0, "still here ");
  const fresh = openEnginePeer(engine, address, actor("nora"));
  const all = [...honest, fresh];
  // The last of the attacker's frames may have waited for rows that were on their way.
  for (let left = 3; left > 0; left--) {
    await untilSame(all.map(({ doc }) => doc));
    honest[0]?.doc.getText(`${name} text`).insert(0, "and here ");
  }
  await untilSame(all.map(({ doc }) => doc));
  expect(all.map(({ closed }) => closed)).toEqual(all.map(() => null));
  expect(all.flatMap(({ faults }) => faults)).toEqual([]);
  for (const peer of all) peer.leave();
  return readAll(fresh.doc);
}

/** Live = fresh joiner. */
async function untilSame(docs: readonly Y.Doc[]): Promise<void> {
  const same = (): boolean => new Set(docs.map(readAll)).size === 1;
  await until("all replicas show the same", same);
}

/** Real frames of every kind, from the attacker's own honest hours. */
async function record(engine: Engine, address: Address, random: Random): Promise<readonly Uint8Array[]> {
  const peer = openEnginePeer(engine, address, insider);
  await until("the recorder is synced", () => peer.synced);
  for (let left = 60; left > 0; left--) {
    edit(peer.doc, name, random);
    if (left % 10 === 0) peer.awareness.setLocalState({ user: { name: "Mallory" }, at: { factor: String(left) } });
    await turn();
  }
  peer.leave();
  return peer.sent;
}

test(`[SY1] [SY2] [SY10] ${frames} mutated frames end nothing: live = fresh joiner = reloaded`, async () => {
  const random = openSeed("frames");
  const founding = await startServer(folder.path);
  const doors = await findDoors(founding.url);
  await founding.close();

  const store = await openStore(databaseIn(folder.path));
  const notes: string[] = [];
  const engine = openEngine({ log: store.log, note: (sentence) => notes.push(sentence) });
  const tally: Tally = { closes: new Map(), rows: 0 };
  const contents = new Map<string, string>();
  for (const { document, epoch } of doors) {
    const address = { document, epoch };
    contents.set(document, await besiege(engine, address, Math.ceil(frames / doors.length), random, tally));
    tally.rows += (await store.log.read(address))?.head ?? 0;
  }
  await engine.close();
  await store.close();
  const aside = notes.filter((note) => note.startsWith("set aside"));
  console.log(`frames: ${tally.rows} rows; closed:`, Object.fromEntries(tally.closes), aside.length, "set aside");

  const server = await startServer(folder.path);
  for (const door of await findDoors(server.url)) {
    const reader = openStockClient(door);
    await reader.synced();
    expect(readAll(reader.doc) === contents.get(door.document), `${door.document} reloaded`).toBe(true);
    reader.close();
  }
  await server.close();
}, 600_000);

test(`[SY10] [SY18] ${overSockets} mutated frames over real sockets: the process lives, the honest stay connected`, async () => {
  const random = openSeed("frames over sockets");
  let server = await startServerProcess(folder.path);
  const doors = await openDoors(server.url);
  const [first, second, third, mallory] = doors;
  if (!first || !second || !third || !mallory) throw new Error("the demo has too few seats");
  const honest = [first, second, third].map((door, index) =>
    openStockClient(door, { version: stockVersions[index] ?? "3.1" }),
  );
  for (const client of honest) await client.synced();
  const known = honest[0]?.doc ?? new Y.Doc();
  const own = [1 + random.below(2 ** 31), 1 + random.below(2 ** 31)];
  const forger: Forger = { known, own, recorded: await recordSocket(mallory, random), random, wild };
  let socket: RawSocket | null = null;
  for (let sent = 1; sent <= overSockets; sent++) {
    if (!socket?.open) socket = await openRawSocket(mallory);
    socket.send(random.chance(0.01) ? "a text frame" : forgeFrame(forger));
    if (sent % 4 === 0) edit(random.pick(honest).doc, name, random);
    if (sent % 3 === 0) await turn();
  }
  socket = await openRawSocket(mallory);
  socket.send(new Uint8Array(9 * 1024 * 1024));
  expect(await socket.closed).not.toBe(1000);

  await untilSame(honest.map(({ doc }) => doc));
  expect(server.running).toBe(true);
  expect(honest.map(({ closes }) => closes)).toEqual([[], [], []]);
  const content = readAll(known);
  expect((await readSocket(second)) === content, "fresh joiner").toBe(true);
  for (const client of honest) client.close();
  expect(await server.stop()).toBe(0);
  server = await startServerProcess(folder.path, server.port);
  expect((await readSocket(second)) === content, "reloaded").toBe(true);
  await server.kill();
}, 180_000);

async function readSocket(door: Door): Promise<string> {
  const reader = openStockClient(door);
  await reader.synced();
  reader.close();
  return readAll(reader.doc);
}

/** Updates of the attacker's own honest hours, as frames. */
async function recordSocket(door: Door, random: Random): Promise<readonly Uint8Array[]> {
  const recorded: Uint8Array[] = [];
  const client = openStockClient(door, { acks: true });
  await client.synced();
  for (let left = 60; left > 0; left--) edit(client.doc, name, random);
  for (const update of client.own) recorded.push(Uint8Array.from([0, 2, update.length & 127, ...update]));
  client.close();
  return recorded;
}
