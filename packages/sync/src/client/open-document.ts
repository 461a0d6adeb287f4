// A document over a stock y-websocket provider, with what the provider does not know: whether the server has saved.
import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import type { Address } from "../log.ts";
import { messageType } from "../wire.ts";
import { saveOf, type Save } from "./save-state.ts";
import { countingWebSocket, type SentCount } from "./sent.ts";

export type Status = {
  /** offline: it was lost or refused for now and is being tried again; closed: the server said not to come back */
  readonly link: "connecting" | "open" | "offline" | "closed";
  readonly save: Save;
  /** the document is here, whole */
  readonly synced: boolean;
  /** local edits the server has not called durable */
  readonly unsaved: number;
  /** what the server said last that one may do; null while it has said nothing, which leaves it as it was granted */
  readonly right: "write" | "read" | null;
  /** why the server closed for good: a code of `closeCode` */
  readonly closed: { readonly code: number } | null;
};

export type Connection = {
  readonly provider: WebsocketProvider;
  readonly awareness: WebsocketProvider["awareness"];
  /** The same object until something changes. */
  status(): Status;
  /** Calls back after every change of status. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Leaves the room. The Y.Doc stays the caller's. */
  close(): void;
};

export type OpenOptions = {
  /** ws://host/sync or wss://host/sync */
  readonly url: string;
  readonly address: Address;
  readonly seat: string;
  readonly doc: Y.Doc;
  /** the version of the document schema this client writes */
  readonly schema: number;
  readonly WebSocketPolyfill?: typeof WebSocket;
};

export function openDocument(options: OpenOptions): Connection {
  const { url, address, seat, doc, schema } = options;
  const listeners = new Set<() => void>();
  const count: SentCount = { written: 0, answered: false };
  let edits = 0;
  let tried = false;
  let acked = 0;
  let right: Status["right"] = null;
  let status: Status = { link: "connecting", save: "saved", synced: false, unsaved: 0, right, closed: null };

  const provider = new WebsocketProvider(url, `${address.document}/${address.epoch}`, doc, {
    connect: false,
    disableBc: true, // two tabs of one browser may sit in two seats; nothing may pass between them but by the server
    params: { seat, ack: "1", schema: String(schema) },
    WebSocketPolyfill: countingWebSocket(options.WebSocketPolyfill ?? WebSocket, count, refresh),
  });

  function linkNow(): Status["link"] {
    if (status.closed) return "closed";
    if (provider.wsconnected) return "open";
    return tried ? "offline" : "connecting";
  }

  function refresh(): void {
    const listening = provider.wsconnected && provider.ws?.readyState === 1;
    if (listening && count.answered && right !== "read" && acked >= count.written) edits = 0;
    const link = linkNow();
    const save = saveOf({ link, mayWrite: right !== "read", edits, before: status.save });
    const next = { link, save, synced: status.synced || provider.synced, unsaved: edits, right };
    const same = (Object.keys(next) as (keyof typeof next)[]).every((key) => next[key] === status[key]);
    if (same) return;
    status = { ...next, closed: status.closed };
    for (const listener of listeners) listener();
  }

  function edited(_update: Uint8Array, origin: unknown): void {
    if (origin === provider) return;
    edits += 1;
    refresh();
  }

  doc.on("update", edited);
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    acked = decoding.readVarUint(decoder);
    refresh();
  };
  provider.messageHandlers[messageType.right] = (_encoder, decoder) => {
    right = decoding.readVarUint(decoder) === 1 ? "write" : "read";
    refresh();
  };
  provider.on("status", ({ status: word }) => {
    if (word === "connected") acked = 0;
    if (word === "disconnected") tried = true;
    refresh();
  });
  provider.on("connection-close", () => {
    tried = true;
    refresh();
  });
  provider.on("closed", ({ code }) => {
    status = { ...status, closed: { code } };
    refresh();
  });
  provider.on("sync", refresh);
  provider.connect();

  return {
    provider,
    awareness: provider.awareness,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      doc.off("update", edited);
      listeners.clear();
      provider.destroy();
    },
  };
}
