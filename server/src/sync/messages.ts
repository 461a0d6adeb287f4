// Messages on their way out of a socket of one document. A room shows one frame to all who are in it: it becomes a
// WebSocket message once, and every socket is given the same bytes. What is said to a socket in one turn of the event
// loop leaves in one write. `ws` still answers pings, closes and reads; it sends no message of its own meanwhile, so
// whole messages may be put between its own (RFC 6455, section 5.2: final, binary, not masked, no extension).
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

const finalBinary = 0x82;
/** Beyond this it is cheaper to write a head and the frame as it is than to copy the frame behind a head. */
const mostCopied = 16 * 1024;

let latest: { readonly frame: Uint8Array; readonly message: Buffer } | undefined;

/** How to send frames over a socket; `connection` is what it was upgraded from. */
export function openSending(socket: WebSocket, connection: Duplex): (frame: Uint8Array) => void {
  // An extension would have a say in how messages look; we offer none.
  if (socket.extensions !== "") return (frame) => socket.send(frame, { binary: true }, () => {});
  return (frame) => {
    if (socket.readyState !== socket.OPEN) return;
    holdBack(connection);
    if (frame.length <= mostCopied) return void connection.write(messageOf(frame));
    connection.write(headOf(frame.length));
    connection.write(frame);
  };
}

/** The frame as a message, made once for all sockets that are sent it one after the other. */
export function messageOf(frame: Uint8Array): Buffer {
  if (latest?.frame !== frame) latest = { frame, message: Buffer.concat([headOf(frame.length), frame]) };
  return latest.message;
}

function headOf(size: number): Buffer {
  if (size < 126) return Buffer.of(finalBinary, size);
  if (size < 65_536) return Buffer.of(finalBinary, 126, size >> 8, size & 255);
  const head = Buffer.alloc(10);
  head[0] = finalBinary;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(size), 2);
  return head;
}

const held = new Set<Duplex>();

/** Until the end of this turn. */
function holdBack(connection: Duplex): void {
  if (held.has(connection)) return;
  if (held.size === 0) process.nextTick(letGo);
  held.add(connection);
  connection.cork();
}

function letGo(): void {
  const connections = [...held];
  held.clear();
  latest = undefined;
  for (const connection of connections) connection.uncork();
}
