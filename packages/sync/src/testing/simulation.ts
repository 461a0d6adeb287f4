// People, servers and a disk, all in one thread and one after the other: what happens next is a throw of seeded dice,
// so that a schedule that goes wrong can be played again. Servers die at any step, lines are cut, hints get lost, come
// twice or too late; at the end everything heals, and all replicas must hold what the disk holds.
import * as Y from "yjs";
import { fold } from "../fold.ts";
import type { Folder } from "../folder.ts";
import type { Address } from "../log.ts";
import { Room } from "../room.ts";
import { createSimulatedClient, type SimulatedClient } from "./simulated-client.ts";
import { createSimulatedDisk, type PluggedLog } from "./simulated-disk.ts";

export type Dice = { below(limit: number): number };
export type Outcome = {
  readonly rows: number;
  readonly crashes: number;
  readonly cuts: number;
  readonly saved: number;
};

const address: Address = { document: "d", epoch: 1 };
/** Folding is another thread's work; here it is done at once. */
const folder: Folder = { fold: async ({ base, updates }) => fold(base, updates), close: () => Promise.resolve() };

type Server = {
  room: Room;
  disk: PluggedLog;
  readonly flushing: Set<Room>;
  readonly stirred: Set<Room>;
  beats: number;
};
type Person = { readonly client: SimulatedClient; at: Server | undefined };

/** Only microtasks: nothing here waits for a clock or a disk, so that a schedule is the same every time. */
async function settle(): Promise<void> {
  for (let i = 0; i < 40; i++) await undefined;
}

export async function simulate(dice: Dice, steps: number): Promise<Outcome> {
  const world = createWorld(dice);
  for (let step = 0; step < steps; step++) {
    world.step();
    await settle();
    world.inspect();
  }
  await world.heal(settle);
  return world.outcome();
}

function createWorld(dice: Dice) {
  const disk = createSimulatedDisk(address);
  const count = { crashes: 0, cuts: 0 };
  /** what the disk holds, and how many of its rows are in it */
  const durable = new Y.Doc();
  let taken = 0;
  let deleted = Y.createDeleteSetFromStructStore(durable.store);
  let now = 0;
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[dice.below(values.length)];

  function boot(server: Omit<Server, "room" | "disk" | "beats"> & Partial<Server>): Server {
    const plugged = disk.plug();
    server.flushing.clear();
    server.stirred.clear();
    const room = new Room(address, {
      log: plugged.log,
      folder,
      note: () => {},
      now: () => now,
      flushSoon: (due) => void server.flushing.add(due),
      stir: (due) => void server.stirred.add(due),
    });
    void room.open();
    return Object.assign(server, { room, disk: plugged, beats: 0 });
  }

  const servers = Array.from({ length: 1 + dice.below(2) }, () => boot({ flushing: new Set(), stirred: new Set() }));
  const people: Person[] = Array.from({ length: 2 + dice.below(3) }, (_, i) => ({
    client: createSimulatedClient(i + 1, { person: `p${i}`, seat: `s${i}`, session: `x${i}` }),
    at: undefined,
  }));

  function flush(server: Server): void {
    const due = [...server.flushing];
    server.flushing.clear();
    for (const room of due) room.flush();
  }
  function beat(server: Server): void {
    server.beats += 1;
    for (const room of server.stirred) if (!room.beat(server.beats)) server.stirred.delete(room);
  }
  function connect(person: Person): void {
    const server = pick(servers);
    if (!server || person.client.connected) return;
    person.at = server;
    person.client.connect(server.room);
  }
  function crash(server: Server): void {
    count.crashes += 1;
    server.disk.unplug(dice.below(server.disk.waiting + 1));
    for (const person of people) if (person.at === server) person.client.cut();
    boot(server);
  }
  function edit({ client: { doc } }: Person): void {
    const text = doc.getText("t");
    const map = doc.getMap<number>("m");
    const at = dice.below(text.length + 1);
    if (dice.below(4) === 0 && at < text.length) text.delete(at, Math.min(1 + dice.below(3), text.length - at));
    else if (dice.below(5) === 0) map.set(String(dice.below(3)), dice.below(100));
    else text.insert(at, "abcdefgh"[dice.below(8)]!.repeat(1 + dice.below(3)));
  }

  function step(): void {
    now += dice.below(40);
    const person = pick(people)!;
    const server = pick(servers)!;
    const chance = dice.below(100);
    if (chance < 22) edit(person);
    else if (chance < 44) person.client.deliverUp();
    else if (chance < 62) person.client.deliverDown();
    else if (chance < 72) server.disk.commit(1 + dice.below(4));
    else if (chance < 82) flush(server);
    else if (chance < 85) beat(server);
    else if (chance < 88) server.room.hear(dice.below(disk.rows.length + 1));
    else if (chance < 94) connect(person);
    else if (chance < 96) void server.room.rest();
    else if (chance < 97) now += 2000;
    else if (chance < 98) server.room.keepAlive();
    else if (chance < 99) {
      count.cuts += Number(person.client.connected);
      person.client.cut();
    } else crash(server);
  }

  /** What was called saved, and what anybody has seen of others, is on the disk now. */
  function inspect(): void {
    if (taken < disk.rows.length) {
      for (; taken < disk.rows.length; taken++) Y.applyUpdate(durable, disk.rows[taken]!.update);
      deleted = Y.createDeleteSetFromStructStore(durable.store);
    }
    for (const [i, { client }] of people.entries()) {
      if (client.refused !== undefined) throw new Error(`person ${i} was refused: ${client.refused}`);
      const { saved } = client;
      if (Y.getState(durable.store, client.doc.clientID) < saved.clock) throw new Error(`person ${i}: saved, and lost`);
      if (!saved.deleted.every((id) => Y.isDeleted(deleted, id))) throw new Error(`person ${i}: deleted, and back`);
      for (const [id, clock] of clocksOf(client.doc))
        if (id !== client.doc.clientID && Y.getState(durable.store, id) < clock)
          throw new Error(`person ${i} has seen what is not on the disk: ${id}:${clock}`);
    }
  }

  async function heal(settled: () => Promise<void>): Promise<void> {
    for (let round = 0; round < 400; round++) {
      now += 1100;
      for (const person of people) {
        connect(person);
        while (person.client.onTheWay.up > 0) person.client.deliverUp();
      }
      for (const server of servers) {
        server.disk.commit(Infinity);
        await settled();
        flush(server);
        server.room.hear(disk.rows.length);
        await settled();
        beat(server);
      }
      await settled();
      for (const { client } of people) while (client.onTheWay.down > 0) client.deliverDown();
      await settled();
      inspect();
      if (isWhole()) return;
    }
    throw new Error("it never came together");
  }

  function isWhole(): boolean {
    const kept = readDoc(docOf(disk.rows.map(({ update }) => update)));
    const still = people.every(({ client: { synced, onTheWay } }) => synced && onTheWay.up + onTheWay.down === 0);
    return still && people.every(({ client }) => readDoc(client.doc) === kept);
  }

  return {
    step,
    inspect,
    heal,
    outcome: (): Outcome => ({
      ...count,
      rows: disk.rows.length,
      saved: people.reduce((sum, { client }) => sum + client.saved.clock, 0),
    }),
  };
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

const clocksOf = (doc: Y.Doc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

/** All that can be seen, and every clock. */
function readDoc(doc: Y.Doc): string {
  const clocks = [...clocksOf(doc)].toSorted(([a], [b]) => a - b);
  const entries = Object.entries(doc.getMap("m").toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([doc.getText("t").toString(), entries, clocks]);
}
