// What becomes of a frame that carries an update: it is judged, and logged if it is new, whole and the sender's own.
// Where another server was there first, the frame is judged once more under what that one wrote.
import { tryAgain } from "./flights.ts";
import type { Ledger } from "./ledger.ts";
import { mostTries } from "./limits.ts";
import type { Owner } from "./log.ts";
import { byOf, type Peer } from "./peer.ts";
import { closeCode, frameLimit, syncFrame, type CloseCode } from "./wire.ts";

export type WritingDeps = {
  readonly ledger: Ledger<Peer>;
  /** whose a client id is that nobody has written under yet */
  readonly ownerHere: (client: number) => Owner | undefined;
  /** the peer's first `count` frames are durable */
  readonly promise: (peer: Peer, count: number) => void;
  /** a reader's words were not taken, and it can be told so */
  readonly leftOut: (peer: Peer) => void;
  readonly refuse: (peer: Peer, code: CloseCode, reason: string) => void;
  /** the commit failed */
  readonly failed: (peer: Peer) => void;
};

type Write = { readonly type: "step2" | "update"; readonly update: Uint8Array };

/** Throws MalformedUpdate. */
export type Writing = (peer: Peer, write: Write) => void;

export function createWriting({ ledger, ownerHere, promise, leftOut, refuse, failed }: WritingDeps): Writing {
  /** A client that can be told that it may only read goes on reading; one that cannot would not know. */
  function leaveOut(peer: Peer): void {
    if (!peer.wantsAcks) return refuse(peer, closeCode.notAllowed, "you may read here, not write");
    peer.owes = true;
    leftOut(peer);
  }

  /** It is saved, and stands here where its sender does not see it. */
  function sendAnew(peer: Peer, count: number): void {
    peer.promise(count);
    peer.flushAck();
    refuse(peer, closeCode.reload, "what was written stands elsewhere than where it was put");
  }

  function take(peer: Peer, write: Write, count: number, tries = 0): void {
    const { type, update } = write;
    const mayWrite = peer.access.right() === "write";
    const verdict = ledger.judge(peer.access.actor, ownerHere, update);
    const nothingNew = verdict.kind === "nothing new";
    if (type === "step2" && verdict.kind !== "gap" && (mayWrite || nothingNew)) peer.owes = false;
    const waiter = {
      saved: () => (verdict.kind === "new" && verdict.moved ? sendAnew(peer, count) : promise(peer, count)),
      lost: () => failed(peer),
      again: () => (tries < mostTries ? take(peer, write, count, tries + 1) : failed(peer)),
    };
    if (nothingNew) return ledger.flights.afterCommits(waiter);
    if (!mayWrite) return leaveOut(peer);
    // Perhaps it is bound by a row that is not saved yet, and will be refused itself because another server was first.
    if (verdict.kind === "foreign" && ledger.flights.flying && tries < mostTries)
      return ledger.flights.afterCommits({ ...waiter, saved: () => tryAgain(waiter) });
    if (verdict.kind === "foreign") return refuse(peer, closeCode.notAllowed, "another's client id");
    if (verdict.kind === "gap") {
      peer.owes = true;
      return peer.send(syncFrame("step1", ledger.stateVector()));
    }
    ledger.append(verdict, byOf(peer.access), peer, waiter);
  }

  return (peer, write) => {
    const count = ++peer.written;
    const most = write.type === "step2" ? frameLimit.firstSync : frameLimit.live;
    if (write.update.length > most) return refuse(peer, closeCode.tooLarge, "frame too large");
    take(peer, write, count);
  };
}
