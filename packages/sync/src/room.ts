// An open document and the sockets in it. A frame is checked, logged, and only after the commit shown to the others
// and acknowledged. A socket that breaks a rule is closed with a code; nobody else notices.
import { isSame } from "./check.ts";
import type { Deed, Written } from "./deed.ts";
import { full, isOneTooMany, joinPause } from "./limits.ts";
import { Ledger, type LedgerDeps } from "./ledger.ts";
import type { Address, Log } from "./log.ts";
import { byOf, type Peer } from "./peer.ts";
import { createPresence, heartbeat, type Presence } from "./presence.ts";
import { decodeStateVector, isAtLeast } from "./state.ts";
import { closeCode, frameLimit, parseMessage, rightFrame, syncFrame, type CloseCode, type Message } from "./wire.ts";

export type RoomDeps = LedgerDeps & {
  readonly now: () => number;
  /** asks for `flushAck` of this peer soon */
  readonly ackSoon: (peer: Peer) => void;
};

export class Room {
  readonly address: Address;
  readonly #deps: RoomDeps;
  readonly #ledger: Ledger;
  readonly #presence: Presence<Peer>;
  readonly #peers = new Set<Peer>();
  readonly #waitingForReady: ((ready: boolean) => void)[] = [];
  #held = 0;
  #beats = 0;
  #ready = false;
  #gone = false;

  constructor(address: Address, deps: RoomDeps) {
    this.address = address;
    this.#deps = deps;
    this.#ledger = new Ledger(address, deps);
    this.#presence = createPresence<Peer>(deps.now, (a, b) => isSame(a.access.actor, b.access.actor));
  }

  /** Nobody is here and nothing is on its way: the room may be forgotten. */
  get empty(): boolean {
    return this.#peers.size === 0 && this.#held === 0 && this.#ledger.idle;
  }

