// What a room allows one person and one crowd, so that nobody can make it slow for the others.
import type { Peer } from "./peer.ts";

/** Handing out the document costs its size, so that one socket is handed it again only after a while (ms). */
export const joinPause = 1000;
/** A person opens a document in a window or two; hundreds of sockets of one session are something else. */
const mostSockets = 64;
/** Presence grows with the square of those present: in a full room it is told less often. */
export const full = { peers: 20, beats: 4 } as const;

export function isOneTooMany(peers: Iterable<Peer>, next: Peer): boolean {
  let same = 0;
  for (const { access } of peers) if (access.actor.session === next.access.actor.session) same += 1;
  return same >= mostSockets;
}
