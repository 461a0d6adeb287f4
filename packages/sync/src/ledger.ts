// An open document's log: its head, what is known of it, the frames of its tail, and the appends on their way. There is
// no Y.Doc here. The state runs ahead of the disk by what is in flight; if a commit fails it is read again from disk.
import { randomUUID } from "node:crypto";
import { checkUpdate, type News, type Verdict } from "./check.ts";
import type { Folder } from "./folder.ts";
import { Flights, freshRow, type Waiter } from "./flights.ts";
import type { Address, Append, Log, Owner, Row as LogRow, Snapshot, Stored } from "./log.ts";
import { openKnown, type Known } from "./known.ts";
import { decodeStateVector } from "./state.ts";
import { bytesOf, frameOf, rejoin, type TailFrame } from "./tail.ts";
import { parseUpdate } from "./update.ts";
import { syncFrame } from "./wire.ts";

/** The stored snapshot without its bytes, which are read when somebody joins. */
export type Base = { readonly seq: number; readonly size: number; readonly clocks: ReadonlyMap<number, number> };
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

/** A fold reads the rows again and holds up commits meanwhile: a quiet document has its turn sooner. */
const foldAfter = { rows: 4000, bytes: 512 * 1024, quietRows: 500 } as const;
/** Frames of the tail, before they are put together for the next who joins. */
const mostFrames = 8;
/** Rows of other servers that are read at once; with more, the document is read anew. */
const page = 500;

export class Ledger<Peer> {
  readonly #address: Address;
  readonly #deps: LedgerDeps;
  readonly flights: Flights<Peer>;
  #known: Known = openKnown(null);
  #owners = new Map<number, Owner>();
  #head = 0;
  #base: Base | null = null;
  /** Rows shown, by seq: up to here, and the frames of those from `#tailFrom` on. */
  #shown = 0;
  #tailFrom = 1;
  #tail: TailFrame[] = [];
  #tailBytes = 0;
  #loaded = false;
  /** What is appended from one reading of the document to the next. */
  #line = "";
  /** The stored document, while somebody joins who needs what is not in memory. */
  #reading: Promise<Stored> | undefined;
  #snapshot: { readonly base: Base; readonly frame: Uint8Array } | undefined;
  #folding = false;
  #setAside = false;
  /** How often it was looked after since something was written. */
  #quiet = 1;

  /** `arrived`: there is something to take from the flights. */
  constructor(address: Address, deps: LedgerDeps, arrived: () => void) {
    this.#address = address;
    this.#deps = deps;
    this.flights = new Flights({ ...deps, arrived });
  }

