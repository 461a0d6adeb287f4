// Clients that write into one document, and what each of them must never lose: what it was told is durable, and what it
// saw of others.
import type * as Y from "yjs";
import { edit } from "./edits.ts";
import { createHolds } from "./holds.ts";
import type { Random } from "./random.ts";
import { openStockClient, stockVersions, type Door, type StockClient } from "./stock-client.ts";
import { turn, until } from "./wait.ts";

/** Edits of one client that are not yet durable. */
const mostUnderWay = 100;

export type Witness = { readonly client: StockClient; readonly seen: Uint8Array[]; proved: number };

export async function openWitnesses(doors: readonly Door[], count: number): Promise<Witness[]> {
  const witnesses = doors.slice(0, count).map((door, index) => {
    const version = stockVersions[index % stockVersions.length] ?? "3.1";
    const client = openStockClient(door, { version, acks: true });
    const seen: Uint8Array[] = [];
    // The bytes that came, not what Yjs made of them here: that may rest on what was never sent from here.
    client.onSeen = (update) => seen.push(update);
    return { client, seen, proved: 0 };
  });
  for (const { client } of witnesses) await client.synced();
  return witnesses;
}

type Writing = { readonly name: string; readonly random: Random; readonly until: () => boolean };

/** Everybody writes, faster than the disk takes it. */
export async function writeTogether(witnesses: readonly Witness[], writing: Writing): Promise<void> {
  while (!writing.until()) {
    for (const { client } of witnesses) {
      if (client.written - client.acked < mostUnderWay && client.provider.wsconnected)
        edit(client.doc, writing.name, writing.random);
    }
    await turn();
  }
}

/** Everybody notices that the server is gone, and stays away. */
export async function leave(witnesses: readonly Witness[]): Promise<void> {
  await until("every client notices", () => witnesses.every(({ client }) => !client.provider.wsconnected));
  for (const { client } of witnesses) client.disconnect();
}

/** Everybody comes back, with what was not saved. */
export async function comeBack(witnesses: readonly Witness[]): Promise<void> {
  for (const { client } of witnesses) client.connect();
  for (const { client } of witnesses) await client.synced();
}

export async function allDurable(witnesses: readonly Witness[]): Promise<void> {
  await until("all is durable", () => witnesses.every(({ client }) => client.durable === client.own.length));
}

/** What somebody reads who comes now and brings nothing. */
export async function readFresh(door: Door | undefined): Promise<Y.Doc> {
  if (!door) throw new Error("there is no seat that reads");
  const fresh = openStockClient(door);
  await fresh.synced();
  fresh.close();
  return fresh.doc;
}

type Lost = { acked: number; seen: number; lostAcked: number; lostSeen: number };

/** The updates that were promised or shown since the last look, and that are not in the document. */
export function findLost(witnesses: readonly Witness[], doc: Y.Doc): Lost {
  const holds = createHolds(doc);
  const total = { acked: 0, seen: 0, lostAcked: 0, lostSeen: 0 };
  for (const witness of witnesses) {
    const { client, seen } = witness;
    const acked = client.own.slice(witness.proved, client.durable);
    witness.proved = client.durable;
    total.acked += acked.length;
    total.seen += seen.length;
    total.lostAcked += acked.filter((update) => !holds(update)).length;
    total.lostSeen += seen.splice(0).filter((update) => !holds(update)).length;
  }
  return total;
}
