// Hands the document to whoever asks with step 1, from bytes: the snapshot, the tail, and a step 2 of deletions, on
// which the client is synced. What everybody is handed is one and the same: a crowd costs one read and copies.
import type { Copy, Ledger } from "./ledger.ts";
import { joinPause } from "./limits.ts";
import type { Peer } from "./peer.ts";
import { decodeStateVector, isAtLeast } from "./state.ts";

export type HandingDeps = {
  readonly ledger: Ledger<Peer>;
  readonly now: () => number;
  /** the peer is handed the document, and hears the room from now on */
  readonly joined: (peer: Peer) => void;
  /** what it asked with is to be heard again */
  readonly again: (peer: Peer, frame: Uint8Array) => void;
  /** the document cannot be read now */
  readonly failed: (peer: Peer) => void;
};

export type Handing = {
  /** Answers a step 1, and its frame. False: it asks again too soon, and has to wait for its answer. */
  answer(peer: Peer, stateVector: Uint8Array, frame: Uint8Array): boolean;
  /** Answers one that had to wait, if it has waited long enough. True: it has to wait still. */
  answerLate(peer: Peer): boolean;
};

export function createHanding({ ledger, now, joined, again, failed }: HandingDeps): Handing {
  function answerAgain(peer: Peer, frame: Uint8Array): void {
    peer.joinedAt = -Infinity;
    again(peer, frame);
  }

  function hand(peer: Peer, has: ReadonlyMap<number, number>, { snapshot, tail }: Copy, frame: Uint8Array): void {
    if (snapshot) peer.send(snapshot);
    if (!isAtLeast(has, ledger.clocks)) for (const row of tail) peer.send(row.frame);
    if (peer.behind) peer.behind.seq = ledger.shown;
    joined(peer);
    peer.joined = true;
    const step2 = ledger.step2();
    ledger.flights.afterCommits({ saved: () => peer.send(step2), lost: () => answerAgain(peer, frame) });
  }

  return {
    answer(peer, stateVector, frame) {
      const has = decodeStateVector(stateVector);
      if (now() - peer.joinedAt < joinPause) {
        peer.askedAgain = frame;
        return false;
      }
      peer.joinedAt = now();
      const { base } = ledger;
      const copy = ledger.copy(base !== null && !isAtLeast(has, base.clocks));
      if (copy) hand(peer, has, copy, frame);
      else
        ledger.fetch().then(
          () => answerAgain(peer, frame),
          () => failed(peer),
        );
      return true;
    },
    answerLate(peer) {
      if (!peer.askedAgain) return false;
      if (now() - peer.joinedAt < joinPause) return true;
      again(peer, peer.askedAgain);
      peer.askedAgain = undefined;
      return false;
    },
  };
}
