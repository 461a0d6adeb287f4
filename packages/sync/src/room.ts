// An open document and the sockets in it. A frame is checked, logged, and only after the commit shown to the others
// and acknowledged. A socket that breaks a rule is closed with a code; nobody else notices.
import { isSame } from "./check.ts";
import type { Deed, Written } from "./deed.ts";
import { createFanOut, type FanOut } from "./fan-out.ts";
import { createHanding, type Handing } from "./handing.ts";
import { beatsBetween, isOneTooMany, joinPause } from "./limits.ts";
import { Ledger, type LedgerDeps } from "./ledger.ts";
import type { Address } from "./log.ts";
import { byOf, type Peer } from "./peer.ts";
import { createPresence, heartbeat, type Presence } from "./presence.ts";
import { closeCode, frameLimit, parseMessage, rightFrame, syncFrame, type CloseCode, type Message } from "./wire.ts";

export type RoomDeps = LedgerDeps & {
  readonly now: () => number;
  /** asks for `flush` of this room once what is going on now has been done */
  readonly flushSoon: (room: Room) => void;
  /** asks for a `beat` of this room, until one says that there is nothing more to do */
  readonly stir: (room: Room) => void;
};

export class Room {
  readonly address: Address;
  readonly #deps: RoomDeps;
  readonly #ledger: Ledger<Peer>;
  readonly #presence: Presence<Peer>;
  readonly #peers = new Set<Peer>();
  readonly #fanOut: FanOut;
  readonly #handing: Handing;
  /** Deeds that wait for the room to be ready. */
  readonly #deeds: { readonly deed: Deed; readonly answer: (written: Written) => void }[] = [];
  /** Those whose acks are due. */
  readonly #owed = new Set<Peer>();
  /** The beat on which presence was told last. */
  #toldAt = 0;
  #ready = false;
  #gone = false;

  constructor(address: Address, deps: RoomDeps) {
    this.address = address;
    this.#deps = deps;
    this.#ledger = new Ledger(address, deps, () => deps.flushSoon(this));
    this.#fanOut = createFanOut({
      ...deps,
      address,
      ledger: this.#ledger,
      peers: this.#peers,
      caughtUp: (peer) => this.#greet(peer),
      close: (peer, code, reason) => this.#close(peer, code, reason),
    });
    this.#handing = createHanding({
      ledger: this.#ledger,
      now: deps.now,
      joined: (peer) => peer.joined || this.#greet(peer),
      again: (peer, frame) => this.receive(peer, frame),
      failed: (peer) => this.#close(peer, closeCode.tryAgain, "cannot be read now"),
    });
    this.#presence = createPresence<Peer>(deps.now, (a, b) => isSame(a.access.actor, b.access.actor));
  }

  /** Nobody is here and nothing is on its way: the room may be forgotten. */
  get empty(): boolean {
    return this.#peers.size === 0 && this.#deeds.length === 0 && this.#ledger.idle;
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
    this.#act();
  }

  add(peer: Peer): void {
    if (isOneTooMany(this.#peers, peer)) return this.#refuse(peer, closeCode.tryAgain, "too many windows");
    this.#peers.add(peer);
    if (this.#ready) this.#welcome(peer);
  }

  remove(peer: Peer): void {
    peer.open = false;
    if (!this.#peers.delete(peer)) return;
    this.#presence.leave(peer);
    if (this.#presence.changed) this.#deps.stir(this);
  }

  #end(code: CloseCode, reason: string): void {
    this.#gone = true;
    this.closeAll(code, reason);
    for (const { answer } of this.#deeds.splice(0)) answer("unavailable");
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
    if (this.#ready && this.#ledger.unfolded > 20) await this.#ledger.fold();
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
        if (!this.#handing.answer(peer, message.stateVector, frame)) this.#deps.stir(this);
        return;
      case "step2":
      case "update":
        return this.#write(peer, message.type, message.update, right === "write");
      case "presence":
        // Stock clients send back whatever they hear, so a full room makes honest frames long: dropped, not punished.
        if (message.presence.length > frameLimit.presence) return;
        this.#presence.hear(peer, peer.access.identity, message.presence);
        return this.#deps.stir(this);
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
    this.#ledger.append(verdict, byOf(peer.access), peer, waiter);
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

  /** Does what the server does in somebody's name; frames and deeds stand in one order. */
  write(deed: Deed): Promise<Written> {
    if (this.#gone) return Promise.resolve("unavailable");
    return new Promise((answer) => {
      this.#deeds.push({ deed, answer });
      this.#act();
    });
  }

  #act(): void {
    for (let next = this.#ready && this.#deeds.shift(); next; next = this.#ready && this.#deeds.shift())
      this.#do(next.deed, next.answer);
  }

  #do({ update, beside, ...access }: Deed, answer: (written: Written) => void): void {
    if (access.right() !== "write") return answer("refused");
    const verdict = this.#ledger.judge(access.actor, (client) => this.#ownerHere(client), update);
    if (verdict.kind !== "new") return answer(verdict.kind === "foreign" ? "refused" : "stale");
    const lost = () => {
      answer("unavailable");
      this.#recover();
    };
    const waiter = { saved: () => answer("saved"), lost };
    const by = beside === undefined ? byOf(access) : { ...byOf(access), beside };
    this.#ledger.append(verdict, by, undefined, waiter);
  }

  /** Shows what was committed, several rows as one frame where they go together; then come the promises. */
  flush(): void {
    const { rows, waiters } = this.#ledger.takeCommitted();
    this.#fanOut.show(rows);
    for (const { saved } of waiters) saved();
    for (const peer of this.#owed) peer.flushAck();
    this.#owed.clear();
    if (this.#fanOut.tend()) this.#deps.stir(this);
  }

  #promise(peer: Peer, count: number): void {
    peer.promise(count);
    if (this.#owed.size === 0) this.#deps.flushSoon(this);
    this.#owed.add(peer);
  }

  /** The commit failed: no ack, and the writer comes again with all it has. The others keep their places. */
  #fail(peer: Peer): void {
    this.#close(peer, closeCode.tryAgain, "could not be saved");
    this.#recover();
  }

  #recover(): void {
    this.#ready = false;
    this.flush();
    if (this.#ledger.idle) void this.open();
  }

  #greet(peer: Peer): void {
    const greeting = this.#presence.greeting();
    if (greeting) peer.send(greeting);
  }

  /** Sends what changed in presence, the more seldom the more are here. True: another beat is needed. */
  beat(beat: number): boolean {
    let more = this.#fanOut.tend();
    for (const peer of this.#peers) if (peer.askedAgain) more = this.#handing.answerLate(peer) || more;
    if (!this.#presence.changed) return more;
    if (beat - this.#toldAt < beatsBetween(this.#peers.size)) return true;
    this.#toldAt = beat;
    this.#presence.changes(this.#hearing(), (peer, frame) => peer.send(frame));
    return more;
  }

  /** Keeps entries and lines alive, and lets go of cached bytes. Called every few seconds. */
  keepAlive(): void {
    this.#presence.refresh(10_000);
    if (this.#presence.changed) this.#deps.stir(this);
    for (const peer of this.#peers) if (!peer.behind) peer.send(heartbeat);
    this.#ledger.forget();
  }

  *#hearing(): Iterable<Peer> {
    for (const peer of this.#peers) if (peer.joined && !peer.behind) yield peer;
  }
}
