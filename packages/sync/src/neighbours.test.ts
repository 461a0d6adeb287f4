// Three engines that speak to each other, as three servers on one database.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as awareness from "y-protocols/awareness";
import * as Y from "yjs";
import { openEngine, type Engine } from "./engine.ts";
import type { Actor, Address, Log } from "./log.ts";
import { connectTo, join, type Socket } from "./testing/harness.ts";
import { createMemoryLog } from "./testing/memory-log.ts";
import { messageType } from "./wire.ts";
import { parseWord, writeWord } from "./word.ts";

const address: Address = { document: "d", epoch: 1 };
const other: Address = { document: "o", epoch: 1 };
const eva: Actor = { person: "eva", seat: "police", session: "s1" };
const omar: Actor = { person: "omar", seat: "social", session: "s2" };
const rut: Actor = { person: "rut", seat: "school", session: "s3" };

type Hear = (word: Uint8Array | undefined) => void;

let engines: Engine[];
/** Servers that are cut off: nothing reaches them, and nothing comes from them. */
let dead: Set<number>;
let heard: Map<number, Set<Hear>>;
let said: Uint8Array[];

beforeEach(() => {
  dead = new Set();
  heard = new Map([0, 1, 2].map((node) => [node, new Set<Hear>()]));
  said = [];
  const log = createMemoryLog();
  for (const each of [address, other]) log.seed(each);
  engines = [0, 1, 2].map((node) => {
    const shared: Log = {
      ...log,
      elsewhere: {
        listen: () => () => {},
        heads: async () => [],
        readRows: (...asked) => log.readRows(...asked),
        words: {
          longest: 5900,
          async say(words) {
            if (dead.has(node)) return;
            said.push(...words);
            for (const [to, ears] of heard)
              if (!dead.has(to)) for (const word of words) ears.forEach((hear) => hear(word));
          },
          listen(hear) {
            heard.get(node)!.add(hear);
            return () => void heard.get(node)!.delete(hear);
          },
        },
      },
    };
    return openEngine({ log: shared });
  });
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
});

async function arrive(node: number, actor: Actor, at = address): Promise<Socket> {
  const socket = connectTo(engines[node]!, at, actor);
  await join(socket);
  return socket;
}

function announce(socket: Socket, client: number, state: unknown): void {
  const meta = new Map([[client, { clock: 1 }]]);
  const states = new Map([[client, state]]);
  const update = awareness.encodeAwarenessUpdate({ meta, states } as never, [client], states as never);
  const frame = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
  socket.line.receive(frame);
}

/** What a stock client that has been here all the time knows now. */
function known(socket: Socket): Record<number, unknown> {
  const client = new awareness.Awareness(new Y.Doc());
  client.setLocalState(null);
  for (const frame of socket.got) {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) === messageType.awareness)
      awareness.applyAwarenessUpdate(client, decoding.readVarUint8Array(decoder), "test");
  }
  client.destroy();
  return Object.fromEntries(client.getStates());
}

const patience = { timeout: 15_000 };
const at = (person: string, cursor?: unknown) => ({
  ...(cursor === undefined ? {} : { cursor }),
  user: { name: person },
});

test("[ND6] who is at one server is seen at every other, with what that server says of them, in that document alone", async () => {
  const [one, two, three, elsewhere] = [
    await arrive(0, eva),
    await arrive(1, omar),
    await arrive(2, rut),
    await arrive(2, rut, other),
  ];
  announce(one, 1, { cursor: 3, user: { name: "The Chief" } });
  announce(two, 2, {});
  await vi.waitFor(() => expect(known(three)).toEqual({ 1: at("eva", 3), 2: at("omar") }), patience);
  announce(one, 1, { cursor: 9 });
  await vi.waitFor(() => expect(known(two)).toEqual({ 1: at("eva", 9) }), patience);
  one.line.closed();
  await vi.waitFor(() => expect(known(three)).toEqual({ 2: at("omar") }), patience);
  expect(known(elsewhere)).toEqual({});
});

