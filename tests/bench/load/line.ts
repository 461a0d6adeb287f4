// A WebSocket client with next to nothing around it, since the load shares the machine with what it measures: it masks
// with zeroes, which is as valid as any mask, and reads frames as views of what came.
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export type Line = {
  /** Sends frames in one write. */
  send(frames: readonly Uint8Array[]): void;
  close(): void;
};

export type LineEvents = {
  readonly opened: () => void;
  /** The frame is a view: it is gone when this returns. */
  readonly frame: (payload: Buffer) => void;
  /** everything that had arrived was handed over */
  readonly drained: () => void;
  readonly closed: (why: string) => void;
};

const [binary, closing, ping, pong] = [2, 8, 9, 10] as const;
const headerEnd = Buffer.from("\r\n\r\n");

export function openLine(port: number, path: string, cookie: string | undefined, events: LineEvents): Line {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let pending: Buffer = Buffer.alloc(0);
  let upgraded = false;
  let why = "the connection ended";
  socket.on("connect", () => socket.write(upgradeOf(port, path, cookie)));
  socket.on("error", (error) => (why = error.message));
  socket.on("close", () => events.closed(why));
  socket.on("data", (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (!upgraded && !readUpgrade()) return;
    readFrames();
    events.drained();
  });

  function readUpgrade(): boolean {
    const end = pending.indexOf(headerEnd);
    if (end < 0) return false;
    const head = pending.toString("latin1", 0, end);
    if (!head.startsWith("HTTP/1.1 101")) {
      why = head.split("\r\n")[0]!;
      socket.destroy();
      return false;
    }
    upgraded = true;
    pending = pending.subarray(end + headerEnd.length);
    events.opened();
    return true;
  }

  function readFrames(): void {
    for (;;) {
      if (pending.length < 2) return;
      let size = pending[1]! & 127;
      let at = 2;
      if (size === 126) {
        if (pending.length < 4) return;
        size = pending.readUInt16BE(2);
        at = 4;
      } else if (size === 127) {
        if (pending.length < 10) return;
        size = Number(pending.readBigUInt64BE(2));
        at = 10;
      }
      if (pending.length < at + size) return;
      const [type, payload] = [pending[0]! & 15, pending.subarray(at, at + size)];
      pending = pending.subarray(at + size);
      if (type === binary) events.frame(payload);
      else if (type === ping) socket.write(frameOf(pong, payload));
      else if (type === closing) {
        why = `closed: ${size >= 2 ? payload.readUInt16BE(0) : ""} ${payload.toString("utf8", 2)}`;
        socket.end();
      }
    }
  }

  return {
    send: (frames) => writeAll(socket, frames),
    close: () => socket.destroy(),
  };
}

function writeAll(socket: Socket, frames: readonly Uint8Array[]): void {
  socket.write(
    frames.length === 1 ? frameOf(binary, frames[0]!) : Buffer.concat(frames.map((f) => frameOf(binary, f))),
  );
}

function frameOf(type: number, payload: Uint8Array): Buffer {
  const size = payload.length;
  const at = size < 126 ? 2 : size < 65536 ? 4 : 10;
  const frame = Buffer.alloc(at + 4 + size);
  frame[0] = 128 | type;
  frame[1] = 128 | (at === 2 ? size : at === 4 ? 126 : 127);
  if (at === 4) frame.writeUInt16BE(size, 2);
  if (at === 10) frame.writeBigUInt64BE(BigInt(size), 2);
  frame.set(payload, at + 4);
  return frame;
}

function upgradeOf(port: number, path: string, cookie: string | undefined): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    "\r\n",
  ].join("\r\n");
}
