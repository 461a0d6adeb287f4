// An open document and the sockets in it. A frame is checked, logged, and only after the commit shown to the others
// and acknowledged. A socket that breaks a rule is closed with a code; nobody else notices.
import { createCarets, type Carets } from "./carets.ts";
import { createDeeds, type Deeds } from "./deeds.ts";
import { createFanOut, type FanOut } from "./fan-out.ts";
import { tryAgain } from "./flights.ts";
import { createGate, type Gate } from "./gate.ts";
import { createHanding, type Handing } from "./handing.ts";
import { createFollower, type Follower } from "./elsewhere.ts";
import { isOneTooMany, joinPause } from "./limits.ts";
import { Ledger, type LedgerDeps } from "./ledger.ts";
import type { Address } from "./log.ts";
import type { Peer } from "./peer.ts";
import { createPresence, type Presence } from "./presence.ts";
import { heartbeat } from "./presence-telling.ts";
import { closeCode, frameLimit, parseMessage, rightFrame, syncFrame, type CloseCode, type Message } from "./wire.ts";
import { createWriting, type Writing } from "./writing.ts";

export type RoomDeps = LedgerDeps & {
  readonly now: () => number;
  /** asks for `flush` of this room once what is going on now has been done */
  readonly flushSoon: (room: Room) => void;
  /** another server was there first */
  readonly crowded?: (room: Room) => void;
  /** asks for a `beat` of this room, until one says that there is nothing more to do */
  readonly stir: (room: Room) => void;
};

