// The table of who is in a room: an entry for each Yjs client id, whether its socket is here or at another server on
// the same storage, and what has changed since it was told last, here and elsewhere. Who may have which entry is
// decided in presence.ts.
import * as encoding from "lib0/encoding";
import { isSame } from "./check.ts";
import type { Owner } from "./log.ts";

/** An entry as servers tell each other of it; `json` is "null" for one that has ended. */
export type Told = {
  readonly client: number;
  readonly owner: Owner;
  /** its clock where it comes from */
  readonly stamp: number;
  /** when its socket took it, by the clock of the server that has the socket */
  readonly since: number;
  readonly json: string;
};

/** The socket it came over, or the other server that told of it. */
export type Source<Peer> = { readonly peer: Peer } | { readonly node: string };

export type Entry<Peer> = Omit<Told, "client"> & {
  readonly source: Source<Peer>;
  readonly bytes: Uint8Array;
  readonly sentAt: number;
};

export type PresenceTable<Peer> = {
  readonly entries: ReadonlyMap<number, Entry<Peer>>;
  /** encoded entries, ended ones too, that those who are here have not been told yet */
  readonly changed: Map<number, Uint8Array>;
  /** of those who are here, what other servers have not been told yet */
  readonly untold: Map<number, Told>;
  clientOf(peer: Peer): number | undefined;
  put(client: number, entry: Pick<Entry<Peer>, "owner" | "source" | "since" | "json">): void;
  end(client: number): void;
  /** Another server's clocks have come so far; ours go on from there, or clients would take news for old. */
  advance(stamp: number): void;
};

export const peerOf = <Peer>(entry: Entry<Peer> | undefined): Peer | undefined =>
  entry && "peer" in entry.source ? entry.source.peer : undefined;
export const nodeOf = <Peer>(entry: Entry<Peer> | undefined): string | undefined =>
  entry && "node" in entry.source ? entry.source.node : undefined;

export function createPresenceTable<Peer>(now: () => number): PresenceTable<Peer> {
  const entries = new Map<number, Entry<Peer>>();
  const clients = new Map<Peer, number>();
  const changed = new Map<number, Uint8Array>();
  const untold = new Map<number, Told>();
  let stamp = 0;

  /** Clocks only ever rise, also across restarts. */
  function nextStamp(): number {
    return (stamp = Math.max(stamp + 1, now()));
  }

  /** Whoever had it has it no more. */
  function release(client: number): Entry<Peer> | undefined {
    const entry = entries.get(client);
    const peer = peerOf(entry);
    if (peer !== undefined) clients.delete(peer);
    return entry;
  }

  return {
    entries,
    changed,
    untold,
    clientOf: (peer) => clients.get(peer),
    put(client, { owner, source, since, json }) {
      release(client);
      const told = { client, owner, stamp: nextStamp(), since, json };
      const bytes = encodeEntry(told);
      entries.set(client, { ...told, source, bytes, sentAt: now() });
      changed.set(client, bytes);
      if (!("peer" in source)) return void untold.delete(client);
      clients.set(source.peer, client);
      untold.set(client, told);
    },
    end(client) {
      const entry = release(client);
      if (!entry) return;
      entries.delete(client);
      const told = { client, owner: entry.owner, stamp: nextStamp(), since: entry.since, json: "null" };
      changed.set(client, encodeEntry(told));
      if (peerOf(entry) !== undefined) untold.set(client, told);
    },
    advance: (to) => void (stamp = Math.max(stamp, to)),
  };
}

function encodeEntry({ client, stamp, json }: Told): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, stamp);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}

const mostFirsts = 10_000;

/** Who leaves comes back, perhaps after somebody who was listening: an id waits for the first who announced it. */
export function createFirsts(isHere: (client: number) => boolean) {
  const firsts = new Map<number, Owner>();
  return {
    of: (client: number): Owner | undefined => firsts.get(client),
    /** False: it is another's. */
    claim(client: number, owner: Owner): boolean {
      const first = firsts.get(client);
      if (first) return isSame(first, owner);
      firsts.set(client, owner);
      for (const oldest of firsts.keys()) {
        if (firsts.size <= mostFirsts) break;
        if (!isHere(oldest)) firsts.delete(oldest);
      }
      return true;
    },
  };
}
