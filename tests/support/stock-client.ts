// Stock y-websocket providers, unmodified, in Node: 2.1.0, 3.0.0 and 3.1.0 as published. All that is added is a
// WebSocket that carries a session cookie, as a browser's does, and that counts the sync frames that are written.
import type { Writable } from "node:stream";
import * as decoding from "lib0/decoding";
import { WebSocket as NodeSocket } from "ws";
import { WebsocketProvider as Provider21 } from "y-websocket-2.1";
import { WebsocketProvider as Provider30 } from "y-websocket-3.0";
import { WebsocketProvider as Provider31 } from "y-websocket";
import * as Y from "yjs";
import { until } from "./wait.ts";

// Every provider in Node listens to the end of the process.
process.setMaxListeners(0);

const providers = { "2.1": Provider21, "3.0": Provider30, "3.1": Provider31 } as const;
export type StockVersion = keyof typeof providers;
export const stockVersions = Object.keys(providers) as StockVersion[];

/** The door of one document for one seat: what a browser of that seat would connect with. */
export type Door = {
  /** `ws://127.0.0.1:3000` */
  readonly host: string;
  readonly document: string;
  readonly epoch: number;
  readonly seat: string;
  readonly cookie: string;
};

export type StockOptions = {
  readonly version?: StockVersion;
  readonly doc?: Y.Doc;
  readonly connect?: boolean;
  /** asks the server to acknowledge what is durable */
  readonly acks?: boolean;
  /** where it comes from, if not from the server's own pages */
  readonly origin?: string;
};

export type StockClient = {
  readonly doc: Y.Doc;
  readonly provider: Provider21 | Provider30 | Provider31;
  /** with acks: what was written into the document here, update by update */
  readonly own: readonly Uint8Array[];
  /** with acks: how many of `own` the server has called durable */
  readonly durable: number;
  /** frames with an update that the present socket has written, and how many of them are acknowledged */
  readonly written: number;
  readonly acked: number;
  /** called with every update that the server sends, as its bytes came */
  onSeen: ((update: Uint8Array) => void) | null;
  /** close codes of the sockets so far */
  readonly closes: readonly number[];
  /** called after every ack */
  onAck: (() => void) | null;
  synced(): Promise<void>;
  disconnect(): void;
  connect(): void;
  close(): void;
};

export function openStockClient(door: Door, options: StockOptions = {}): StockClient {
  const { version = "3.1", doc = new Y.Doc(), connect = true, acks = false } = options;
  const closes: number[] = [];
  const book = createAckBook();
  // Before the provider, which sends an update as soon as it hears of it.
  const record = (update: Uint8Array, origin: unknown): void => {
    if (acks && origin !== provider) book.own.push(update);
  };
  doc.on("update", record);
  const headers = { ...headersOf(door), ...(options.origin && { origin: options.origin }) };
  const WebSocketPolyfill = createSocketClass(headers, {
    opened: book.startSocket,
    wrote: (frame) => carriesUpdate(frame) && book.wrote(),
    closed: (code) => closes.push(code),
  });
  const params: Record<string, string> = acks ? { seat: door.seat, ack: "1" } : { seat: door.seat };
  const Provider = providers[version];
  const provider = new Provider(`${door.host}/sync`, `${door.document}/${door.epoch}`, doc, {
    params,
    connect: false,
    // Clients of one process would meet on a BroadcastChannel, behind the server's back.
    disableBc: true,
    WebSocketPolyfill,
  });
  const client: StockClient = {
    doc,
    provider,
    own: book.own,
    get durable() {
      return book.durable;
    },
    get written() {
      return book.written;
    },
    get acked() {
      return book.acked;
    },
    closes,
    onAck: null,
    onSeen: null,
    async synced() {
      await until(`a stock ${version} client is synced (closed with: ${closes.join()})`, () => provider.synced);
    },
    disconnect: () => provider.disconnect(),
    connect: () => provider.connect(),
    close() {
      doc.off("update", record);
      provider.destroy();
      provider.awareness.destroy();
    },
  };
  const readSync = provider.messageHandlers[0] as (...message: readonly unknown[]) => void;
  provider.messageHandlers[0] = (encoder: unknown, decoder: decoding.Decoder, ...rest: readonly unknown[]) => {
    if (client.onSeen) readUpdate(decoding.clone(decoder), client.onSeen);
    readSync(encoder, decoder, ...rest);
  };
  provider.messageHandlers[64] = (_encoder: unknown, decoder: decoding.Decoder) => {
    book.hearAck(decoding.readVarUint(decoder));
    client.onAck?.();
  };
  // Said to whoever asks for acks: what the seat may do here. These clients have no use for it.
  provider.messageHandlers[65] = () => {};
  // What one may do now is for our own client; a stock one that asked for acks would only complain.
  provider.messageHandlers[65] = () => {};
  if (connect) provider.connect();
  return client;
}

/** Acks count the frames of one socket; what they make durable is counted here over all sockets. */
function createAckBook() {
  const own: Uint8Array[] = [];
  // What each frame of the present socket brings the server up to: the first one after a reconnection carries
  // whatever the last socket had not delivered.
  let claims: number[] = [];
  let [durable, acks] = [0, 0];
  return {
    own,
    get durable() {
      return durable;
    },
    get written() {
      return claims.length;
    },
    get acked() {
      return acks;
    },
    startSocket: () => {
      claims = [];
      acks = 0;
    },
    wrote: () => claims.push(own.length),
    hearAck: (count: number) => {
      acks = count;
      durable = Math.max(durable, claims[count - 1] ?? 0);
    },
  };
}

type SocketEvents = {
  readonly opened: () => void;
  readonly wrote: (frame: Uint8Array) => unknown;
  readonly closed: (code: number) => unknown;
};

function createSocketClass(headers: ReturnType<typeof headersOf>, events: SocketEvents): typeof globalThis.WebSocket {
  class CookieSocket extends NodeSocket {
    #stream: Writable | null = null;
    #gathering = false;

    constructor(url: string, protocols: string[]) {
      super(url, protocols, headers);
      events.opened();
      this.once("upgrade", ({ socket }) => (this.#stream = socket));
      this.once("close", events.closed);
      // Without a listener an error of a closing socket would end the process.
      this.on("error", () => {});
    }

    override send(data: Uint8Array): void {
      this.#gather();
      events.wrote(data);
      super.send(data);
    }

    /** The many small frames of one turn of the event loop leave in one system call. */
    #gather(): void {
      const stream = this.#stream;
      if (!stream || this.#gathering) return;
      this.#gathering = true;
      stream.cork();
      setImmediate(() => {
        this.#gathering = false;
        stream.uncork();
      });
    }
  }
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}

/** What a browser would send along with a socket. */
export function headersOf({ host, cookie }: Pick<Door, "host" | "cookie">): {
  headers: { cookie: string };
  origin: string;
} {
  return { headers: { cookie }, origin: host.replace(/^ws/, "http") };
}

function readUpdate(decoder: decoding.Decoder, seen: (update: Uint8Array) => void): void {
  const step1 = 0;
  if (decoding.readVarUint(decoder) !== step1) seen(decoding.readVarUint8Array(decoder));
}

function carriesUpdate(frame: Uint8Array): boolean {
  return frame[0] === 0 && (frame[1] === 1 || frame[1] === 2);
}
