import {
  closeCode,
  muxMessage,
  readRecords,
  type Access,
  type Engine,
  type MuxRecord,
  type Transport,
} from "@hybrid/sync";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session } from "../access/sessions.ts";
import { Channels } from "./channels.ts";
import { createLines } from "./lines.ts";
import { createOutbox } from "./outbox.ts";

type Room = { readonly transport: Transport; readonly access: Access; readonly got: Uint8Array[]; left: boolean };

let rooms: Map<string, Room>;
let socket: ReturnType<typeof fakeSocket>;
let channels: Channels;
let ended: number | undefined;
let admitting: Promise<unknown>;
const revise = new Set<(space: string) => void>();

function fakeSocket() {
  const sent: MuxRecord[] = [];
  const taken: (() => void)[] = [];
  return {
    sent,
    messages: 0,
    bufferedAmount: 0,
    paused: false,
    /** the network takes all that it was handed */
    drain() {
      this.bufferedAmount = 0;
      for (const done of taken.splice(0)) done();
    },
    send(message: Uint8Array, _options: object, done: () => void) {
      this.messages += 1;
      this.bufferedAmount += message.length;
      taken.push(done);
      sent.push(...readRecords(message));
    },
    pause() {
      this.paused = true;
    },
    resume() {
      this.paused = false;
    },
  };
}

const record = (id: string) => ({ id, epoch: 1, space: "s", kind: "picture" });
const session = {
  id: "session",
  ended: false,
  seats: [{ seat: "police", person: "eva", space: "s" }],
  closedSeats: [],
};
const engine = {
  connect(address: { document: string }, transport: Transport, access: Access) {
    const room: Room = { transport, access, got: [], left: false };
    rooms.set(address.document, room);
    return { receive: (frame: Uint8Array) => room.got.push(frame), revise() {}, closed: () => (room.left = true) };
  },
};
const circles = {
  find: async (id: string) => (
    await admitting,
    id.startsWith("d") ? { record: record(id), right: "write" } : undefined
  ),
  read: async () => ({ organisations: [], seats: [], people: [] }),
  right: () => "write",
  holds: () => true,
  version: () => 1,
  onChange: (listener: (space: string) => void) => (revise.add(listener), () => revise.delete(listener)),
};

beforeEach(() => {
  rooms = new Map();
  revise.clear();
  socket = fakeSocket();
  ended = undefined;
  admitting = Promise.resolve();
  channels = new Channels(socket as never, session as unknown as Session, {
    engine: engine as unknown as Engine,
    circles: circles as never,
    sessions: { see() {} } as never,
    lines: createLines(),
    watchLine: (transport) => ({ transport, received() {} }),
    isOpen: () => true,
    logOpening: async () => "logged",
    refused: () => {},
    complain: () => {},
    end: (code) => void (ended = code),
  });
});

const open = (channel: number, document: string): MuxRecord => ({
  kind: "open",
  channel,
  address: `${document}/1?seat=police&ack=1`,
});
const frame = (channel: number, size = 1, value = 7): MuxRecord => ({
  kind: "frame",
  channel,
  frame: new Uint8Array(size).fill(value),
});
const says = (...records: MuxRecord[]) => channels.receive(muxMessage(records));
const turn = () => new Promise((resolve) => setTimeout(resolve));
const closes = () => socket.sent.flatMap((each) => (each.kind === "close" ? [[each.channel, each.code]] : []));

test("[MX3] each channel is admitted for itself, and what came with its opening is heard after that", async () => {
  says(open(1, "d1"), frame(1), open(2, "secret"), frame(2), open(3, "d3"), frame(3));
  await turn();
  expect([...rooms.keys()]).toEqual(["d1", "d3"]);
  expect(rooms.get("d3")!.got).toEqual([new Uint8Array([7])]);
  expect(closes()).toEqual([[2, closeCode.notOpen]]);
  expect(ended).toBeUndefined();
});

test("[MX5] the engine ends one channel and not the others", async () => {
  says(open(1, "d1"), open(2, "d2"));
  await turn();
  rooms.get("d1")!.transport.close(closeCode.notAllowed, "no longer open to you");
  await turn();
  says(frame(1), frame(2));
  expect(closes()).toEqual([[1, closeCode.notAllowed]]);
  expect([rooms.get("d1")!.left, rooms.get("d2")!.left]).toEqual([true, false]);
  expect([rooms.get("d1")!.got.length, rooms.get("d2")!.got.length]).toEqual([0, 1]);
});

test("[MX5] the end of the socket leaves every room, and one being admitted is entered no more", async () => {
  says(open(1, "d1"));
  await turn();
  says(open(2, "d2"));
  channels.closed();
  await turn();
  expect([...rooms.keys()]).toEqual(["d1"]);
  expect(rooms.get("d1")!.left).toBe(true);
  expect(revise.size).toBe(0);
});

