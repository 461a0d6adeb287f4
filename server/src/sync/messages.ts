// Messages on their way out of a socket of one document. What is said to a socket in one turn of the event loop leaves
// in one write, and sockets that are told the same are given the same bytes: a room shows one frame to all who are in
// it, and what that becomes is made once. `ws` still answers pings, closes and reads; it sends no message of its own
// meanwhile, so whole messages may be put between its own (RFC 6455, section 5.2: final, binary, not masked, no
// extension).
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

const finalBinary = 0x82;
/** Beyond this it is cheaper to write a head and the frame as it is than to copy the frame behind a head. */
const mostCopied = 16 * 1024;

export type Sending = {
  readonly send: (frame: Uint8Array) => void;
  /** Writes what was sent in this turn, before something of ws's own that must not come first: the closing. */
  readonly flush: () => void;
  /** bytes that were sent in this turn and are not yet written */
  readonly held: number;
};

/** What was said in this turn, frame by frame: sockets that were told the same so far stand at the same place. */
type Said = {
  readonly before: Said | undefined;
  readonly frame: Uint8Array;
  readonly bytes: number;
  /** the same and one frame more: the one that was asked for last, and all of them if they are several */
  latest: Said | undefined;
  more: Map<Uint8Array, Said> | undefined;
  /** made when the first socket is written to */
  messages: readonly Uint8Array[] | undefined;
};

type Out = {
  readonly socket: WebSocket;
  readonly connection: Duplex;
  /** what it was told in this turn */
  said: Said | undefined;
};

/** Sockets that were told something in this turn. */
let waiting: Out[] = [];
let nothing = createSaid(undefined, new Uint8Array(0));

/** How to send frames over a socket; `connection` is what it was upgraded from. */
export function openSending(socket: WebSocket, connection: Duplex): Sending {
  // An extension would have a say in how messages look; we offer none.
  if (socket.extensions !== "")
    return { send: (frame) => socket.send(frame, { binary: true }, () => {}), flush() {}, held: 0 };
  const out: Out = { socket, connection, said: undefined };
  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (!out.said) wait(out);
      out.said = after(out.said ?? nothing, frame);
    },
    flush: () => write(out),
    get held() {
      return out.said?.bytes ?? 0;
    },
  };
}

function createSaid(before: Said | undefined, frame: Uint8Array): Said {
  const bytes = (before?.bytes ?? 0) + frame.length;
  return { before, frame, bytes, latest: undefined, more: undefined, messages: undefined };
}

function after(said: Said, frame: Uint8Array): Said {
  const { latest } = said;
  if (latest?.frame === frame) return latest;
  if (latest && !said.more) said.more = new Map([[latest.frame, latest]]);
  const next = said.more?.get(frame) ?? createSaid(said, frame);
  said.more?.set(frame, next);
  return (said.latest = next);
}

function wait(out: Out): void {
  if (waiting.length === 0) process.nextTick(writeAll);
  waiting.push(out);
}

function writeAll(): void {
  const told = waiting;
  waiting = [];
  for (const out of told) write(out);
  nothing = createSaid(undefined, new Uint8Array(0));
}

function write(out: Out): void {
  const { socket, connection, said } = out;
  out.said = undefined;
  if (!said || socket.readyState !== socket.OPEN) return;
  const messages = (said.messages ??= messagesOf(said));
  if (messages.length === 1) return void connection.write(messages[0]!);
  connection.cork();
  for (const message of messages) connection.write(message);
  connection.uncork();
}

/** Small frames and their heads as one piece; large ones are not copied. */
export function messagesOf(said: Pick<Said, "before" | "frame">): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at: Pick<Said, "before" | "frame"> = said; at.before; at = at.before) frames.push(at.frame);
  const messages: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const close = (): void => {
    if (small.length > 0) messages.push(Buffer.concat(small));
    small = [];
  };
  for (const frame of frames.toReversed()) {
    small.push(headOf(frame.length));
    if (frame.length <= mostCopied) small.push(frame);
    else {
      close();
      messages.push(frame);
    }
  }
  close();
  return messages;
}

function headOf(size: number): Uint8Array {
  if (size < 126) return Uint8Array.of(finalBinary, size);
  if (size < 65_536) return Uint8Array.of(finalBinary, 126, size >> 8, size & 255);
  const head = Buffer.alloc(10);
  head[0] = finalBinary;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(size), 2);
  return head;
}
