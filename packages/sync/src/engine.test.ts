import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openEngine, type Engine } from "./engine.ts";
import {
  acksOf,
  bodyOf,
  connectTo,
  deletionOf,
  heard,
  isSync,
  join,
  presence,
  read,
  synced,
  textOf,
  updatesOf,
  writer,
  type ConnectOptions,
} from "./testing/harness.ts";
import type { Actor, Address } from "./log.ts";
import { createMemoryLog, type MemoryLog } from "./testing/memory-log.ts";
import { ackFrame, closeCode, syncFrame } from "./wire.ts";

const address: Address = { document: "d", epoch: 1 };
const eva: Actor = { person: "eva", seat: "police", session: "s1" };
const omar: Actor = { person: "omar", seat: "social", session: "s2" };

let log: MemoryLog;
let engine: Engine;
let notes: string[];

beforeEach(() => {
  log = createMemoryLog();
  log.seed(address);
  notes = [];
  engine = openEngine({ log, note: (sentence) => void notes.push(sentence) });
});
afterEach(() => engine.close());

const connect = (actor: Actor, { at = address, ...options }: ConnectOptions & { at?: Address } = {}) =>
  connectTo(engine, at, actor, options);

describe("writing", () => {
  test("[SY5] nobody sees and nobody is promised an edit before its commit", async () => {
    const [one, two] = [connect(eva), connect(omar)];
    await Promise.all([join(one), join(two)]);
    log.hold();
    one.line.receive(writer(1).type("hello"));
    await new Promise((resolve) => setImmediate(resolve));
    expect([updatesOf(two).length, acksOf(one).length]).toEqual([0, 0]);
    log.release();
    await vi.waitFor(() => expect(acksOf(one)).toEqual([ackFrame(1)]));
    expect(textOf(read(two))).toBe("hello");
    expect((await log.readRows(address, 0, 9)).map((row) => row.actor)).toEqual([eva]);
  });

  test("[SY15] acks count this socket's written frames, together, and go only to who asked", async () => {
    const [one, stock] = [connect(eva), connect(omar, { acks: false })];
    await Promise.all([join(one), join(stock)]);
    const [mine, theirs] = [writer(1), writer(2)];
    for (const letter of "abc") one.line.receive(mine.type(letter));
    stock.line.receive(theirs.type("x"));
    await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(3)));
    expect(acksOf(one).length).toBe(1);
    expect(acksOf(stock)).toEqual([]);
  });

  test("[SY4] nothing new is acknowledged after what it repeats is saved, and writes no row", async () => {
    const [one, two] = [connect(eva), connect({ ...eva, session: "s3" })];
    await Promise.all([join(one), join(two)]);
    const frame = writer(1).type("hello");
    log.hold();
    one.line.receive(frame);
    two.line.receive(frame);
    await new Promise((resolve) => setImmediate(resolve));
    expect(acksOf(two)).toEqual([]);
    log.release();
    await vi.waitFor(() => expect(acksOf(two)).toEqual([ackFrame(1)]));
    expect((await log.readRows(address, 0, 9)).length).toBe(1);
  });

  test("[SY3] a gap is answered with step 1, writes no row, and is not acked until it is mended", async () => {
    const one = connect(eva);
    await join(one);
    const hand = writer(1);
    hand.type("a"); // lost on the way
    const asked = one.got.filter((frame) => isSync(frame, "step1")).length;
    one.line.receive(hand.type("b"));
    expect(one.got.filter((frame) => isSync(frame, "step1")).length).toBe(asked + 1);
    const other = writer(7);
    one.line.receive(other.type("!"));
    await vi.waitFor(async () => expect((await log.readRows(address, 0, 9)).length).toBe(1));
    expect(acksOf(one)).toEqual([]);
    one.line.receive(syncFrame("step2", Y.encodeStateAsUpdate(hand.doc)));
    await vi.waitFor(() => expect(acksOf(one)).toEqual([ackFrame(3)]));
    expect(textOf(await join(connect(omar)))).toContain("ab");
  });

  test("[SY2] another's client id closes the forger, and the victim's text survives", async () => {
    const [victim, forger] = [connect(eva), connect(omar)];
    await Promise.all([join(victim), join(forger)]);
    const hand = writer(1);
    victim.line.receive(hand.type("mine "));
    await vi.waitFor(() => expect(acksOf(victim).length).toBe(1));
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(hand.doc));
    forged.clientID = 1;
    forged.once("update", (update: Uint8Array) => forger.line.receive(syncFrame("update", update)));
    forged.getText("t").insert(0, "forged ");
    expect(forger.closed?.code).toBe(closeCode.notAllowed);
    victim.line.receive(hand.type("still"));
    await vi.waitFor(() => expect(acksOf(victim).at(-1)).toEqual(ackFrame(2)));
    expect(textOf(await join(connect(omar)))).toBe("mine still");
  });

  test.each(["update", "step2"] as const)("[SY8] a reader's %s is not taken, nor shown to others", async (type) => {
    const [reader, stock, other] = [
      connect(eva, { right: "read" }),
      connect(eva, { right: "read", acks: false }),
      connect(omar),
    ];
    await Promise.all([join(reader), join(stock), join(other)]);
    for (const socket of [reader, stock])
      socket.line.receive(syncFrame(type, bodyOf(writer(1).type("not mine to write"))));
    expect(stock.closed?.code).toBe(closeCode.notAllowed);
    expect([reader.closed, acksOf(reader)]).toEqual([undefined, []]);
    expect((await log.readRows(address, 0, 9)).length).toBe(0);
    expect(updatesOf(other)).toEqual([]);
  });

  test("[SE1] a right that is lost takes hold with the next frame", async () => {
    const one = connect(eva);
    await join(one);
    one.right = "none";
    one.line.receive(writer(1).type("too late"));
    expect(one.closed?.code).toBe(closeCode.notAllowed);
    expect((await log.readRows(address, 0, 9)).length).toBe(0);
  });
});

