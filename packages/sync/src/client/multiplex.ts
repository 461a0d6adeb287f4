// One socket for a whole tab. `multiplex` makes a WebSocket class whose sockets are channels of one real socket, so
// that stock y-websocket providers share it without knowing. The real one is opened with the first channel and closed
// with the last; when it is lost, every channel is, and the providers come again by themselves, together.
import { muxLimit, muxMessage, readRecords, type MuxRecord } from "../mux.ts";
import { closeCode, frameLimit } from "../wire.ts";

type Handler<Event> = ((event: Event) => void) | null;
type Closing = { readonly code: number; readonly reason: string };

/** Without a word for this long a socket is dead, whatever it says of itself; the server speaks every ten seconds. */
const silence = 25_000;
const lost: Closing = { code: 1006, reason: "" };
/** What is gathered before it leaves, in bytes and in records. */
const batch = { bytes: 256 * 1024, records: muxLimit.records / 2 } as const;

/** `url` as the providers have it, such as wss://host/sync; a channel's address is what follows it. */
export function multiplex(url: string, Socket: typeof WebSocket, now: () => number = Date.now): typeof WebSocket {
  let line: Line | undefined;

  function lineNow(): Line {
    if (line?.silent(now())) line.end(lost);
    return (line ??= openLine(new Socket(url), now, () => (line = undefined)));
  }

  class Channel {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    readonly url: string;
    binaryType = "arraybuffer";
    readyState = 0;
    onopen: Handler<object> = null;
    onmessage: Handler<{ readonly data: Uint8Array }> = null;
    onclose: Handler<Closing> = null;
    onerror: Handler<object> = null;
    readonly #line: Line;
    readonly #number: number;

    constructor(address: string | URL) {
      this.url = String(address);
      if (!this.url.startsWith(`${url}/`)) throw new RangeError(`${this.url} is not below ${url}`);
      this.#line = lineNow();
      this.#number = this.#line.join({
        address: this.url.slice(url.length + 1),
        opened: () => this.#opened(),
        heard: (data) => this.onmessage?.({ data }),
        ended: (closing) => this.#ended(closing),
      });
    }

    send(frame: Uint8Array): void {
      if (this.readyState !== this.OPEN) return;
      // A message above the server's limit would end the socket, and every document on it.
      if (frame.length > frameLimit.firstSync) this.#leave({ code: closeCode.tooLarge, reason: "frame too large" });
      else this.#line.send({ kind: "frame", channel: this.#number, frame });
    }

    close(): void {
      if (this.readyState < this.CLOSING) this.#leave({ code: 1000, reason: "" });
    }

    #leave(closing: Closing): void {
      this.readyState = this.CLOSING;
      this.#line.leave(this.#number);
      queueMicrotask(() => this.#ended(closing));
    }

    #opened(): void {
      if (this.readyState !== this.CONNECTING) return;
      this.readyState = this.OPEN;
      this.onopen?.({});
    }

    #ended(closing: Closing): void {
      if (this.readyState === this.CLOSED) return;
      this.readyState = this.CLOSED;
      this.onclose?.(closing);
    }
  }
  return Channel as unknown as typeof WebSocket;
}

type Member = {
  readonly address: string;
  readonly opened: () => void;
  readonly heard: (frame: Uint8Array) => void;
  readonly ended: (closing: Closing) => void;
};

type Line = {
  /** Answers the channel's number. `opened` is called later, never from within. */
  join(member: Member): number;
  leave(channel: number): void;
  send(record: MuxRecord): void;
  /** it should have been heard from, and was not */
  silent(at: number): boolean;
  /** Lets go of the socket; every channel ends. */
  end(closing: Closing): void;
};

function openLine(socket: WebSocket, now: () => number, gone: () => void): Line {
  const members = new Map<number, Member>();
  const parts = createParts();
  // What was gathered when the socket closed is nobody's any more: every channel comes again with all it has.
  const outbox = createOutbox((message) => socket.readyState === socket.OPEN && socket.send(message));
  let last = 0;
  let open = false;
  let ended = false;
  let heardAt = now();

  function welcome(channel: number): void {
    const member = members.get(channel);
    if (!member || !open) return;
    outbox.put({ kind: "open", channel, address: member.address });
    safely(() => member.opened());
  }

  function end(closing: Closing): void {
    if (ended) return;
    ended = true;
    gone();
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.onerror = () => {};
    socket.close();
    const left = [...members.values()];
    members.clear();
    for (const member of left) safely(() => member.ended(closing));
  }

  function hear(record: MuxRecord): void {
    const member = members.get(record.channel);
    if (!member) return; // it has left, and the server does not know yet
    switch (record.kind) {
      case "part":
        return parts.keep(record.channel, record.frame);
      case "frame":
        return safely(() => member.heard(parts.whole(record.channel, record.frame)));
      case "close":
        parts.forget(record.channel);
        members.delete(record.channel);
        safely(() => member.ended(record));
        return endIfEmpty();
      case "open":
        throw new RangeError("a server opens no channel");
    }
  }

  function endIfEmpty(): void {
    if (members.size === 0) end({ code: 1000, reason: "" });
  }

  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    open = true;
    heardAt = now();
    for (const channel of members.keys()) welcome(channel);
  };
  socket.onmessage = ({ data }: { data: ArrayBuffer }) => {
    heardAt = now();
    try {
      for (const record of readRecords(new Uint8Array(data))) hear(record);
    } catch {
      end(lost);
    }
  };
  socket.onclose = ({ code, reason }) => end({ code, reason });
  socket.onerror = () => {};

  return {
    join(member) {
      const channel = ++last;
      members.set(channel, member);
      if (open) queueMicrotask(() => welcome(channel));
      return channel;
    },
    leave(channel) {
      if (!members.delete(channel)) return;
      parts.forget(channel);
      if (open && members.size > 0) outbox.put({ kind: "close", channel, code: 1000, reason: "" });
      endIfEmpty();
    },
    send: (record) => outbox.put(record),
    silent: (at) => open && at - heardAt > silence,
    end,
  };
}

/** Gathers what is said in one turn into one message. */
function createOutbox(send: (message: Uint8Array<ArrayBuffer>) => unknown) {
  let records: MuxRecord[] = [];
  let bytes = 0;
  function flush(): void {
    if (records.length === 0) return;
    const message = muxMessage(records);
    records = [];
    bytes = 0;
    send(message);
  }
  return {
    put(record: MuxRecord): void {
      const size = record.kind === "frame" ? record.frame.length : 0;
      if (bytes + size > batch.bytes || records.length >= batch.records) flush();
      if (records.length === 0) queueMicrotask(flush);
      records.push(record);
      bytes += size;
    },
  };
}

/** Puts long frames together again. */
function createParts() {
  const kept = new Map<number, Uint8Array[]>();
  return {
    keep(channel: number, part: Uint8Array): void {
      const parts = kept.get(channel);
      if (parts) parts.push(part);
      else kept.set(channel, [part]);
    },
    whole(channel: number, end: Uint8Array): Uint8Array {
      const parts = kept.get(channel);
      if (!parts) return end;
      kept.delete(channel);
      return join([...parts, end]);
    },
    forget: (channel: number) => void kept.delete(channel),
  };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One document's trouble is reported, as a socket of its own would have it, and leaves the others alone. */
function safely(tell: () => void): void {
  try {
    tell();
  } catch (cause) {
    queueMicrotask(() => {
      throw cause;
    });
  }
}
