// An agent of the trace at work: a stock y-websocket client that sends what its desk has typed, but no sooner than the
// server has brought it everything the author had seen, and never with too much that is not yet acknowledged.
import * as Y from "yjs";
import { openStockClient, type Door, type StockClient } from "../support/stock-client.ts";
import type { Desks, Mark } from "./desks.ts";
import type { Versions } from "./versions.ts";

export type Agent = {
  readonly client: StockClient;
  /** true once everything is typed and durable */
  readonly finished: boolean;
  /** Sends what may be sent now; answers how many transactions that were. */
  advance(): number;
  /** true once everything that all agents typed has come over the wire */
  hasEverything(): boolean;
};

export type AgentOptions = {
  readonly agent: number;
  readonly door: Door;
  readonly desks: Desks;
  readonly versions: Versions;
  readonly agents: number;
  /** called when something has happened that may let an agent go on */
  readonly wake: () => void;
};

/** Frames without an ack: enough to keep the server's writer busy, few enough to be no flood. */
const window = 512;
const mostBuffered = 1024 * 1024;
/** Transactions in one turn of the event loop, so that acks and others' edits are read in between. */
const perTurn = 128;

export function openAgent({ agent, door, desks, versions, agents, wake }: AgentOptions): Agent {
  const client = openStockClient(door, { acks: true, connect: false });
  const own = versions.ofAgent(agent);
  const arrivals = createArrivals(client.doc, { desks, versions, agents });
  let next = 0;
  client.onAck = wake;
  client.doc.on("update", (_update, origin) => {
    if (origin === client.provider) wake();
  });
  client.connect();

  const mayType = (): boolean =>
    client.provider.synced &&
    client.written - client.acked < window &&
    (client.provider.ws?.bufferedAmount ?? 0) < mostBuffered;

  return {
    client,
    get finished() {
      return next === own.length && client.durable === client.own.length;
    },
    advance() {
      const before = next;
      for (; next < own.length && next < before + perTurn && mayType(); next++) {
        const txn = own[next] ?? 0;
        if (!arrivals.hasVersion(versions.before(txn), agent)) break;
        for (const update of desks(txn).updates) Y.applyUpdate(client.doc, update, agent);
      }
      return next - before;
    },
    hasEverything: () =>
      arrivals.hasVersion(Int32Array.from({ length: agents }, (_, other) => versions.ofAgent(other).length)),
  };
}

type Known = Pick<AgentOptions, "desks" | "versions" | "agents">;

/** Others' transactions arrive in their author's order, so the last one of a version speaks for those before it. */
function createArrivals(doc: Y.Doc, { desks, versions, agents }: Known) {
  const arrived = new Int32Array(agents);
  return {
    hasVersion(version: Int32Array, myself?: number): boolean {
      for (const [other, count] of version.entries()) {
        if (other === myself || (arrived[other] ?? 0) >= count) continue;
        if (!isThere(doc, desks(versions.ofAgent(other)[count - 1] ?? 0).mark)) return false;
        arrived[other] = count;
      }
      return true;
    },
  };
}

function isThere(doc: Y.Doc, mark: Mark | null): boolean {
  if (mark === null) return true;
  const { client, clock, deleted } = mark;
  if (Y.getState(doc.store, client) <= clock) return false;
  return !deleted || Y.getItem(doc.store, Y.createID(client, clock)).deleted;
}