describe("trouble", () => {
  const bad: [string, Uint8Array, number][] = [
    ["an unknown message", Uint8Array.of(99, 1, 2), closeCode.malformed],
    ["nothing", new Uint8Array(), closeCode.malformed],
    ["a truncated update", writer(1).type("hello").slice(0, -4), closeCode.malformed],
    ["a broken awareness update", Uint8Array.of(1, 2, 200, 1), closeCode.malformed],
    ["a broken state vector", syncFrame("step1", Uint8Array.of(9, 1)), closeCode.malformed],
    ["an update beyond the limit", writer(1).type("x".repeat(300_000)), closeCode.tooLarge],
  ];
  test.each(bad)("[SY10] %s closes its own socket and no other", async (_, frame, code) => {
    const [attacker, other] = [connect(eva), connect(omar)];
    await Promise.all([join(attacker), join(other)]);
    attacker.line.receive(frame);
    expect(attacker.closed?.code).toBe(code);
    expect(notes.length).toBe(1);
    other.line.receive(writer(2).type("still here"));
    await vi.waitFor(() => expect(acksOf(other)).toEqual([ackFrame(1)]));
    expect(other.closed).toBeUndefined();
  });

  test("[SY11] a failed commit is not acked, asks the writer to come again, and leaves the others in place", async () => {
    const [one, two] = [connect(eva), connect(omar)];
    await Promise.all([join(one), join(two)]);
    const hand = writer(1);
    log.full = true;
    one.line.receive(hand.type("a"));
    one.line.receive(hand.type("b"));
    await vi.waitFor(() => expect(one.closed?.code).toBe(closeCode.tryAgain));
    expect([acksOf(one), updatesOf(two), two.closed]).toEqual([[], [], undefined]);
    log.full = false;
    const again = connect(eva);
    again.line.receive(syncFrame("step2", Y.encodeStateAsUpdate(hand.doc)));
    await vi.waitFor(() => expect(acksOf(again)).toEqual([ackFrame(1)]));
    expect(textOf(read(two))).toBe("ab");
  });

  test("[SY11] somebody who joins while a commit fails is handed what is on disk, and nothing else", async () => {
    const one = connect(eva);
    await join(one);
    log.hold();
    log.full = true;
    const hand = writer(1);
    one.line.receive(hand.type("never saved"));
    one.line.receive(syncFrame("update", deletionOf(hand.doc)));
    const late = connect(omar);
    late.line.receive(syncFrame("step1", Y.encodeStateVector(new Y.Doc())));
    log.release();
    await vi.waitFor(() => expect(synced(late)).toBe(true));
    expect(read(late).store.clients.size).toBe(0);
  });

  test("[SY9] a document that is not in the store closes with the code for not open", async () => {
    const lost = connect(eva, { at: { document: "none", epoch: 1 } });
    await vi.waitFor(() => expect(lost.closed?.code).toBe(closeCode.notOpen));
    log.seed({ document: "none", epoch: 1 });
    await join(connect(eva, { at: { document: "none", epoch: 1 } }));
  });

  test("[SY13] a room is gone when its last socket is", async () => {
    const one = connect(eva);
    await join(one);
    expect(engine.openRooms).toBe(1);
    one.line.closed();
    expect(engine.openRooms).toBe(0);
  });
});

