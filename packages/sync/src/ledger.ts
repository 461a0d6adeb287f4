// An open document's log: its head, what is known of it, the frames of its tail, and the appends on their way. There is
// no Y.Doc here. The state runs ahead of the disk by what is in flight; if a commit fails it is read again from disk.
import { checkUpdate, type News, type Verdict } from "./check.ts";
import type { Folder } from "./folder.ts";
import type { Address, Append, Log, Owner, Snapshot, Stored } from "./log.ts";
import { openKnown, type Known } from "./known.ts";
import { decodeStateVector } from "./state.ts";
import { frameOf, rejoin, type Joinable, type TailFrame } from "./tail.ts";
import { syncFrame } from "./wire.ts";

/** A committed row that has not been shown yet, and who wrote it. */
export type Row<By> = Joinable & { readonly from: By };
/** The stored snapshot without its bytes, which are read when somebody joins. */
export type Base = { readonly seq: number; readonly size: number; readonly clocks: ReadonlyMap<number, number> };
/** What waits for a commit. Exactly one of the two is called. */
export type Waiter = { readonly saved: () => void; readonly lost: () => void };

/** Who writes, and what goes into the same commit. */
export type By = Pick<Append, "actor" | "beside" | "fence">;

/** What a newcomer is handed: the snapshot, unless it has that, and the rows shown since. */
export type Copy = { readonly snapshot: Uint8Array | undefined; readonly tail: readonly TailFrame[] };

export type LedgerDeps = {
  readonly log: Log;
  readonly folder: Folder;
  /** a sentence for the server's log; never with content */
  readonly note: (sentence: string, address: Address, cause?: unknown) => void;
};

type Flight<Peer> = { readonly row: Row<Peer | undefined>; readonly waiters: Waiter[] };

const foldAfter = { rows: 500, bytes: 256 * 1024 } as const;
/** Frames of the tail, before they are put together for the next who joins. */
const mostFrames = 8;

export class Ledger<Peer> {
  readonly #address: Address;
  readonly #deps: LedgerDeps;
  /** to be told that there is something to `takeCommitted` */
  readonly #committed: () => void;
  #known: Known = openKnown(null);
  #owners = new Map<number, Owner>();
  #head = 0;
  #base: Base | null = null;
  /** Rows shown, by seq: up to here, and the frames of those from `#tailFrom` on. */
  #shown = 0;
  #tailFrom = 1;
  #tail: TailFrame[] = [];
  #tailBytes = 0;
  #inFlight: Flight<Peer>[] = [];
  /** Committed, and not yet shown. */
  #fresh: Row<Peer | undefined>[] = [];
  #settled: Waiter[] = [];
  /** The stored document, while somebody joins who needs what is not in memory. */
  #reading: Promise<Stored> | undefined;
  #snapshot: { readonly base: Base; readonly frame: Uint8Array } | undefined;
  #folding = false;
  #setAside = false;
  #broken = false;
  #quiet = 0;

  constructor(address: Address, deps: LedgerDeps, committed: () => void) {
    this.#address = address;
    this.#deps = deps;
    this.#committed = committed;
  }

  /** Reads the document from disk. False if there is none. Rejects if it cannot be read now. */
  async load(): Promise<boolean> {
    const stored = await this.#deps.log.read(this.#address);
    if (!stored) return false;
    this.#take(stored);
    return true;
  }

