// One socket, many documents. Every channel goes through the same door as a socket of its own and has a line of its
// own to the engine: its right, its limits and its end concern no other channel. What is not a record ends them all.
import { closeCode, muxLimit, readRecords, type CloseCode, type MuxRecord, type Transport } from "@hybrid/sync";
import type { WebSocket } from "ws";
import type { Session } from "../access/sessions.ts";
import { admit, type AdmissionDeps, type Complain, type Granted } from "./admission.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { mountLine, type LineDeps } from "./line.ts";
import { createOutbox, type Outbox } from "./outbox.ts";

/** Bytes that may wait for one socket altogether, before it is asked to come again. */
const mostWaiting = 32 * 1024 * 1024;
/** Channels opened: so many at once, and so many a second after that. */
const opens = { burst: 4 * muxLimit.channels, perSecond: 4 } as const;
/** Records for channels that are closed, or not opened: those on their way as it closed are honest, and few. */
const mostStray = 10_000;

type Channel = { readonly inbox: Inbox; closed: () => void };

type Socket = Pick<WebSocket, "send" | "bufferedAmount" | "pause" | "resume">;
type ChannelsDeps = AdmissionDeps &
  LineDeps & {
    readonly complain: Complain;
    /** closes the socket, with whatever is still open on it */
    readonly end: (code: CloseCode, reason: string) => void;
  };

/** The channels of one session's socket; to be told of every message, and of the end. */
export class Channels {
  readonly #session: Session;
  readonly #deps: ChannelsDeps;
  readonly #outbox: Outbox;
  readonly #mayOpen = createTurnstile();
  readonly #waits: (change: number) => void;
  readonly #open = new Map<number, Channel>();
  #last = 0;
  #stray = 0;
  #over = false;

  constructor(socket: Socket, session: Session, deps: ChannelsDeps) {
    this.#session = session;
    this.#deps = deps;
    this.#outbox = createOutbox(socket);
    this.#waits = createBrake(socket);
  }

  receive(message: Uint8Array): void {
    try {
      for (const record of readRecords(message)) {
        if (this.#over) return;
        this.#take(record);
      }
    } catch (cause) {
      this.#deps.complain(cause, "a message that cannot be read ended a socket");
      this.#end(closeCode.malformed, "malformed message");
    }
  }

  /** The socket is gone, or as good as gone. */
  closed(): void {
    this.#over = true;
    for (const number of this.#open.keys()) this.#drop(number);
  }

  #end(code: CloseCode, reason: string): void {
    if (this.#over) return;
    this.closed();
    this.#deps.end(code, reason);
  }

  #take(record: MuxRecord): void {
    if (record.kind === "open") return this.#begin(record.channel, record.address);
    if (record.kind === "part") throw new RangeError("a client sends no parts");
    if (record.channel > this.#last) throw new RangeError("a channel that was never opened");
    const channel = this.#open.get(record.channel);
    if (!channel) {
      if (++this.#stray > mostStray) throw new RangeError("too many records for closed channels");
    } else if (record.kind === "close") this.#drop(record.channel);
    else channel.inbox.put(record.frame);
  }

  #begin(number: number, address: string): void {
    if (number <= this.#last) throw new RangeError("a channel is opened twice");
    this.#last = number;
    if (this.#open.size >= muxLimit.channels || !this.#mayOpen()) {
      if (++this.#stray > mostStray) return this.#end(closeCode.tryAgain, "too many openings");
      return this.#outbox.close(number, closeCode.tryAgain, "too many channels");
    }
    const channel: Channel = { inbox: createInbox(this.#waits), closed: () => {} };
    this.#open.set(number, channel);
    void admit(this.#session, parseAddress(address), this.#deps, this.#deps.complain).then((answer) => {
      if (this.#open.get(number) !== channel) return; // left while it was being admitted
      if ("code" in answer) this.#turnAway(number, answer.code, answer.reason);
      else this.#connect(number, channel, answer);
    });
  }

  #connect(number: number, channel: Channel, granted: Granted): void {
    const line = mountLine(granted, this.#session, this.#transport(number, channel), this.#deps);
    channel.closed = () => line.closed();
    // The engine may have turned it away at once.
    if (this.#open.get(number) === channel) channel.inbox.admit((frame) => line.receive(frame));
    else line.closed();
  }

  #transport(number: number, { inbox }: Channel): Transport {
    return {
      send: (frame) => {
        this.#outbox.frame(number, frame);
        if (this.#outbox.waitingAll > mostWaiting) this.#end(closeCode.tryAgain, "too far behind");
      },
      close: (code, reason) => this.#turnAway(number, code, reason),
      pause: () => inbox.pause(),
      resume: () => inbox.resume(),
      buffered: () => this.#outbox.waiting(number),
    };
  }

  #drop(number: number): void {
    const channel = this.#open.get(number);
    this.#open.delete(number);
    channel?.inbox.end();
    channel?.closed();
  }

  #turnAway(number: number, code: CloseCode, reason: string): void {
    if (this.#over) return;
    const channel = this.#open.get(number);
    this.#open.delete(number);
    channel?.inbox.end();
    // The engine closes a channel from within its own work, and is told of the end after that.
    if (channel) queueMicrotask(() => channel.closed());
    if (code === closeCode.restart) this.#end(code, reason);
    else this.#outbox.close(number, code, reason);
  }
}

/** "document/epoch?seat=…", as the path and the question of a socket of its own. */
function parseAddress(address: string): { params: unknown; query: unknown } {
  const [path = "", question = ""] = address.split("?", 2);
  const parts = path.split("/");
  const [document, epoch] = parts.length === 2 ? parts : [];
  return { params: { document, epoch }, query: Object.fromEntries(new URLSearchParams(question)) };
}

/** Opening asks the store; a socket that opens without end is told to come later. */
function createTurnstile(): () => boolean {
  let left: number = opens.burst;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(opens.burst, left + ((now - at) / 1000) * opens.perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

/** Stops reading the socket while too much of it waits to be heard, whichever channels it is for. */
function createBrake(socket: Socket): (change: number) => void {
  const most = 1024 * 1024;
  let held = 0;
  let paused = false;
  return (change) => {
    held += change;
    if (held > most === paused) return;
    paused = !paused;
    if (paused) socket.pause();
    else socket.resume();
  };
}
