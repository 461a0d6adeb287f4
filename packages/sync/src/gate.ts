// Servers that write into one document overtake each other. Whoever is overtaken says so to the others, and for a while
// all of them take turns: one batch is on its way at a time, what comes meanwhile waits to be judged under whatever is
// there first, and after its batch a server lets another one go, for twice as long as its own batch took. So none of
// them tries in vain for long, however busy the machine; where nobody is overtaken nobody waits.
import type { Peer } from "./peer.ts";
import { isWriteFrame } from "./wire.ts";

/** In milliseconds: how long after somebody was overtaken last turns are taken, and how long another's may be. */
const [crowdedFor, longest] = [2000, 500];

export type Gate = {
  /** True: the frame waits for the next turn. */
  holds(peer: Peer, frame: Uint8Array): boolean;
  /** Whatever is written within is one turn. */
  pass(deed: () => void): void;
  /** Hands on what waited. */
  drain(): void;
  /** Somebody was overtaken, here or at another server. */
  crowd(): void;
  /** Our batch may have arrived. */
  landed(): void;
  /** It is our turn again once another server's rows were shown, or has had the time. */
  turn(othersWrote: boolean): void;
  readonly closed: boolean;
};

/** `flights` are ours on their way to the disk; `stir` asks for a beat. */
export function createGate(
  now: () => number,
  flights: { readonly flying: boolean },
  receive: (peer: Peer, frame: Uint8Array) => void,
  stir: () => void,
): Gate {
  let waiting: (readonly [Peer, Uint8Array])[] = [];
  let crowdedUntil = -Infinity;
  let closed = false;
  let passing = false;
  let [leftAt, landedAt] = [0, Infinity];

  function drain(): void {
    const due = waiting;
    waiting = [];
    for (const [peer, frame] of due) receive(peer, frame);
  }

  function pass(deed: () => void): void {
    if (passing) return deed();
    passing = true;
    try {
      deed();
    } finally {
      passing = false;
      closed = now() < crowdedUntil && flights.flying;
      if (closed) {
        [leftAt, landedAt] = [now(), Infinity];
        stir();
      }
    }
  }

  return {
    holds(peer, frame) {
      if (!closed || passing || !isWriteFrame(frame)) return false;
      waiting.push([peer, frame]);
      return true;
    },
    pass,
    drain,
    crowd: () => void (crowdedUntil = now() + crowdedFor),
    landed() {
      if (closed && !flights.flying) landedAt = Math.min(landedAt, now());
    },
    turn(othersWrote) {
      if (!closed || flights.flying) return;
      const waited = now() - landedAt >= Math.min(longest, 2 * (landedAt - leftAt));
      if (othersWrote || waited) pass(drain);
    },
    get closed() {
      return closed;
    },
  };
}
