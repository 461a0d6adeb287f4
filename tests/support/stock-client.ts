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
};

export type StockClient = {
  readonly doc: Y.Doc;
  readonly provider: Provider21 | Provider30 | Provider31;
  /** sync frames written on the present socket that carry an update */
  readonly written: number;
  /** how many of those the server has called durable */
  readonly acked: number;
  /** close codes of the sockets so far */
  readonly closes: readonly number[];
  /** called with every frame counted in `written`, and with every ack */
  onWritten: (() => void) | null;
  onAcked: ((count: number) => void) | null;
  /** called when a new socket starts, so that the counts start again */
  onSocket: (() => void) | null;
  synced(): Promise<void>;
  disconnect(): void;
  connect(): void;
  close(): void;
};

export function openStockClient(door: Door, options: StockOptions = {}): StockClient {
  const { version = "3.1", doc = new Y.Doc(), connect = true, acks = false } = options;
  const counts = { written: 0, acked: 0 };
  const closes: number[] = [];
  const WebSocketPolyfill = createSocketClass(door, {
    opened() {
      [counts.written, counts.acked] = [0, 0];
      client.onSocket?.();
    },
    wrote(frame) {
      if (!carriesUpdate(frame)) return;
      counts.written += 1;
      client.onWritten?.();
    },
    closed: (code) => closes.push(code),
  });
  const params: Record<string, string> = acks ? { seat: door.seat, ack: "1" } : { seat: door.seat };
  const open = providers[version];
  const provider = new open(`${door.host}/sync`, `${door.document}/${door.epoch}`, doc, {
    params,
    connect: false,
    // Clients of one process would meet on a BroadcastChannel, behind the server's back.
    disableBc: true,
    WebSocketPolyfill,
  });
  const client: StockClient = {
    doc,
    provider,
    get written() {
      return counts.written;
    },
    get acked() {
      return counts.acked;
    },
    closes,
    onWritten: null,
    onAcked: null,
    onSocket: null,
    async synced() {
      await until(`a stock ${version} client is synced (closed with: ${closes.join()})`, () => provider.synced);
    },
    disconnect: () => provider.disconnect(),
    connect: () => provider.connect(),
    close() {
      provider.destroy();
      provider.awareness.destroy();
    },
  };
  provider.messageHandlers[64] = (_encoder: unknown, decoder: decoding.Decoder) => {
    counts.acked = decoding.readVarUint(decoder);
    client.onAcked?.(counts.acked);
  };
  if (connect) provider.connect();
  return client;
}

type SocketEvents = {
  readonly opened: () => void;
  readonly wrote: (frame: Uint8Array) => void;
  readonly closed: (code: number) => void;
};

function createSocketClass(door: Door, events: SocketEvents): typeof globalThis.WebSocket {
  class CookieSocket extends NodeSocket {
    #stream: Writable | null = null;
    #gathering = false;

    constructor(url: string, protocols: string[]) {
      super(url, protocols, headersOf(door));
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

function carriesUpdate(frame: Uint8Array): boolean {
  return frame[0] === 0 && (frame[1] === 1 || frame[1] === 2);
}