test("[ND6] who comes to a document asks who is there already", async () => {
  const one = await arrive(0, eva);
  announce(one, 1, {});
  await vi.waitFor(() => expect(said.length).toBeGreaterThan(0), patience);
  const late = await arrive(1, omar);
  await vi.waitFor(() => expect(known(late)).toEqual({ 1: at("eva") }), patience);
});

test("[ND6] [PR2] an id that somebody announced at one server is nobody else's at another", async () => {
  const [one, two, three] = [await arrive(0, eva), await arrive(1, omar), await arrive(2, rut)];
  announce(one, 1, {});
  await vi.waitFor(() => expect(known(two)).toEqual({ 1: at("eva") }), patience);
  announce(two, 1, { cursor: "forged" });
  announce(two, 1, null);
  await vi.waitFor(() => expect(known(three)).toEqual({ 1: at("eva") }), patience);
  announce(two, 2, {});
  await vi.waitFor(() => expect(known(three)).toEqual({ 1: at("eva"), 2: at("omar") }), patience);
});

test("[ND6] who moves to another server is seen there, and the end at the first one does not end it", async () => {
  const [before, witness] = [await arrive(0, eva), await arrive(2, omar)];
  announce(before, 1, { cursor: "before" });
  await vi.waitFor(() => expect(known(witness)).toEqual({ 1: at("eva", "before") }), patience);
  const after = await arrive(1, eva);
  announce(after, 1, { cursor: "after" });
  await vi.waitFor(() => expect(known(witness)).toEqual({ 1: at("eva", "after") }), patience);
  before.line.closed();
  announce(after, 1, { cursor: "still here" });
  await vi.waitFor(() => expect(known(witness)).toEqual({ 1: at("eva", "still here") }), patience);
});

test(
  "[ND7] the people of a server that dies leave within seconds, and are back with it",
  { timeout: 40_000 },
  async () => {
    const [one, two] = [await arrive(0, eva), await arrive(1, omar)];
    announce(one, 1, {});
    await vi.waitFor(() => expect(known(two)).toEqual({ 1: at("eva") }), patience);
    dead.add(0);
    const began = performance.now();
    await vi.waitFor(() => expect(known(two)).toEqual({}), patience);
    expect(performance.now() - began).toBeGreaterThan(2000);
    dead.clear();
    await vi.waitFor(() => expect(known(two)).toEqual({ 1: at("eva") }), patience);
  },
);

test("[ND7] a server that closes says goodbye for all its people", async () => {
  const [one, two] = [await arrive(0, eva), await arrive(1, omar)];
  announce(one, 1, {});
  await vi.waitFor(() => expect(known(two)).toEqual({ 1: at("eva") }), patience);
  await engines[0]!.close();
  await vi.waitFor(() => expect(known(two)).toEqual({}), { timeout: 2000 });
});

test("[ND6] however many carets move, a word has its size and a server its number of words", async () => {
  const people = Array.from({ length: 60 }, (_, i): Actor => ({ person: `p${i}`, seat: "s", session: `s${i}` }));
  const sockets = await Promise.all(people.map((actor) => arrive(0, actor)));
  const witness = await arrive(1, omar);
  sockets.forEach((socket, i) => announce(socket, i + 1, { cursor: "x".repeat(1500) }));
  await vi.waitFor(() => expect(Object.keys(known(witness))).toHaveLength(60), patience);
  expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(5900);
});

test("[ND6] what is no word is left alone", async () => {
  const [one, two] = [await arrive(0, eva), await arrive(1, omar)];
  const bad = [Uint8Array.of(), Uint8Array.of(9), Uint8Array.of(1, 200), writeWord("x", [Uint8Array.of(77)])];
  for (const word of bad) {
    expect(parseWord(word)).toBeUndefined();
    for (const ears of heard.values()) ears.forEach((hear) => hear(word));
  }
  announce(one, 1, {});
  await vi.waitFor(() => expect(known(two)).toEqual({ 1: at("eva") }), patience);
});
