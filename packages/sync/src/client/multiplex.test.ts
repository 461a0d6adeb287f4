import { beforeEach, expect, test, vi } from "vitest";
import { muxMessage, readRecords, type MuxRecord } from "../mux.ts";
import { closeCode, frameLimit } from "../wire.ts";
import { multiplex } from "./multiplex.ts";

const url = "ws://x/sync";
let sockets: RealSocket[];
let now: number;
let Shared: typeof WebSocket;

/** The network's end of the real socket, moved by hand. */
class RealSocket {
  binaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  readonly OPEN = 1;
  closed = false;
  readonly messages: MuxRecord[][] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    sockets.push(this);
  }
  get readyState(): number {
    return this.closed ? 3 : 1;
  }
  send(message: Uint8Array): void {
    if (this.closed) throw new Error("said after the end");
    this.messages.push([...readRecords(message)]);
  }
  close(): void {
    this.closed = true;
  }
  says(...records: MuxRecord[]): void {
    this.onmessage?.({ data: muxMessage(records).buffer });
  }
}

type Heard = { readonly socket: WebSocket; readonly frames: number[][]; opened: number; code: number | undefined };

function open(document: string): Heard {
  const socket = new Shared(`${url}/${document}/1?seat=s`);
  const heard: Heard = { socket, frames: [], opened: 0, code: undefined };
  socket.onopen = () => void (heard.opened += 1);
  socket.onmessage = ({ data }) => void heard.frames.push([...new Uint8Array(data as ArrayBuffer)]);
  socket.onclose = ({ code }) => void (heard.code = code);
  return heard;
}
const turn = () => new Promise((resolve) => setTimeout(resolve));
const frame = (channel: number, ...bytes: number[]) =>
  ({ kind: "frame", channel, frame: new Uint8Array(bytes) }) satisfies MuxRecord;

beforeEach(() => {
  sockets = [];
  now = 0;
  Shared = multiplex(url, RealSocket as unknown as typeof WebSocket, () => now);
});

test("[MX3] ten documents share one socket, and their first words to the server are one message", async () => {
  const all = Array.from({ length: 10 }, (_, i) => open(`d${i}`));
  for (const { socket } of all) {
    const opened = socket.onopen;
    socket.onopen = (event) => {
      opened?.call(socket, event);
      socket.send(new Uint8Array([0, 0, 1, 0]));
    };
  }
  expect(sockets).toHaveLength(1);
  sockets[0]!.onopen!();
  await turn();
  expect(sockets[0]!.url).toBe(url);
  expect(sockets[0]!.messages).toHaveLength(1);
  const first = sockets[0]!.messages[0]!;
  expect(first.map(({ kind }) => kind)).toEqual(all.flatMap(() => ["open", "frame"]));
  expect(first[18]).toEqual({ kind: "open", channel: 10, address: "d9/1?seat=s" });
});

test("[MX4] a frame reaches the document it is for, long ones in parts, and nobody else", async () => {
  const [a, b] = [open("a"), open("b")];
  sockets[0]!.onopen!();
  const part = (channel: number, ...bytes: number[]): MuxRecord => ({ ...frame(channel, ...bytes), kind: "part" });
  sockets[0]!.says(part(1, 1, 2), frame(2, 9), part(1, 3), frame(1, 4), frame(7, 1), frame(1, 5));
  expect(a.frames).toEqual([[1, 2, 3, 4], [5]]);
  expect(b.frames).toEqual([[9]]);
  await turn();
});

test("[MX5] a channel that the server closes is closed with its code, alone", async () => {
  const [a, b] = [open("a"), open("b")];
  sockets[0]!.onopen!();
  sockets[0]!.says({ kind: "close", channel: 1, code: 4403, reason: "" }, frame(1, 1), frame(2, 2));
  expect(a).toMatchObject({ code: 4403, frames: [] });
  expect(b).toMatchObject({ code: undefined, frames: [[2]] });
  a.socket.send(new Uint8Array([1]));
  await turn();
  expect(sockets[0]!.messages.flat().filter(({ kind }) => kind === "frame")).toEqual([]);
});

test("[MX5] the end of the socket ends every channel with its code, and the next one opens another", async () => {
  const [a, b] = [open("a"), open("b")];
  sockets[0]!.onopen!();
  sockets[0]!.onclose!({ code: closeCode.signIn, reason: "sign in" });
  expect([a.code, b.code]).toEqual([4401, 4401]);
  const again = open("a");
  open("b");
  expect(sockets).toHaveLength(2);
  sockets[1]!.onopen!();
  expect(again.opened).toBe(1);
});

test("[MX3] a document opened later joins the open socket; the last to leave closes it", async () => {
  const a = open("a");
  sockets[0]!.onopen!();
  await turn();
  const b = open("b");
  expect(b.opened).toBe(0);
  await turn();
  expect(b.opened).toBe(1);
  a.socket.close();
  await turn();
  expect(a.code).toBe(1000);
  expect(sockets[0]!.messages.at(-1)).toEqual([{ kind: "close", channel: 1, code: 1000, reason: "" }]);
  expect(sockets[0]!.closed).toBe(false);
  b.socket.close();
  expect(sockets[0]!.closed).toBe(true);
  open("c");
  expect(sockets).toHaveLength(2);
});

test("[MX5] what is said in the turn in which the socket closes is not sent after its end", async () => {
  const a = open("a");
  sockets[0]!.onopen!();
  await turn();
  a.socket.send(new Uint8Array([1]));
  a.socket.close();
  await turn();
  expect(sockets[0]!.closed).toBe(true);
  expect(sockets[0]!.messages.flat().map(({ kind }) => kind)).toEqual(["open"]);
});

test("[MX6] a socket that has been silent for long is given up for all, when somebody comes again", async () => {
  const [a, b] = [open("a"), open("b")];
  sockets[0]!.onopen!();
  now = 31_000;
  a.socket.close();
  const again = open("a");
  expect(sockets).toHaveLength(2);
  expect(sockets[0]!.closed).toBe(true);
  expect(b.code).toBe(1006);
  sockets[1]!.onopen!();
  expect(again.opened).toBe(1);
});

test("[MX2] what the server says that cannot be read ends the socket, and the documents come again", () => {
  const a = open("a");
  sockets[0]!.onopen!();
  sockets[0]!.onmessage!({ data: new Uint8Array([1, 9]).buffer });
  expect(a.code).toBe(1006);
  expect(sockets[0]!.closed).toBe(true);
});

test("[MX5] a frame above the server's limit ends its own document and not the socket", async () => {
  const [a, b] = [open("a"), open("b")];
  sockets[0]!.onopen!();
  a.socket.send(new Uint8Array(frameLimit.firstSync + 1));
  await turn();
  expect([a.code, b.code]).toEqual([closeCode.tooLarge, undefined]);
  expect(sockets[0]!.closed).toBe(false);
});

test("[MX4] what breaks in one document's handler is reported and leaves the others alone", async () => {
  const [a, b] = [open("a"), open("b")];
  const reported = vi.fn<() => void>();
  process.prependOnceListener("uncaughtException", reported);
  const others = process.listeners("uncaughtException").filter((listener) => listener !== reported);
  for (const listener of others) process.off("uncaughtException", listener);
  sockets[0]!.onopen!();
  a.socket.onmessage = () => {
    throw new Error("broken");
  };
  sockets[0]!.says(frame(1, 1), frame(2, 2));
  await turn();
  for (const listener of others) process.on("uncaughtException", listener);
  expect(b.frames).toEqual([[2]]);
  expect(reported).toHaveBeenCalledOnce();
});