export class Room {
  readonly address: Address;
  readonly #deps: RoomDeps;
  readonly #ledger: Ledger<Peer>;
  readonly presence: Presence<Peer>;
  readonly #peers = new Set<Peer>();
  readonly #fanOut: FanOut;
  readonly #handing: Handing;
  readonly #writing: Writing;
  readonly #deeds: Deeds;
  readonly #follower: Follower;
  readonly gate: Gate;
  readonly #carets: Carets;
  /** Those whose acks are due. */
  readonly #owed = new Set<Peer>();
  #opening = false;
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
    const ready = () => this.#isReady;
    const ownerHere = (client: number) => this.presence.ownerOf(client);
    const recover = () => this.#recover();
    const common = { ...deps, address, ledger: this.#ledger, ready, ownerHere };
    this.#deeds = createDeeds({ ...common, recover });
    this.#follower = createFollower({ ...common, failed: recover });
    const receive: Room["receive"] = (peer, frame) => this.receive(peer, frame);
    this.gate = createGate(deps.now, this.#ledger.flights, receive, () => deps.stir(this));
    this.#writing = createWriting({
      ...common,
      promise: (peer, count) => this.#promise(peer, count),
      leftOut: (peer) => this.#tellRight(peer),
      refuse: (peer, code, reason) => this.#refuse(peer, code, reason),
      failed: (peer) => this.#fail(peer),
    });
    this.presence = createPresence<Peer>(deps.now, (peer) => peer.access.actor);
    this.#carets = createCarets(this.presence, this.#peers, deps.now);
  }

  /** Nobody is here and nothing is on its way: the room may be forgotten. */
  get empty(): boolean {
    return this.#peers.size === 0 && this.#deeds.none && this.#ledger.flights.idle;
  }

  /** What is known here is what the disk holds and what is on its way there: not so once a commit has failed. */
  get #isReady(): boolean {
    return this.#ready && !this.#ledger.flights.broken;
  }

  /** The document could not be opened; whoever comes next needs a new room. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Reads the document, at first and after a failed commit, then takes up what waited. */
  async open(): Promise<void> {
    this.#ready = false;
    this.#opening = true;
    try {
      const found = await this.#ledger.load();
      if (found === "over") return this.#end(closeCode.newEpoch, "the epoch is over");
      if (found === "missing") return this.#end(closeCode.notOpen, "not open to you");
    } catch (cause) {
      this.#deps.note("a document could not be read", this.address, cause);
      return this.#end(closeCode.tryAgain, "cannot be read now");
    } finally {
      this.#opening = false;
    }
    this.#ready = true;
    const overtaken = this.#ledger.flights.takeOvertaken();
    if (overtaken.length > 0) this.#deps.crowded?.(this);
    this.gate.pass(() => {
      for (const waiter of overtaken) tryAgain(waiter);
      this.gate.drain();
      for (const peer of this.#peers) this.#welcome(peer);
    });
    this.#deeds.act();
  }

  /** The document has come to this row, perhaps by another server. */
  hear(head: number): void {
    this.#follower.hear(head);
  }

  add(peer: Peer): void {
    if (isOneTooMany(this.#peers, peer)) return this.#refuse(peer, closeCode.tryAgain, "too many windows");
    this.#peers.add(peer);
    if (this.#isReady) this.#welcome(peer);
  }

  remove(peer: Peer): void {
    peer.open = false;
    if (!this.#peers.delete(peer)) return;
    this.presence.leave(peer);
    if (this.presence.changed) this.#deps.stir(this);
  }

  #end(code: CloseCode, reason: string): void {
    this.#gone = true;
    this.closeAll(code, reason);
    for (const { lost } of this.#ledger.flights.takeOvertaken()) lost();
    this.#deeds.giveUp();
  }

  /** Resolves when nothing is on its way to disk any more. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#ledger.flights.afterCommits({ saved: resolve, lost: resolve }));
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
    if (this.#isReady && this.#ledger.unfolded > 20) await this.#ledger.fold();
  }

  #welcome(peer: Peer): void {
    this.revise(peer);
    for (let frame = peer.waiting.shift(); frame && this.#isReady; frame = peer.waiting.shift())
      this.receive(peer, frame);
  }

  /** Tells a peer what it may do now, if that changed; one that may not even read is closed. */
  revise(peer: Peer): void {
    const right = peer.access.right();
    if (right === "none") return this.#close(peer, closeCode.notAllowed, "no longer open to you");
    if (!this.#isReady || right === peer.right) return;
    if (peer.wantsAcks) peer.send(rightFrame(right));
    peer.right = right;
    // Asking only those who may answer: a reader's stock client would send a step 2 it may not write.
    if (right === "write") peer.send(syncFrame("step1", this.#ledger.stateVector()));
  }

  receive(peer: Peer, frame: Uint8Array): void {
    if (!peer.open) return;
    if (!this.#isReady) {
      peer.waiting.push(frame);
      return;
    }
    if (this.gate.holds(peer, frame)) return;
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
        return this.gate.pass(() => this.#writing(peer, message));
      case "presence":
        // Stock clients send back whatever they hear, so a full room makes honest frames long: dropped, not punished.
        if (message.presence.length > frameLimit.presence) return;
        this.presence.hear(peer, peer.access.identity, message.presence);
        return this.#deps.stir(this);
      case "queryPresence":
        if (this.#deps.now() - peer.greetedAt < joinPause) return;
        peer.greetedAt = this.#deps.now();
        return this.#greet(peer);
    }
  }

  #tellRight(peer: Peer): void {
    this.#deps.note("a frame was not taken: you may read here, not write", this.address);
    this.revise(peer);
  }

  #refuse(peer: Peer, code: CloseCode, reason: string): void {
    this.#deps.note(`a frame was refused: ${reason}`, this.address);
    this.#close(peer, code, reason);
  }

  /** The server's own deeds; frames and deeds stand in one order. */
  get deeds(): Deeds {
    return this.#deeds;
  }

  /** Shows what was committed, several rows as one frame where they go together; then come the promises. */
  flush(): void {
    const { rows, waiters } = this.#ledger.flights.takeCommitted();
    this.#fanOut.show(rows);
    if (rows.length > 0) this.#carets.goAlong();
    for (const { saved } of waiters) saved();
    for (const peer of this.#owed) peer.flushAck();
    this.#owed.clear();
    if (this.#fanOut.tend()) this.#deps.stir(this);
    if (this.#ledger.flights.broken || !this.#ready) return this.#mend();
    this.#follower.look();
    this.gate.landed();
    this.gate.turn(rows.some(({ from }) => from === undefined));
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
    this.#mend();
  }

  /** Reads the document again once nothing is on its way any more. */
  #mend(): void {
    this.#ready = false;
    if (this.#ledger.flights.idle && !this.#opening && !this.#gone) void this.open();
  }

  #greet(peer: Peer): void {
    const greeting = this.presence.greeting();
    if (greeting) peer.send(greeting);
  }

  /** Looks after those who wait. True: another beat is needed. */
  beat(beat: number): boolean {
    if (this.#isReady) this.gate.turn(false);
    let more = this.#fanOut.tend() || this.gate.closed;
    for (const peer of this.#peers) if (peer.askedAgain) more = this.#handing.answerLate(peer) || more;
    return this.#carets.beat(beat) || more;
  }

  /** Keeps entries and lines alive, and lets go of cached bytes. Called every few seconds. */
  keepAlive(): void {
    this.presence.refresh(10_000);
    if (this.presence.changed) this.#deps.stir(this);
    for (const peer of this.#peers) if (!peer.behind) peer.send(heartbeat);
    this.#ledger.forget();
  }
}
