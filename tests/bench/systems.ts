// The systems that are measured side by side, and how a client finds a document in each.
import type { Process } from "./process.ts";
import { seatOf } from "./founding.ts";

export type SystemName = "ours" | "ours-shared" | "ours-postgres" | "hocuspocus" | "y-websocket" | "relay";

export type System = {
  readonly name: SystemName;
  readonly title: string;
  readonly server: URL;
  /** Hocuspocus puts the document's name before every frame, and wants a token first. */
  readonly dialect: "y-websocket" | "hocuspocus" | "relay";
  /** asks for acks, and gets them when an edit is on the disk */
  readonly durableAcks: boolean;
  /** keeps documents: can be joined */
  readonly keeps: boolean;
};

const serverAt = (name: string) => new URL(`./servers/${name}.ts`, import.meta.url);

export const systems: readonly System[] = [
  {
    name: "ours",
    title: "Hybrid Space, SQLite",
    server: serverAt("ours"),
    dialect: "y-websocket",
    durableAcks: true,
    keeps: true,
  },
  {
    name: "ours-shared",
    title: "Hybrid Space, SQLite, shared sockets",
    server: serverAt("ours"),
    dialect: "y-websocket",
    durableAcks: true,
    keeps: true,
  },
  {
    name: "ours-postgres",
    title: "Hybrid Space, PostgreSQL",
    server: serverAt("ours"), // on another store
    dialect: "y-websocket",
    durableAcks: true,
    keeps: true,
  },
  {
    name: "hocuspocus",
    title: "Hocuspocus 4.7, SQLite",
    server: serverAt("hocuspocus"),
    dialect: "hocuspocus",
    durableAcks: false,
    keeps: true,
  },
  {
    name: "y-websocket",
    title: "@y/websocket-server 0.1.1",
    server: serverAt("y-websocket"),
    dialect: "y-websocket",
    durableAcks: false,
    keeps: true,
  },
  {
    name: "relay",
    title: "bare ws relay",
    server: serverAt("relay"),
    dialect: "relay",
    durableAcks: false,
    keeps: false,
  },
];

/** Where client `k` finds document `n`. */
export function pathOf(system: SystemName, n: number, k: number): string {
  return system.startsWith("ours") ? `/sync/d${n}/1?seat=${seatOf(n, k)}&ack=1&schema=1` : `/d${n}`;
}

/** Whether clients come on sockets that may carry several documents, as the pages of the product do. */
export const isShared = (system: SystemName): boolean => system === "ours-shared";

/** What the load needs to know of a running server. */
export type Target = {
  readonly system: SystemName;
  readonly dialect: System["dialect"];
  readonly port: number;
  /**
   * where there are several servers: client `k` comes to the `k`th, round and round, and latency is that across them
   */
  readonly ports?: readonly number[];
  readonly cookies: readonly string[];
};

export type Running = { readonly target: Target; readonly server: Process; readonly load: Process };
