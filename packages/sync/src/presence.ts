// Who is in a room and where their carets are. The server owns this table: it decides whose entry is whose, stamps
// the clocks, writes the identity, and ends an entry with its socket. Nothing a browser says of others is believed.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageType } from "./wire.ts";

/** What the server says of the person behind an entry; it replaces whatever the browser put under `user`. */
export type Identity = Readonly<Record<string, string>>;

/** One Yjs client id has one entry; `peer` is the socket it came over. */
type Entry<Peer> = { peer: Peer; json: string; bytes: Uint8Array; sentAt: number };

export type Presence<Peer> = {
  /** Takes in an awareness update of a peer. Foreign, oversized and ended entries are dropped in silence. */
  hear(peer: Peer, identity: Identity, bytes: Uint8Array): void;
  /** Ends the peer's entry. */
  leave(peer: Peer): void;
  /** The whole table for a newcomer; undefined if nobody is there. */
  greeting(): Uint8Array | undefined;
  /** What changed since the last call, as one frame for each of `peers` that has something to hear. */
  changes(peers: Iterable<Peer>, send: (peer: Peer, frame: Uint8Array) => void): void;
  /** Marks entries older than `age` ms as changed, so that no client drops the owner of a sleeping tab. */
  refresh(age: number): void;
  readonly changed: boolean;
  /** The peer that announced this client id first, also after it has left: an id is never another's. */
  peerOf(client: number): Peer | undefined;
};

const largestState = 2048; // characters of JSON
const mostFirsts = 10_000;

/** `isSame(a, b)`: both sockets are one person in one seat, so that a reconnecting client takes its entry over. */
export function createPresence<Peer>(now: () => number, isSame: (a: Peer, b: Peer) => boolean): Presence<Peer> {
  const entries = new Map<number, Entry<Peer>>();
  const changed = new Map<number, Uint8Array>();
  const clientOf = new Map<Peer, number>();
  const firsts = createFirsts<Peer>((client) => entries.has(client));
  let stamp = 0;

  /** Clocks only ever rise, also across restarts, or clients would take news for old. */
  function encodeEntry(client: number, json: string): Uint8Array {
    stamp = Math.max(stamp + 1, now());
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, stamp);
    encoding.writeVarString(encoder, json);
    return encoding.toUint8Array(encoder);
  }

  function put(peer: Peer, client: number, json: string): void {
    const bytes = encodeEntry(client, json);
    entries.set(client, { peer, json, bytes, sentAt: now() });
    clientOf.set(peer, client);
    changed.set(client, bytes);
  }

  function end(client: number): void {
    const entry = entries.get(client);
    if (!entry) return;
    entries.delete(client);
    clientOf.delete(entry.peer);
    changed.set(client, encodeEntry(client, "null"));
  }

  /** A socket has one entry, under the first free client id it announces. */
  function mayUse(peer: Peer, client: number): boolean {
    const mine = clientOf.get(peer);
    if (mine !== undefined) return mine === client;
    const first = firsts.of(client);
    if (first !== undefined && !isSame(peer, first)) return false;
    const owner = entries.get(client)?.peer;
    if (owner !== undefined) clientOf.delete(owner);
    firsts.remember(client, peer);
    return true;
  }

  return {
    hear(peer, identity, bytes) {
      for (const { client, json } of parseEntries(bytes)) {
        if (!mayUse(peer, client)) continue;
        const state = json.length <= largestState ? parseState(json) : undefined;
        if (state === null) end(client);
        else if (state !== undefined) put(peer, client, JSON.stringify({ ...state, user: identity }));
      }
    },
    leave(peer) {
      const client = clientOf.get(peer);
      if (client !== undefined) end(client);
    },
    greeting() {
      return entries.size === 0 ? undefined : presenceFrame([...entries.values()].map((entry) => entry.bytes));
    },
    changes(peers, send) {
      if (changed.size === 0) return;
      const frames = framesOf(changed);
      for (const peer of peers) {
        const mine = clientOf.get(peer);
        for (const { entries: among, frame } of frames) {
          if (mine === undefined || !among.has(mine)) send(peer, frame);
          // A client takes what it hears of itself for true, so its own entry is left out.
          else if (among.size > 1) send(peer, presenceFrame([...among].flatMap(([c, b]) => (c === mine ? [] : [b]))));
        }
      }
      changed.clear();
    },
    refresh(age) {
      for (const [client, entry] of entries) {
        if (now() - entry.sentAt >= age) put(entry.peer, client, entry.json);
      }
    },
    get changed() {
      return changed.size > 0;
    },
    peerOf: firsts.of,
  };
}

/** Entries to a frame, so that whoever is among them costs a small frame of its own and shares the others. */
const perFrame = 8;

function framesOf(changed: ReadonlyMap<number, Uint8Array>) {
  const entries = [...changed];
  const frames: { readonly entries: ReadonlyMap<number, Uint8Array>; readonly frame: Uint8Array }[] = [];
  for (let at = 0; at < entries.length; at += perFrame) {
    const some = entries.slice(at, at + perFrame);
    frames.push({ entries: new Map(some), frame: presenceFrame(some.map(([, bytes]) => bytes)) });
  }
  return frames;
}

/** Who leaves comes back, perhaps after somebody who was listening: an id waits for the first who announced it. */
function createFirsts<Peer>(isHere: (client: number) => boolean) {
  const firsts = new Map<number, Peer>();
  return {
    of: (client: number) => firsts.get(client),
    remember(client: number, peer: Peer): void {
      if (!firsts.has(client)) firsts.set(client, peer);
      for (const oldest of firsts.keys()) {
        if (firsts.size <= mostFirsts) break;
        if (!isHere(oldest)) firsts.delete(oldest);
      }
    },
  };
}

/** An awareness frame without entries: it says no more than "the line is alive". */
export const heartbeat = presenceFrame([]);

function presenceFrame(entries: readonly Uint8Array[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const entry of entries) encoding.writeUint8Array(body, entry);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
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