describe("joining", () => {
  test("[SY6] a newcomer gets rows, then a step 2 of deletions alone, and reads the same", async () => {
    const one = connect(eva);
    await join(one);
    const hand = writer(1);
    one.line.receive(hand.type("hello world"));
    one.line.receive(syncFrame("update", deletionOf(hand.doc)));
    await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(2)));
    const late = connect(omar);
    const doc = await join(late);
    expect(textOf(doc)).toBe("llo world");
    expect(updatesOf(late).length).toBe(1);
    expect(bodyOf(late.got.findLast((frame) => isSync(frame, "step2"))!)[0]).toBe(0);
  });

  test("[SY18] asking for the document again and again is answered once a while, and in the end", async () => {
    const one = connect(eva);
    await join(one);
    const step2s = () => one.got.filter((frame) => isSync(frame, "step2")).length;
    const before = step2s();
    const empty = syncFrame("step1", Y.encodeStateVector(new Y.Doc()));
    for (let i = 0; i < 500; i++) one.line.receive(empty);
    await vi.waitFor(() => expect(step2s()).toBe(before + 1), { timeout: 3000 });
  });

  test("[SY18] hundreds of windows of one session in one document are too many", async () => {
    const sockets = Array.from({ length: 80 }, () => connect(eva));
    expect(sockets.filter(({ closed }) => closed?.code === closeCode.tryAgain).length).toBe(16);
    await join(connect(omar));
  });

  test("[SY6] who has it all already gets no rows", async () => {
    const one = connect(eva);
    await join(one);
    const hand = writer(1);
    one.line.receive(hand.type("hello"));
    await vi.waitFor(() => expect(acksOf(one).length).toBe(1));
    const back = connect(eva);
    await join(back, hand.doc);
    expect(updatesOf(back)).toEqual([]);
  });

  test("[SY7] after a fold newcomers are served from the snapshot, and read the same", async () => {
    const one = connect(eva);
    await join(one);
    const hand = writer(1);
    for (let i = 0; i < 520; i++) one.line.receive(hand.type(`${i} `.padEnd(1200)));
    await vi.waitFor(async () => expect((await log.read(address))!.snapshot).not.toBeNull(), { timeout: 5000 });
    one.line.receive(hand.type("and on"));
    await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(521)));
    const late = connect(omar);
    const doc = await join(late);
    expect(textOf(doc)).toBe(textOf(hand.doc));
    expect(updatesOf(late).length).toBeLessThan(30);
    expect((await log.readRows(address, 0, 999)).length).toBe(521);
  });

  test("[PR5] somebody alone in a room hears from the server often enough to stay", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const alone = openEngine({ log });
    try {
      const one = connectTo(alone, address, eva);
      await join(one);
      one.line.receive(presence(1, 1, { cursor: 1 }));
      const before = one.got.length;
      vi.advanceTimersByTime(15_000);
      expect(one.got.length).toBeGreaterThan(before);
    } finally {
      vi.useRealTimers();
      await alone.close();
    }
  });

  test("[PR4] who leaves is gone for the others, and [PR1] nobody says who they are themselves", async () => {
    const [one, two] = [connect(eva), connect(omar)];
    await Promise.all([join(one), join(two)]);
    one.line.receive(presence(1, 1, { user: { name: "Chief" }, cursor: 4 }));
    await vi.waitFor(() => expect(heard(two)).toEqual([{ user: { name: "eva" }, cursor: 4 }]));
    one.line.closed();
    await vi.waitFor(() => expect(heard(two).at(-1)).toBeNull());
  });
});
