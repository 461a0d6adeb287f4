// Who is in a room and where their carets are. The server owns this table: it decides whose entry is whose, stamps
// the clocks, writes the identity, and ends an entry with its socket. Nothing a browser says of others is believed.
// Those whose sockets are at other servers are told of by those servers, which have checked them in the same way.
import * as decoding from "lib0/decoding";
import type { Owner } from "./log.ts";
import { createFirsts, createPresenceTable, nodeOf, peerOf, type Told } from "./presence-table.ts";
import { createTelling, presenceFrame, type Send } from "./presence-telling.ts";

/** What the server says of the person behind an entry; it replaces whatever the browser put under `user`. */
export type Identity = Readonly<Record<string, string>>;

export type Presence<Peer> = {
  /** Takes in an awareness update of a peer. Foreign, oversized and ended entries are dropped in silence. */
  hear(peer: Peer, identity: Identity, bytes: Uint8Array): void;
  /** Ends the peer's entry. */
  leave(peer: Peer): void;
  /** The whole table for a newcomer; undefined if nobody is there. */
  greeting(): Uint8Array | undefined;
  /** Tells `peers` all that changed and was not told yet. */
  changes(peers: Iterable<Peer>, send: Send<Peer>): void;
  /** The same, but no more than one frame, and of nobody who was told of less than `pause` ms ago. */
  someChanges(peers: Iterable<Peer>, send: Send<Peer>, pause: number): void;
  /** Marks entries older than `age` ms as changed, so that no client drops the owner of a sleeping tab. */
  refresh(age: number): void;
  readonly changed: boolean;
  /** Who announced this client id first, also after leaving: an id is never another's. */
  ownerOf(client: number): Owner | undefined;
  /** What other servers have not been told yet, as far as it is taken. */
  takeUntold(): Iterable<Told>;
  /** Other servers are to be told of everybody who is here. */
  tellAgain(): void;
  /** Takes in an entry of another server. */
  hearElsewhere(node: string, told: Told): void;
  /** Ends the entries of another server. */
  leaveElsewhere(node: string): void;
};

const largestState = 2048; // characters of JSON
/** Servers tell of everybody at least every twenty seconds: of whom nothing was heard for so long, the end was lost. */
const elsewhereFor = 35_000;

/**
 * `actorOf`: two sockets of one person in one seat are the same, so that a reconnecting client takes its entry over.
 */
export function createPresence<Peer>(now: () => number, actorOf: (peer: Peer) => Owner): Presence<Peer> {
  const table = createPresenceTable<Peer>(now);
  const { entries, changed } = table;
  const firsts = createFirsts((client) => entries.has(client));
  const telling = createTelling(table, now);

  /** A socket has one entry, under the first free client id it announces. */
  function mayUse(peer: Peer, client: number): boolean {
    const mine = table.clientOf(peer);
    return mine === undefined ? firsts.claim(client, actorOf(peer)) : mine === client;
  }

  /** Later than when the same person's former socket took it, whatever the clock of that one's server. */
  function sinceOf(peer: Peer, client: number): number {
    const before = entries.get(client);
    if (!before) return now();
    return peerOf(before) === peer ? before.since : Math.max(now(), before.since + 1);
  }

  function put(peer: Peer, client: number, json: string): void {
    const { person, seat } = actorOf(peer);
    table.put(client, { owner: { person, seat }, source: { peer }, since: sinceOf(peer, client), json });
  }

  return {
    hear(peer, identity, bytes) {
      for (const { client, json } of parseEntries(bytes)) {
        if (!mayUse(peer, client)) continue;
        const state = json.length <= largestState ? parseState(json) : undefined;
        if (state === null) table.end(client);
        else if (state !== undefined) put(peer, client, JSON.stringify({ ...state, user: identity }));
      }
    },
    leave(peer) {
      const client = table.clientOf(peer);
      if (client !== undefined) table.end(client);
    },
    greeting() {
      return entries.size === 0 ? undefined : presenceFrame([...entries.values()].map((entry) => entry.bytes));
    },
    changes: (peers, send) => telling.all(peers, send),
    someChanges: (peers, send, pause) => telling.some(peers, send, pause),
    refresh(age) {
      for (const [client, { sentAt, json, source }] of entries) {
        const isHere = "peer" in source;
        if (now() - sentAt < (isHere ? age : elsewhereFor)) continue;
        if (isHere) put(source.peer, client, json);
        else table.end(client);
      }
    },
    get changed() {
      return changed.size > 0;
    },
    ownerOf: firsts.of,
    *takeUntold() {
      for (const [client, told] of table.untold) {
        table.untold.delete(client);
        yield told;
      }
    },
    tellAgain() {
      for (const [client, entry] of entries) if ("peer" in entry.source) table.untold.set(client, { client, ...entry });
    },
    hearElsewhere(node, { client, owner, since, stamp, json }) {
      table.advance(stamp);
      if (!firsts.claim(client, owner)) return;
      const state = parseState(json);
      const present = entries.get(client);
      if (state === null && nodeOf(present) === node) table.end(client);
      // A client that moved from server to server is where it came last.
      const isLater = !present || nodeOf(present) === node || since > present.since;
      if (state && isLater) table.put(client, { owner, source: { node }, since, json });
    },
    leaveElsewhere(node) {
      for (const [client, entry] of entries) if (nodeOf(entry) === node) table.end(client);
    },
  };
}

/** Throws RangeError or a decoding error for bytes that are no awareness update. */
function parseEntries(bytes: Uint8Array): { client: number; json: string }[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > bytes.length) throw new RangeError("more entries than bytes");
  const entries: { client: number; json: string }[] = [];
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder); // its clock, which the server does not believe
    entries.push({ client, json: decoding.readVarString(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new RangeError("bytes after the end of an awareness update");
  return entries;
}

/** null ends an entry; undefined is nothing a client may say. */
function parseState(json: string): object | null | undefined {
  try {
    const state: unknown = JSON.parse(json);
    return typeof state === "object" && !Array.isArray(state) ? state : undefined;
  } catch {
    return undefined;
  }
}