  /** Keeps the room open until the answer is called. */
  hold(): () => void {
    this.#held += 1;
    return () => void (this.#held -= 1);
  }

  /** The document could not be opened; whoever comes next needs a new room. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Reads the document, at first and after a failed commit, then takes up the frames that waited. */
  async open(): Promise<void> {
    this.#ready = false;
    try {
      if (!(await this.#ledger.load())) return this.#end(closeCode.notOpen, "not open to you");
    } catch (cause) {
      this.#deps.note("a document could not be read", this.address, cause);
      return this.#end(closeCode.tryAgain, "cannot be read now");
    }
    this.#ready = true;
    for (const peer of this.#peers) this.#welcome(peer);
    for (const answer of this.#waitingForReady.splice(0)) answer(this.#ready);
  }

  add(peer: Peer): void {
    if (isOneTooMany(this.#peers, peer)) return this.#refuse(peer, closeCode.tryAgain, "too many windows");
    this.#peers.add(peer);
    if (this.#ready) this.#welcome(peer);
  }

  remove(peer: Peer): void {
    peer.open = false;
    if (this.#peers.delete(peer)) this.#presence.leave(peer);
  }

  #end(code: CloseCode, reason: string): void {
    this.#gone = true;
    this.closeAll(code, reason);
    for (const answer of this.#waitingForReady.splice(0)) answer(false);
  }

  /** Resolves when nothing is on its way to disk any more. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#ledger.afterCommits({ saved: resolve, lost: resolve }));
  }

  closeAll(code: CloseCode, reason: string): void {
    for (const peer of this.#peers) this.#close(peer, code, reason);
  }

  /** Out at once: a peer that does not answer the closing handshake keeps no place and no presence meanwhile. */
  #close(peer: Peer, code: CloseCode, reason: string): void {
    peer.close(code, reason);
    this.remove(peer);
  }

  /** Folds what piled up, as the last socket leaves. */
  async rest(): Promise<void> {
    if (this.#ready && this.#ledger.tail.length > 20) await this.#ledger.fold();
  }

  #welcome(peer: Peer): void {
    this.revise(peer);
    for (let frame = peer.waiting.shift(); frame && this.#ready; frame = peer.waiting.shift())
      this.receive(peer, frame);
  }

  /** Tells a peer what it may do now, if that changed; one that may not even read is closed. */
  revise(peer: Peer): void {
    const right = peer.access.right();
    if (right === "none") return this.#close(peer, closeCode.notAllowed, "no longer open to you");
    if (!this.#ready || right === peer.right) return;
    if (peer.wantsAcks) peer.send(rightFrame(right));
    peer.right = right;
    // Asking only those who may answer: a reader's stock client would send a step 2 it may not write.
    if (right === "write") peer.send(syncFrame("step1", this.#ledger.stateVector()));
  }

  receive(peer: Peer, frame: Uint8Array): void {
    if (!peer.open) return;
    if (!this.#ready) {
      peer.waiting.push(frame);
      return;
    }
    try {
      this.#handle(peer, parseMessage(frame), frame);
    } catch (cause) {
      this.#deps.note("a frame that cannot be read was refused", this.address, cause);
      this.#close(peer, closeCode.malformed, "malformed frame");
    }
  }

  #handle(peer: Peer, message: Message, frame: Uint8Array): void {
    const right = peer.access.right();
    if (right === "none") return this.#close(peer, closeCode.notAllowed, "no longer open to you");
    switch (message.type) {
      case "step1":
        return this.#join(peer, decodeStateVector(message.stateVector), frame);
      case "step2":
      case "update":
        return this.#write(peer, message.type, message.update, right === "write");
      case "presence":
        // Stock clients send back whatever they hear, so a full room makes honest frames long: dropped, not punished.
        if (message.presence.length > frameLimit.presence) return;
        return this.#presence.hear(peer, peer.access.identity, message.presence);
      case "queryPresence":
        if (this.#deps.now() - peer.greetedAt < joinPause) return;
        peer.greetedAt = this.#deps.now();
        return this.#greet(peer);
    }
  }

  #write(peer: Peer, type: "step2" | "update", update: Uint8Array, mayWrite: boolean): void {
    const count = ++peer.written;
    if (update.length > (type === "step2" ? frameLimit.firstSync : frameLimit.live))
      return this.#refuse(peer, closeCode.tooLarge, "frame too large");
    const verdict = this.#ledger.judge(peer.access.actor, (client) => this.#ownerHere(client), update);
    const nothingNew = verdict.kind === "nothing new";
    if (type === "step2" && verdict.kind !== "gap" && (mayWrite || nothingNew)) peer.owes = false;
    const waiter = {
      saved: () => this.#promise(peer, count),
      lost: () => this.#fail(peer),
    };
    if (nothingNew) return this.#ledger.afterCommits(waiter);
    if (!mayWrite) return this.#leaveOut(peer);
    if (verdict.kind === "foreign") return this.#refuse(peer, closeCode.notAllowed, "another's client id");
    if (verdict.kind === "gap") {
      peer.owes = true;
      return peer.send(syncFrame("step1", this.#ledger.stateVector()));
    }
    this.#ledger.append(verdict, byOf(peer.access), (row) => this.#broadcast(peer, row.frame), waiter);
  }

  /** A reader's words are not taken. A client that can be told goes on reading; one that cannot would not know. */
  #leaveOut(peer: Peer): void {
    if (!peer.wantsAcks) return this.#refuse(peer, closeCode.notAllowed, "you may read here, not write");
    this.#deps.note("a frame was not taken: you may read here, not write", this.address);
    peer.owes = true;
    this.revise(peer);
  }

  #ownerHere(client: number) {
    return this.#presence.peerOf(client)?.access.actor;
  }

  #refuse(peer: Peer, code: CloseCode, reason: string): void {
    this.#deps.note(`a frame was refused: ${reason}`, this.address);
    this.#close(peer, code, reason);
  }

  /** Resolves when the document is here, at first or after a failed commit; false if it cannot be opened. */
  ready(): Promise<boolean> {
    if (this.#ready || this.#gone) return Promise.resolve(this.#ready);
    return new Promise((answer) => this.#waitingForReady.push(answer));
  }

  /** What stands in the way of a deed, or the way to write it. Nothing may be awaited in between. */
  prepare({ update, beside, after, ...access }: Deed): Written | ((send: Log["append"]) => Promise<Written>) {
    if (!this.#ready) return "unavailable";
    if (access.right() !== "write") return "refused";
    if (after !== undefined && after !== this.#ledger.head) return "stale";
    const verdict = this.#ledger.judge(access.actor, (client) => this.#ownerHere(client), update);
    if (verdict.kind !== "new") return verdict.kind === "foreign" ? "refused" : "stale";
    return (send) =>
      new Promise((answer) => {
        const waiter = { saved: () => answer("saved"), lost: () => (answer("unavailable"), this.#recover()) };
        const by = { ...byOf(access), ...(beside && { beside }) };
        this.#ledger.append(verdict, by, (row) => this.#broadcast(undefined, row.frame), waiter, send);
      });
  }

  #broadcast(from: Peer | undefined, frame: Uint8Array): void {
    for (const peer of this.#peers) {
      if (peer !== from && peer.joined) peer.send(frame);
    }
  }

  #promise(peer: Peer, count: number): void {
    peer.promise(count);
    this.#deps.ackSoon(peer);
  }

  /** The commit failed: no ack, and the writer comes again with all it has. The others keep their places. */
  #fail(peer: Peer): void {
    this.#close(peer, closeCode.tryAgain, "could not be saved");
    this.#recover();
  }

  #recover(): void {
    this.#ready = false;
    if (this.#ledger.idle) void this.open();
  }

  /** Answers step 1 from bytes: the snapshot, the tail, and a step 2 of deletions, on which the client is synced. */
  #join(peer: Peer, has: ReadonlyMap<number, number>, frame: Uint8Array): void {
    if (this.#deps.now() - peer.joinedAt < joinPause) {
      peer.askedAgain = frame;
      return;
    }
    peer.joinedAt = this.#deps.now();
    const { base } = this.#ledger;
    if (!base || isAtLeast(has, base.clocks)) return this.#hand(peer, has, frame);
    this.#ledger.snapshotFrame(base).then(
      (snapshot) => {
        // While the bytes were read, the base may have moved on, past rows that are no longer in the tail.
        if (!this.#ready || this.#ledger.base !== base) return this.#again(peer, frame);
        peer.send(snapshot);
        this.#hand(peer, has, frame);
      },
      () => this.#close(peer, closeCode.tryAgain, "cannot be read now"),
    );
  }

  #hand(peer: Peer, has: ReadonlyMap<number, number>, frame: Uint8Array): void {
    if (!isAtLeast(has, this.#ledger.clocks)) for (const row of this.#ledger.tail) peer.send(row.frame);
    if (!peer.joined) this.#greet(peer);
    peer.joined = true;
    const step2 = syncFrame("step2", this.#ledger.deletions());
    this.#ledger.afterCommits({ saved: () => peer.send(step2), lost: () => this.#again(peer, frame) });
  }

  #again(peer: Peer, frame: Uint8Array): void {
    peer.joinedAt = -Infinity;
    this.receive(peer, frame);
  }

  #greet(peer: Peer): void {
    const greeting = this.#presence.greeting();
    if (greeting) peer.send(greeting);
  }

  /** Sends what changed in presence since the last beat. */
  beat(): void {
    for (const peer of this.#peers) this.#answer(peer);
    this.#beats += 1;
    if (this.#peers.size > full.peers && this.#beats % full.beats !== 0) return;
    this.#presence.changes(this.#joined(), (peer, frame) => peer.send(frame));
  }

  #answer(peer: Peer): void {
    if (!peer.askedAgain || this.#deps.now() - peer.joinedAt < joinPause) return;
    this.receive(peer, peer.askedAgain);
    peer.askedAgain = undefined;
  }

  /** Keeps entries and lines alive, and lets go of cached bytes. Called every few seconds. */
  keepAlive(): void {
    this.#presence.refresh(10_000);
    this.beat();
    for (const peer of this.#peers) peer.send(heartbeat);
    this.#ledger.forget();
  }

  *#joined(): Iterable<Peer> {
    for (const peer of this.#peers) if (peer.joined) yield peer;
  }
}
