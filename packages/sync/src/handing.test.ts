import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openEngine, type Engine } from "./engine.ts";
import type { Actor, Address } from "./log.ts";
import { openKnown } from "./known.ts";
import {
  acksOf,
  connectTo,
  deletionOf,
  isSync,
  join,
  read,
  synced,
  textOf,
  updatesOf,
  writer,
} from "./testing/harness.ts";
import { createMemoryLog, type MemoryLog } from "./testing/memory-log.ts";
import { ackFrame, syncFrame } from "./wire.ts";

const address: Address = { document: "d", epoch: 1 };
const eva: Actor = { person: "eva", seat: "police", session: "s1" };
const omar: Actor = { person: "omar", seat: "social", session: "s2" };
const patience = { timeout: 20_000 };

let log: MemoryLog;
let engine: Engine;

beforeEach(() => {
  // So that quiet minutes pass at once.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  log = createMemoryLog();
  log.seed(address);
  engine = openEngine({ log });
});
afterEach(async () => {
  vi.useRealTimers();
  await engine.close();
});

/** Somebody who has written so many rows, folded once on the way. */
async function writtenBefore(rows: number) {
  const one = connectTo(engine, address, eva);
  await join(one);
  const hand = writer(1);
  for (let i = 0; i < rows; i++) one.line.receive(hand.type(`${i} `));
  one.line.receive(syncFrame("update", deletionOf(hand.doc)));
  await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(rows + 1)), patience);
  return { one, hand };
}

test("[SP5] fifty who join at once are served from one read, and handed the same bytes", async () => {
  const { hand } = await writtenBefore(520);
  vi.advanceTimersByTime(60_000); // quiet enough to be folded
  await vi.waitFor(async () => expect((await log.read(address))!.snapshot).not.toBeNull(), patience);
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.advanceTimersByTime(30_000);
  const reads = vi.spyOn(log, "read");
  const crowd = Array.from({ length: 50 }, () => connectTo(engine, address, omar));
  for (const socket of crowd) socket.line.receive(syncFrame("step1", Y.encodeStateVector(new Y.Doc())));
  await vi.waitFor(() => expect(crowd.every(synced)).toBe(true), patience);
  expect(reads).toHaveBeenCalledTimes(1);
  expect(textOf(read(crowd[49]!))).toBe(textOf(hand.doc));
  for (const socket of crowd) expect(updatesOf(socket)[0]).toBe(updatesOf(crowd[0]!)[0]);
});

test("[SP6] a document that was quiet goes on where it was: who joins, who writes, what is missing", async () => {
  const { one, hand } = await writtenBefore(30);
  vi.advanceTimersByTime(30_000);
  expect(textOf(await join(connectTo(engine, address, omar)))).toBe(textOf(hand.doc));
  vi.advanceTimersByTime(30_000);
  one.line.receive(hand.type("and on"));
  await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(32)), patience);
  const late = connectTo(engine, address, omar);
  expect(textOf(await join(late))).toBe(textOf(hand.doc));
  vi.advanceTimersByTime(30_000);
  const asked = late.got.filter((frame) => isSync(frame, "step1")).length;
  const stranger = writer(7);
  stranger.type("lost on the way");
  late.line.receive(stranger.type("!"));
  expect(late.got.filter((frame) => isSync(frame, "step1")).length).toBe(asked + 1);
});

test("[SP6] what is known of a document is the same at rest and awake", () => {
  const doc = new Y.Doc();
  doc.getMap("m").set("a", new Y.Text("in a map"));
  doc.getText("t").insert(0, "some words");
  doc.getText("t").delete(2, 3);
  const [resting, awake] = [openKnown(null), openKnown(null)];
  for (const known of [resting, awake]) known.absorb(Y.encodeStateAsUpdate(doc));
  const vector = Y.encodeStateVector(doc);
  resting.rest();
  expect([resting.stateVector(), resting.step2()]).toEqual([awake.stateVector(), awake.step2()]);
  expect(resting.state()).toEqual(awake.state());
  doc.getText("t").insert(0, "more ");
  for (const known of [resting, awake]) known.absorb(Y.encodeStateAsUpdate(doc, vector));
  expect(resting.step2()).toEqual(awake.step2());
});