describe("[MX2] what no honest client sends ends the socket with 4400", () => {
  test.each<readonly [string, readonly MuxRecord[]]>([
    ["a frame for a channel never opened", [frame(1)]],
    ["a channel opened twice", [open(1, "d1"), open(1, "d2")]],
    ["a channel's number used again", [open(2, "d1"), open(1, "d2")]],
    ["a part", [open(1, "d1"), { ...frame(1), kind: "part" } as MuxRecord]],
  ])("%s", async (_, records) => {
    says(...records);
    await turn();
    expect(ended).toBe(closeCode.malformed);
    expect([...rooms.values()].every(({ left }) => left)).toBe(true);
  });

  test("bytes that are no records", () => {
    channels.receive(new Uint8Array());
    expect(ended).toBe(closeCode.malformed);
  });

  test("an endless stream for channels that are closed; a few on their way are honest", async () => {
    says(open(1, "secret"));
    await turn();
    const message = muxMessage(Array.from({ length: 1000 }, () => frame(1)));
    for (let i = 0; i < 10; i++) channels.receive(message);
    expect(ended).toBeUndefined();
    channels.receive(message);
    expect(ended).toBe(closeCode.malformed);
  });
});

test("[MX7] openings that are refused end the socket before its answers fill the memory", () => {
  for (let message = 0; message < 30; message++)
    says(...Array.from({ length: 1000 }, (_, at) => open(message * 1000 + at + 1, "d")));
  expect(ended).toBe(closeCode.tryAgain);
});

test("[MX7] channels beyond the cap, and openings without end, are told to come later", async () => {
  says(...Array.from({ length: 70 }, (_, i) => open(i + 1, `d${i}`)));
  await turn();
  expect(rooms.size).toBe(64);
  expect(closes()).toEqual([65, 66, 67, 68, 69, 70].map((channel) => [channel, closeCode.tryAgain]));
  for (let at = 71; at < 400; at++)
    says({ kind: "close", channel: at - 7, code: 1000, reason: "" }, open(at, `e${at}`));
  await turn();
  expect(closes().length).toBeGreaterThan(100);
  expect(ended).toBeUndefined();
});

test("[MX8] a channel that is slowed down holds up no other, until too much waits", async () => {
  says(open(1, "d1"), open(2, "d2"));
  await turn();
  rooms.get("d1")!.transport.pause();
  says(frame(1, 10), frame(2, 10), frame(1, 20));
  expect(rooms.get("d1")!.got).toEqual([]);
  expect(rooms.get("d2")!.got).toHaveLength(1);
  expect(socket.paused).toBe(false);
  for (let i = 0; i < 5; i++) says(frame(1, 256 * 1024));
  expect(socket.paused).toBe(true);
  rooms.get("d1")!.transport.resume();
  expect(socket.paused).toBe(false);
  expect(rooms.get("d1")!.got.map(({ length }) => length)).toEqual([10, 20, ...Array(5).fill(256 * 1024)]);
});

test("[MX8] channels take turns: a flooded document delays the others by a turn, not by its flood", async () => {
  const outbox = createOutbox(socket as never);
  for (let i = 0; i < 200; i++) outbox.frame(1, new Uint8Array(32 * 1024));
  await turn();
  const before = socket.sent.length;
  expect(before).toBeLessThan(20);
  outbox.frame(2, new Uint8Array([1]));
  expect(outbox.waiting(1)).toBeGreaterThan(5 * 1024 * 1024);
  expect(outbox.waiting(2)).toBeLessThan(100);
  socket.drain();
  const place = socket.sent.slice(before).findIndex(({ channel }) => channel === 2);
  expect(place).toBeGreaterThanOrEqual(0);
  expect(place).toBeLessThan(3);
  while (outbox.waitingAll > 0) socket.drain();
  expect(socket.sent.filter(({ channel }) => channel === 1)).toHaveLength(200);
});

test("[MX8] a long frame leaves in parts between which others speak, and a closed channel says no more", async () => {
  const outbox = createOutbox(socket as never);
  socket.bufferedAmount = 1e9;
  outbox.frame(1, new Uint8Array(300 * 1024));
  outbox.frame(2, new Uint8Array([1]));
  await turn();
  socket.drain();
  socket.bufferedAmount = 0;
  outbox.frame(3, new Uint8Array([1]));
  await turn();
  expect(socket.sent.map(({ kind, channel }) => `${kind} ${channel}`).slice(0, 3)).toEqual([
    "part 1",
    "frame 2",
    "frame 3",
  ]);
  outbox.close(1, closeCode.notAllowed, "");
  await turn();
  socket.drain();
  expect(socket.sent.at(-1)).toMatchObject({ kind: "close", channel: 1 });
});

test("[MX4] what one turn has to say leaves as one message", async () => {
  const outbox = createOutbox(socket as never);
  for (let channel = 1; channel <= 10; channel++) outbox.frame(channel, new Uint8Array([1]));
  await turn();
  expect(socket.messages).toBe(1);
  expect(socket.sent).toHaveLength(10);
});