  #take(stored: Stored): void {
    const { head, snapshot, tail, owners } = stored;
    this.#known = openKnown(snapshot);
    this.#base = snapshot && baseOf(snapshot);
    for (const { update } of tail) this.#known.absorb(update);
    this.#owners = new Map(owners);
    this.#head = this.#shown = head;
    this.#takeTail(stored);
    // Whoever opens the document is about to be handed it.
    if (snapshot) this.#snapshot = { base: this.#base!, frame: syncFrame("update", snapshot.update) };
    this.#broken = false;
  }

  #takeTail({ head, tail }: Stored): void {
    this.#tail = rejoin(tail.map(({ seq, update }) => frameOf(seq, update)));
    this.#tailFrom = head - tail.length + 1;
    this.#tailBytes = bytesOf(this.#tail);
  }

  /** A commit failed: until everything in flight has failed too and `load` was called, nothing may be written. */
  get broken(): boolean {
    return this.#broken;
  }
  /** Nothing is on its way, to the disk or from there to those who are here. */
  get idle(): boolean {
    return this.#inFlight.length === 0 && this.#fresh.length === 0 && this.#settled.length === 0;
  }
  get clocks(): ReadonlyMap<number, number> {
    return this.#known.clocks;
  }
  get base(): Base | null {
    return this.#base;
  }
  /** The seq of the last row that was shown. */
  get shown(): number {
    return this.#shown;
  }
  /** Rows that no snapshot holds yet. */
  get unfolded(): number {
    return this.#shown - (this.#base?.seq ?? 0);
  }
  /** What a row of the tail has in bytes, about. */
  get rowSize(): number {
    return this.#tailBytes / Math.max(1, this.unfolded);
  }

  stateVector(): Uint8Array {
    return this.#known.stateVector();
  }

  /** The end of what a newcomer is handed. It may run ahead of the disk: send it only after `afterCommits`. */
  step2(): Uint8Array {
    return this.#known.step2();
  }

  /** Throws MalformedUpdate. `claimed` tells of client ids that somebody here uses but has not written under yet. */
  judge(sender: Owner, claimed: (client: number) => Owner | undefined, update: Uint8Array): Verdict {
    if (isEmpty(update)) return { kind: "nothing new" };
    return checkUpdate(this.#known.state(), (client) => this.#owners.get(client) ?? claimed(client), sender, update);
  }

  /** Logs an update that was judged new. Once it is saved it is among `takeCommitted`, and its waiter with it. */
  append(news: News, { actor, ...along }: By, from: Peer | undefined, waiter: Waiter): void {
    this.#known.accept(news);
    this.#quiet = 0;
    for (const client of news.clients) this.#owners.set(client, { person: actor.person, seat: actor.seat });
    const row = { seq: ++this.#head, update: news.update, parts: news.parts, from };
    const flight = { row, waiters: [waiter] };
    this.#inFlight.push(flight);
    const { seq, update } = row;
    this.#deps.log.append({ address: this.#address, seq, update, actor, clients: news.clients, ...along }).then(
      () => {
        this.#inFlight.shift();
        this.#fresh.push(row);
        this.#settled.push(...flight.waiters);
        this.#committed();
      },
      (cause: unknown) => {
        this.#broken = true;
        this.#inFlight = this.#inFlight.filter((other) => other !== flight);
        this.#deps.note("a change could not be saved", this.#address, cause);
        for (const each of flight.waiters) each.lost();
      },
    );
  }

  /** What was saved since the last call, in order of seq. Show the rows, say so with `show`, then tell the waiters. */
  takeCommitted(): { readonly rows: readonly Row<Peer | undefined>[]; readonly waiters: readonly Waiter[] } {
    const taken = { rows: this.#fresh, waiters: this.#settled };
    this.#fresh = [];
    this.#settled = [];
    return taken;
  }

  /** The frame was shown to all who are here; from now on newcomers are handed it. */
  show(frame: TailFrame): void {
    this.#shown = frame.to;
    this.#tail.push(frame);
    this.#tailBytes += frame.frame.length;
    this.#foldIfDue();
  }

  /** Calls the waiter once all that is in flight now is on disk and was shown: at once if nothing is. */
  afterCommits(waiter: Waiter): void {
    const last = this.#inFlight.at(-1);
    if (last) last.waiters.push(waiter);
    else if (this.#fresh.length > 0 || this.#settled.length > 0) this.#settled.push(waiter);
    else waiter.saved();
  }

  /** What somebody who has nothing of the base, or all of it, is handed; undefined if it has to be read first. */
  copy(withBase: boolean): Copy | undefined {
    const base = this.#base;
    if (this.#tailFrom > (base?.seq ?? 0) + 1) return undefined;
    if (withBase && base && this.#snapshot?.base !== base) return undefined;
    if (this.#tail.length > mostFrames) this.#tail = rejoin(this.#tail);
    return { snapshot: withBase && base ? this.#snapshot!.frame : undefined, tail: this.#tail };
  }

  /** Reads what `copy` lacks: once for all who join meanwhile. It may be out of date again by then. */
  async fetch(): Promise<void> {
    this.#reading ??= this.#deps.log.read(this.#address).then((stored) => {
      if (!stored) throw new Error("a document is missing from the store");
      return stored;
    });
    const reading = this.#reading;
    try {
      const stored = await reading;
      if (this.#reading === reading) this.#keep(stored);
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
    }
  }

  #keep(stored: Stored): void {
    const { snapshot } = stored;
    if (!snapshot ? this.#base !== null : snapshot.seq !== this.#base?.seq) return;
    if (snapshot) this.#snapshot = { base: this.#base!, frame: syncFrame("update", snapshot.update) };
    if (this.#tailFrom <= (snapshot?.seq ?? 0) + 1) return;
    // The rows that were read may run ahead of what was shown; what is shown later is then handed out twice, harmlessly.
    const later = this.#tail.filter(({ to }) => to > stored.head);
    const shown = stored.tail.filter(({ seq }) => seq <= this.#shown);
    this.#takeTail({ ...stored, tail: shown, head: shown.at(-1)?.seq ?? snapshot?.seq ?? 0 });
    this.#tail.push(...later);
    this.#tailBytes = bytesOf(this.#tail);
  }

  /** Lets go of what can be read again, of a document that is quiet. Called every few seconds. */
  forget(): void {
    this.#snapshot = undefined;
    if (this.#quiet++ === 0 || !this.idle || this.#folding) return;
    this.#known.rest();
    if (this.#tail.length === 0) return;
    this.#tail = [];
    this.#tailFrom = this.#shown + 1;
  }

  #foldIfDue(): void {
    const size = this.#base?.size ?? 0;
    const due = this.unfolded >= foldAfter.rows + size / 128 || this.#tailBytes >= foldAfter.bytes + size / 2;
    if (due) void this.fold();
  }

  /** Folds the committed tail into a new snapshot. Never rejects: what cannot be folded stays as rows. */
  async fold(): Promise<void> {
    if (this.#folding || this.#setAside || this.#broken || this.unfolded === 0) return;
    this.#folding = true;
    try {
      await this.#fold();
    } catch (cause) {
      this.#deps.note("a snapshot could not be written", this.#address, cause);
    } finally {
      this.#folding = false;
    }
  }

  async #fold(): Promise<void> {
    const stored = await this.#deps.log.read(this.#address);
    if (!stored || stored.tail.length === 0) return;
    const seq = stored.tail.at(-1)!.seq;
    const result = await this.#deps.folder.fold({
      base: stored.snapshot,
      updates: stored.tail.map((row) => row.update),
    });
    if (!result.ok) {
      this.#setAside = true;
      this.#deps.note(`set aside from folding: ${result.why}`, this.#address);
      return;
    }
    const snapshot = { seq, ...result.folded };
    await this.#deps.log.writeSnapshot(this.#address, snapshot);
    this.#known.learn(snapshot);
    this.#base = baseOf(snapshot);
    this.#tail = this.#tail.filter(({ to }) => to > seq);
    this.#tailFrom = Math.max(this.#tailFrom, seq + 1);
    this.#tailBytes = bytesOf(this.#tail);
  }
}

function baseOf({ seq, update, stateVector }: Snapshot): Base {
  return { seq, size: update.length, clocks: decodeStateVector(stateVector) };
}

/** The answer to step 1 of a client that has nothing of its own: neither structs nor deletions. */
const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0;

const bytesOf = (tail: readonly TailFrame[]): number => tail.reduce((sum, { frame }) => sum + frame.length, 0);