  /** Reads the document from disk. "over": there is none any more. Rejects if it cannot be read now. */
  async load(): Promise<"here" | "missing" | "over"> {
    if (await this.#catchUp()) return "here";
    const stored = await this.#deps.log.read(this.#address);
    if (!stored) return this.#loaded ? "over" : "missing";
    // Those who are here have been shown what was there before; another server may have gone on since.
    const shown = this.#loaded ? Math.min(this.#shown, stored.head) : stored.head;
    const missed = shown < stored.head ? await this.#deps.log.readRows(this.#address, shown, stored.head - shown) : [];
    this.#take(stored, shown);
    this.#loaded = true;
    this.#line = randomUUID();
    this.flights.bring(missed.map(freshRow));
    return "here";
  }

  /** Where another server was there first, its rows are all that is to be read. False: that is not all that happened. */
  async #catchUp(): Promise<boolean> {
    const { undos, certain } = this.flights.takeFailed();
    if (!this.#loaded || !certain || undos.length === 0) return false;
    const { elsewhere } = this.#deps.log;
    const head = this.#head - undos.length;
    const rows = (await elsewhere?.readRows(this.#address, head, page)) ?? [];
    if (rows.length === 0 || rows.length === page) return false;
    for (const undo of undos.toReversed()) undo();
    this.#head = head;
    this.#line = randomUUID();
    this.flights.broken = false;
    this.takeIn(rows);
    return true;
  }

  /** Takes in rows that another server wrote, as far as they follow; they are then among what was committed. */
  takeIn(rows: readonly LogRow[]): void {
    const before = this.#head;
    for (const { seq, update, actor } of this.flights.flying || this.flights.broken ? [] : rows) {
      if (seq !== this.#head + 1) break;
      this.#known.absorb(update);
      for (const { client } of parseUpdate(update).runs)
        if (!this.#owners.has(client)) this.#owners.set(client, { person: actor.person, seat: actor.seat });
      this.#head = seq;
      this.#quiet = 0;
    }
    this.flights.bring(rows.filter(({ seq }) => seq > before && seq <= this.#head).map(freshRow));
  }

  #take(stored: Stored, shown: number): void {
    const { head, snapshot, tail, owners } = stored;
    this.#known = openKnown(snapshot);
    this.#base = snapshot && baseOf(snapshot);
    for (const { update } of tail) this.#known.absorb(update);
    this.#owners = new Map(owners);
    this.#head = head;
    this.#shown = shown;
    this.#takeTail({ ...stored, tail: tail.filter(({ seq }) => seq <= shown), head: shown });
    // Whoever opens the document is about to be handed it.
    if (snapshot) this.#snapshot = { base: this.#base!, frame: syncFrame("update", snapshot.update) };
    this.flights.broken = false;
  }

  #takeTail({ head, tail }: Stored): void {
    this.#tail = rejoin(tail.map(({ seq, update }) => frameOf(seq, update)));
    this.#tailFrom = head - tail.length + 1;
    this.#tailBytes = bytesOf(this.#tail);
  }

  /** The seq of the last row, on its way or there. */
  get head(): number {
    return this.#head;
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

  /**
   * Logs an update that was judged new. Once it is saved it is among what was committed, and its waiter with it. `send`
   * hands the row to the log, at once and in its turn, where it must go together with others.
   */
  append(news: News, { actor, ...along }: By, from: Peer | undefined, waiter: Waiter, send?: Log["append"]): void {
    const { elsewhere } = this.#deps.log;
    const undo = elsewhere && this.#known.undoOf(news);
    this.#known.accept(news);
    this.#quiet = 0;
    for (const client of news.clients) this.#owners.set(client, { person: actor.person, seat: actor.seat });
    const { update, clients } = news;
    const row = { seq: ++this.#head, update, parts: news.parts, from };
    const line = elsewhere ? { line: this.#line } : {};
    const entry = { address: this.#address, seq: row.seq, update, actor, clients, ...along, ...line };
    const forget = (): void => {
      if (undo) this.#known.undo(undo);
      for (const client of news.clients) this.#owners.delete(client);
    };
    this.flights.append(entry, row, waiter, forget, send);
  }

  /** The frame was shown to all who are here; from now on newcomers are handed it. */
  show(frame: TailFrame): void {
    this.#shown = frame.to;
    this.#tail.push(frame);
    this.#tailBytes += frame.frame.length;
    this.#foldIfDue();
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
    // Another server has folded what is here.
    if (snapshot && snapshot.seq > (this.#base?.seq ?? 0) && snapshot.seq <= this.#shown) this.#stand(snapshot);
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
    if (this.#quiet++ === 0 || !this.flights.idle || this.#folding) return;
    if (this.unfolded >= foldAfter.quietRows && !this.#setAside) return void this.fold();
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
    if (this.#folding || this.#setAside || this.flights.broken || this.unfolded === 0) return;
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
    // Of what another server wrote, only what was shown here too: the base must not run ahead of the tail.
    const tail = stored?.tail.filter(({ seq }) => seq <= this.#shown) ?? [];
    if (!stored || tail.length === 0) return;
    const seq = tail.at(-1)!.seq;
    const result = await this.#deps.folder.fold({ base: stored.snapshot, updates: tail.map((row) => row.update) });
    if (!result.ok) {
      this.#setAside = true;
      this.#deps.note(`set aside from folding: ${result.why}`, this.#address);
      return;
    }
    const snapshot = { seq, ...result.folded };
    await this.#deps.log.writeSnapshot(this.#address, snapshot);
    this.#stand(snapshot);
  }

  #stand(snapshot: Snapshot): void {
    const { seq } = snapshot;
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
