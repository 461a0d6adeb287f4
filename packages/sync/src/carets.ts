// When a room tells of carets. They go along with the rows that are shown, in the same write, a few at a time; where no
// rows are, they are told on the beats, the more seldom the more are here.
import { beatMs, beatsBetween } from "./limits.ts";
import type { Peer } from "./peer.ts";
import type { Presence } from "./presence.ts";

export type Carets = {
  /** Rows are being shown. */
  goAlong(): void;
  /** True: there is something to tell still. */
  beat(beat: number): boolean;
};

/** So many times as seldom are those told of on a beat who went along with no rows, while there are rows. */
const withRows = 4;

export function createCarets(presence: Presence<Peer>, peers: ReadonlySet<Peer>, now: () => number): Carets {
  let toldAt = 0;
  let rowsAt = -Infinity;
  const send = (peer: Peer, frame: Uint8Array): void => peer.send(frame);

  function* hearing(): Iterable<Peer> {
    for (const peer of peers) if (peer.joined && !peer.behind) yield peer;
  }

  return {
    goAlong() {
      rowsAt = now();
      if (presence.changed) presence.someChanges(hearing(), send, beatMs * beatsBetween(peers.size));
    },
    beat(beat) {
      if (!presence.changed) return false;
      const rowsFlow = now() - rowsAt < 2 * beatMs;
      if (beat - toldAt < beatsBetween(peers.size) * (rowsFlow ? withRows : 1)) return true;
      toldAt = beat;
      presence.changes(hearing(), send);
      return false;
    },
  };
}
