// People, servers and a disk, all in one thread and one after the other: what happens next is a throw of seeded dice,
// so that a schedule that goes wrong can be played again. Servers die at any step, lines are cut, hints get lost, come
// twice or too late; at the end everything heals, and all replicas must hold what the disk holds.
import type { Address } from "../log.ts";
import { createSimulatedClient, type SimulatedClient } from "./simulated-client.ts";
import { createSimulatedDisk } from "./simulated-disk.ts";
import { startServer, type SimulatedServer } from "./simulated-server.ts";
import { createWitness } from "./simulated-witness.ts";

export type Dice = { below(limit: number): number };
export type Outcome = {
  readonly rows: number;
  readonly crashes: number;
  readonly cuts: number;
  /** clocks that were called saved */
  readonly saved: number;
};

type Person = { readonly client: SimulatedClient; at: SimulatedServer | undefined };

const address: Address = { document: "d", epoch: 1 };
const mostRounds = 400;

/** Only microtasks: nothing here waits for a clock or a disk, so that a schedule is the same every time. */
async function settle(): Promise<void> {
  for (let i = 0; i < 40; i++) await Promise.resolve();
}

export async function simulate(dice: Dice, steps: number): Promise<Outcome> {
  const disk = createSimulatedDisk(address);
  const clock = { now: 0 };
  const servers = Array.from({ length: 1 + dice.below(2) }, () => startServer(address, disk, () => clock.now));
  const people = Array.from({ length: 2 + dice.below(3) }, (_, i): Person => ({
    client: createSimulatedClient(i + 1, { person: `p${i}`, seat: `s${i}`, session: `x${i}` }),
    at: undefined,
  }));
  const clients = people.map(({ client }) => client);
  const witness = createWitness(disk.rows, clients);
  const count = { crashes: 0, cuts: 0 };

  for (let step = 0; step < steps; step++) {
    clock.now += dice.below(40);
    const [person, server] = [pick(people, dice), pick(servers, dice)];
    const event = throwFor(dice);
    if (event === "crash") {
      count.crashes += 1;
      crash(server, people, dice);
    } else if (event === "cut") count.cuts += Number(person.client.connected);
    if (event === "wait") clock.now += 2000;
    else if (event === "hint") server.room.hear(dice.below(disk.rows.length + 1));
    else act(event, person, server, dice);
    await settle();
    witness.inspect();
  }

  for (let round = 0; !witness.isWhole(); round++) {
    if (round > mostRounds) throw new Error("it never came together");
    clock.now += 1100;
    await heal(people, servers, disk.rows.length, dice);
    witness.inspect();
  }
  return { ...count, rows: disk.rows.length, saved: clients.reduce((sum, { saved }) => sum + saved.clock, 0) };
}

const pick = <Value>(values: readonly Value[], dice: Dice): Value => values[dice.below(values.length)]!;

/** Of a hundred throws, so many are each. */
const odds = {
  edit: 22,
  up: 22,
  down: 18,
  commit: 10,
  flush: 10,
  beat: 3,
  hint: 3,
  connect: 6,
  rest: 2,
  wait: 1,
  keepAlive: 1,
  cut: 1,
  crash: 1,
} as const;
type Event = keyof typeof odds;

function throwFor(dice: Dice): Event {
  let left = dice.below(100);
  for (const event of Object.keys(odds) as Event[]) {
    left -= odds[event];
    if (left < 0) return event;
  }
  throw new RangeError("the odds make a hundred");
}

function act(event: Event, person: Person, server: SimulatedServer, dice: Dice): void {
  switch (event) {
    case "edit":
      return edit(person.client, dice);
    case "up":
      return person.client.deliverUp();
    case "down":
      return person.client.deliverDown();
    case "commit":
      return server.disk.commit(1 + dice.below(4));
    case "flush":
      return server.flush();
    case "beat":
      return server.beat();
    case "connect":
      return connect(person, server);
    case "rest":
      return void server.room.rest();
    case "keepAlive":
      return server.room.keepAlive();
    case "cut":
      return person.client.cut();
    default:
  }
}

function connect(person: Person, server: SimulatedServer): void {
  if (person.client.connected) return;
  person.at = server;
  person.client.connect(server.room);
}

function crash(server: SimulatedServer, people: readonly Person[], dice: Dice): void {
  for (const { at, client } of people) if (at === server) client.cut();
  server.crash(dice.below(server.disk.waiting + 1));
}

function edit({ doc }: SimulatedClient, dice: Dice): void {
  const text = doc.getText("t");
  const at = dice.below(text.length + 1);
  if (dice.below(4) === 0 && at < text.length) text.delete(at, Math.min(1 + dice.below(3), text.length - at));
  else if (dice.below(5) === 0) doc.getMap("m").set(String(dice.below(3)), dice.below(100));
  else text.insert(at, "abcdefgh"[dice.below(8)]!.repeat(1 + dice.below(3)));
}

/** One round in which everything arrives. */
async function heal(
  people: readonly Person[],
  servers: readonly SimulatedServer[],
  head: number,
  dice: Dice,
): Promise<void> {
  for (const person of people) {
    connect(person, pick(servers, dice));
    while (person.client.onTheWay.up > 0) person.client.deliverUp();
  }
  for (const server of servers) {
    server.disk.commit(Infinity);
    await settle();
    server.flush();
    server.room.hear(head);
    await settle();
    server.beat();
  }
  await settle();
  for (const { client } of people) while (client.onTheWay.down > 0) client.deliverDown();
  await settle();
}
