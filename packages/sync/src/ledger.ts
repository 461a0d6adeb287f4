// An open document's log: its head, what is known of it, the bytes of its tail, and the appends on their way. There is
// no Y.Doc here. The state runs ahead of the disk by what is in flight; if a commit fails it is read again from disk.
import { absorb, accept, checkUpdate, type News, type Verdict } from "./check.ts";
import { decodeHomes } from "./homes.ts";
import type { Folder } from "./folder.ts";
import type { Address, Append, Log, Owner, Snapshot, Stored } from "./log.ts";
import {
  addDeleteSet,
  createState,
  decodeStateVector,
  encodeDeleteUpdate,
  encodeStateVector,
  type State,
} from "./state.ts";
import { syncFrame } from "./wire.ts";

/** A committed row, framed once for every socket; its update is the end of the frame. */
export type Row = { readonly seq: number; readonly frame: Uint8Array; readonly size: number };
/** The stored snapshot without its bytes, which are read when somebody joins. */
export type Base = { readonly seq: number; readonly size: number; readonly clocks: ReadonlyMap<number, number> };
/** What waits for a commit. Exactly one of the two is called. */
export type Waiter = { readonly saved: () => void; readonly lost: () => void };

/** Who writes, and what goes into the same commit. */
export type By = Pick<Append, "actor" | "beside" | "fence">;

export type LedgerDeps = {
  readonly log: Log;
  readonly folder: Folder;
  /** a sentence for the server's log; never with content */
  readonly note: (sentence: string, address: Address, cause?: unknown) => void;
};

const foldAfter = { rows: 500, bytes: 256 * 1024 } as const;

export class Ledger {
  readonly #address: Address;
  readonly #deps: LedgerDeps;
  #state: State = createState();
  #owners = new Map<number, Owner>();
  #head = 0;
  #base: Base | null = null;
  #tail: Row[] = [];
  #tailBytes = 0;
  #inFlight: { readonly row: Row; readonly waiters: Waiter[] }[] = [];
  #snapshot: { readonly base: Base; readonly frame: Promise<Uint8Array> } | undefined;
  /** What `deletions` gives, until the state moves. */
  #deletions: Uint8Array | undefined;
  #folding = false;
  #setAside = false;
  #broken = false;

  constructor(address: Address, deps: LedgerDeps) {
    this.#address = address;
    this.#deps = deps;
  }

  /** Reads the document from disk. False if there is none. Rejects if it cannot be read now. */
  async load(): Promise<boolean> {
    const stored = await this.#deps.log.read(this.#address);
    if (!stored) return false;
    this.#take(stored);
    return true;
  }

  #take({ head, snapshot, tail, owners }: Stored): void {
    this.#state = createState();
    this.#deletions = undefined;
    this.#base = null;
    if (snapshot) {
      this.#stand(snapshot);
      this.#state.homes = decodeHomes(snapshot.homes);
    }
    for (const { update } of tail) absorb(this.#state, update);
    this.#owners = new Map(owners);
    this.#head = head;
    this.#tail = tail.map(({ seq, update }) => ({ seq, frame: syncFrame("update", update), size: update.length }));
    this.#tailBytes = this.#tail.reduce((sum, row) => sum + row.size, 0);
    this.#snapshot = undefined;
    this.#broken = false;
  }

  /** Makes a stored snapshot the base, and what it knows part of the state. */
  #stand(snapshot: Snapshot): void {
    const clocks = decodeStateVector(snapshot.stateVector);
    for (const [client, clock] of clocks)
      this.#state.clocks.set(client, Math.max(clock, this.#state.clocks.get(client) ?? 0));
    addDeleteSet(this.#state, snapshot.deleteSet);
    this.#deletions = undefined;
    this.#base = { seq: snapshot.seq, size: snapshot.update.length, clocks };
  }

