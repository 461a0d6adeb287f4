// How those who are here are told what changed in presence: as few frames as go together, and the same bytes for all
// but those who are among the entries themselves.
import * as encoding from "lib0/encoding";
import type { PresenceTable } from "./presence-table.ts";
import { messageType } from "./wire.ts";

export type Send<Peer> = (peer: Peer, frame: Uint8Array) => void;

export type Telling<Peer> = {
  /** Tells `peers` all that changed and was not told yet. */
  all(peers: Iterable<Peer>, send: Send<Peer>): void;
  /** The same, but no more than one frame, and of nobody who was told of less than `pause` ms ago. */
  some(peers: Iterable<Peer>, send: Send<Peer>, pause: number): void;
};

export function createTelling<Peer>(table: PresenceTable<Peer>, now: () => number): Telling<Peer> {
  const { entries, changed } = table;
  /** When an entry was told of, in ms. */
  const toldAt = new Map<number, number>();

  function tell(some: ReadonlyMap<number, Uint8Array>, peers: Iterable<Peer>, send: Send<Peer>): void {
    if (some.size === 0) return;
    sendAll(framesOf(some), (peer) => table.clientOf(peer), peers, send);
    for (const client of some.keys()) {
      changed.delete(client);
      if (entries.has(client)) toldAt.set(client, now());
      else toldAt.delete(client);
    }
  }

  return {
    all: (peers, send) => tell(new Map(changed), peers, send),
    some(peers, send, pause) {
      const some = new Map<number, Uint8Array>();
      for (const [client, bytes] of changed) {
        if (some.size === perFrame) break;
        if (now() - (toldAt.get(client) ?? 0) >= pause) some.set(client, bytes);
      }
      tell(some, peers, send);
    },
  };
}

/** Entries to a frame, so that whoever is among them costs a small frame of its own and shares the others. */
const perFrame = 8;

function sendAll<Peer>(
  frames: readonly Frame[],
  clientOf: (peer: Peer) => number | undefined,
  peers: Iterable<Peer>,
  send: Send<Peer>,
): void {
  for (const peer of peers) {
    const mine = clientOf(peer);
    for (const { entries: among, frame } of frames) {
      if (mine === undefined || !among.has(mine)) send(peer, frame);
      // A client takes what it hears of itself for true, so its own entry is left out.
      else if (among.size > 1) send(peer, presenceFrame([...among].flatMap(([c, b]) => (c === mine ? [] : [b]))));
    }
  }
}

type Frame = { readonly entries: ReadonlyMap<number, Uint8Array>; readonly frame: Uint8Array };

function framesOf(changed: ReadonlyMap<number, Uint8Array>): Frame[] {
  const entries = [...changed];
  const frames: Frame[] = [];
  for (let at = 0; at < entries.length; at += perFrame) {
    const some = entries.slice(at, at + perFrame);
    frames.push({ entries: new Map(some), frame: presenceFrame(some.map(([, bytes]) => bytes)) });
  }
  return frames;
}

/** An awareness frame without entries: it says no more than "the line is alive". */
export const heartbeat = presenceFrame([]);

export function presenceFrame(entries: readonly Uint8Array[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const entry of entries) encoding.writeUint8Array(body, entry);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}
