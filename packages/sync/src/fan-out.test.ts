import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEngine, type Engine } from "./engine.ts";
import type { Actor, Address } from "./log.ts";
import { acksOf, connectTo, join, read, textOf, updatesOf, writer, type Socket } from "./testing/harness.ts";
import { createMemoryLog, type MemoryLog } from "./testing/memory-log.ts";
import { ackFrame, closeCode } from "./wire.ts";

const address: Address = { document: "d", epoch: 1 };
const eva: Actor = { person: "eva", seat: "police", session: "s1" };
const omar: Actor = { person: "omar", seat: "social", session: "s2" };
const patience = { timeout: 20_000 };

let log: MemoryLog;
let engine: Engine;
let at: number;

beforeEach(() => {
  at = 0;
  log = createMemoryLog();
  log.seed(address);
  engine = openEngine({ log, now: () => at });
});
afterEach(() => engine.close());

const connect = async (actor: Actor): Promise<Socket> => {
  const socket = connectTo(engine, address, actor);
  await join(socket);
  return socket;
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("[SP1] what several people write into one commit reaches each as one frame, the same for all", async () => {
  const [one, two, three] = [await connect(eva), await connect(omar), await connect(omar)];
  log.hold();
  const [mine, theirs] = [writer(1), writer(2)];
  for (const letter of "abc") one.line.receive(mine.type(letter));
  two.line.receive(theirs.type("x"));
  await turn();
  log.release();
  await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(3)), patience);
  expect([updatesOf(one).length, updatesOf(two).length, updatesOf(three).length]).toEqual([1, 1, 1]);
  expect(updatesOf(three)[0]).toBe(updatesOf(one)[0]);
  expect(Array.from(textOf(read(three))).toSorted()).toEqual(["a", "b", "c", "x"]);
  expect((await log.readRows(address, 0, 9)).map((row) => row.actor.person)).toEqual(["eva", "eva", "eva", "omar"]);
});

test("[SP1] what one wrote alone is not sent back", async () => {
  const [one, two] = [await connect(eva), await connect(omar)];
  one.line.receive(writer(1).type("mine"));
  await vi.waitFor(() => expect(updatesOf(two).length).toBe(1), patience);
  expect(updatesOf(one)).toEqual([]);
});

test("[SY16] a socket that lags is sent nothing more, and catches up from the log once it drains", async () => {
  const [one, slow, other] = [await connect(eva), await connect(omar), await connect(omar)];
  slow.behind = 300 * 1024;
  const hand = writer(1);
  for (let i = 0; i < 700; i++) {
    one.line.receive(hand.type(`${i} `));
    if (i % 100 === 0) await turn();
  }
  await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(700)), patience);
  expect([updatesOf(slow), slow.closed]).toEqual([[], undefined]);
  expect(textOf(read(other))).toBe(textOf(hand.doc));
  slow.behind = 0;
  await vi.waitFor(() => expect(textOf(read(slow))).toBe(textOf(hand.doc)), patience);
  one.line.receive(hand.type("and on"));
  await vi.waitFor(() => expect(textOf(read(slow))).toBe(textOf(hand.doc)), patience);
});

test("[SY16] a socket that lags for half a minute is asked to come again, and the others hear everything", async () => {
  const [one, slow, other] = [await connect(eva), await connect(omar), await connect(omar)];
  slow.behind = 64 * 1024 * 1024;
  one.line.receive(writer(1).type("hello"));
  await vi.waitFor(() => expect(textOf(read(other))).toBe("hello"), patience);
  expect(slow.closed).toBeUndefined();
  at = 31_000;
  await vi.waitFor(() => expect(slow.closed?.code).toBe(closeCode.tryAgain), patience);
  expect(updatesOf(slow)).toEqual([]);
  expect(textOf(read(await connect(omar)))).toBe("hello");
});