  /** A commit failed: until everything in flight has failed too and `load` was called, nothing may be written. */
  get broken(): boolean {
    return this.#broken;
  }
  get idle(): boolean {
    return this.#inFlight.length === 0;
  }
  get clocks(): ReadonlyMap<number, number> {
    return this.#state.clocks;
  }
  get base(): Base | null {
    return this.#base;
  }
  get tail(): readonly Row[] {
    return this.#tail;
  }

  stateVector(): Uint8Array {
    return encodeStateVector(this.#state.clocks);
  }

  /** The delete set as an update. It may run ahead of the disk: send it only after `afterCommits`. */
  deletions(): Uint8Array {
    return (this.#deletions ??= encodeDeleteUpdate(this.#state.deleted));
  }

  /** Throws MalformedUpdate. `claimed` tells of client ids that somebody here uses but has not written under yet. */
  judge(sender: Owner, claimed: (client: number) => Owner | undefined, update: Uint8Array): Verdict {
    return checkUpdate(this.#state, (client) => this.#owners.get(client) ?? claimed(client), sender, update);
  }

  /** Logs an update that was judged new. `committed` comes before the waiters, in order of seq. */
  append(news: News, { actor, ...along }: By, committed: (row: Row) => void, waiter: Waiter): void {
    accept(this.#state, news);
    this.#deletions = undefined;
    for (const client of news.clients) this.#owners.set(client, { person: actor.person, seat: actor.seat });
    const frame = syncFrame("update", news.update);
    const size = news.update.length;
    const row = { seq: ++this.#head, frame, size };
    const entry = { row, waiters: [waiter] };
    this.#inFlight.push(entry);
    const update = updateOf(row);
    const { clients } = news;
    this.#deps.log.append({ address: this.#address, seq: row.seq, update, actor, clients, ...along }).then(
      () => {
        this.#inFlight.shift();
        this.#tail.push(row);
        this.#tailBytes += size;
        committed(row);
        for (const each of entry.waiters) each.saved();
        this.#foldIfDue();
      },
      (cause: unknown) => {
        this.#broken = true;
        this.#inFlight = this.#inFlight.filter((other) => other !== entry);
        this.#deps.note("a change could not be saved", this.#address, cause);
        for (const each of entry.waiters) each.lost();
      },
    );
  }

  /** Calls the waiter once all that is in flight now is on disk: at once if nothing is. */
  afterCommits(waiter: Waiter): void {
    const last = this.#inFlight.at(-1);
    if (last) last.waiters.push(waiter);
    else waiter.saved();
  }

  /** The base's bytes as a frame, read once for all who join at the same time. */
  snapshotFrame(base: Base): Promise<Uint8Array> {
    if (this.#snapshot?.base !== base) {
      const frame = this.#deps.log.read(this.#address).then((stored) => {
        if (!stored?.snapshot) throw new Error("a snapshot is missing from the store");
        return syncFrame("update", stored.snapshot.update);
      });
      this.#snapshot = { base, frame };
      frame.catch(() => this.forget());
    }
    return this.#snapshot.frame;
  }

  /** Lets go of snapshot bytes that nobody has asked for lately. */
  forget(): void {
    this.#snapshot = undefined;
    this.#deletions = undefined;
  }

  #foldIfDue(): void {
    const size = this.#base?.size ?? 0;
    const due = this.#tail.length >= foldAfter.rows + size / 128 || this.#tailBytes >= foldAfter.bytes + size / 2;
    if (due) void this.fold();
  }

  /** Folds the committed tail into a new snapshot. Never rejects: what cannot be folded stays as rows. */
  async fold(): Promise<void> {
    if (this.#folding || this.#setAside || this.#broken || this.#tail.length === 0) return;
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
    this.#stand(snapshot);
    this.#tail = this.#tail.filter((row) => row.seq > seq);
    this.#tailBytes = this.#tail.reduce((sum, row) => sum + row.size, 0);
  }
}

function updateOf({ frame, size }: Row): Uint8Array {
  return frame.subarray(frame.length - size);
}
