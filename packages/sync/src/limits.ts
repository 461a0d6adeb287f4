// What a room allows one person and one crowd, so that nobody can make it slow for the others.
import type { Peer } from "./peer.ts";

/** How long a beat is, in ms. */
export const beatMs = 50;

/** Handing out the document costs its size, so that one socket is handed it again only after a while (ms). */
export const joinPause = 1000;
/** A person opens a document in a window or two; hundreds of sockets of one session are something else. */
const mostSockets = 64;

/** Presence grows with the square of those present: the fuller a room, the more seldom it is told. In beats. */
export const beatsBetween = (peers: number) => Math.min(20, Math.ceil(peers / 12));

/**
 * A socket lags from so many bytes on that the network has not taken, until it is down to so few again; who lags
 * longer than so many milliseconds is asked to come again.
 */
export const lag = { from: 256 * 1024, until: 64 * 1024, longest: 30_000 } as const;
/** Rows to read at a time for one that lags: about as many bytes as it may have waiting. */
export const catchUpRows = (rowSize: number) => Math.max(1, Math.min(500, Math.floor(lag.from / Math.max(1, rowSize))));

export function isOneTooMany(peers: Iterable<Peer>, next: Peer): boolean {
  let same = 0;
  for (const { access } of peers) if (access.actor.session === next.access.actor.session) same += 1;
  return same >= mostSockets;
}

/**
 * How often a frame is judged and logged anew because another server was there first, before its writer comes again.
 */
export const mostTries = 100;
