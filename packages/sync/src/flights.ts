// Rows on their way: to the disk, and from there to those who are in the room. Each carries what waits for it.
import { LogError, type Address, type Append, type Log, type Row as LogRow } from "./log.ts";
import { parseSimpleUpdate } from "./simple-update.ts";
import type { Joinable } from "./tail.ts";

/** A row that is or will be committed, and who wrote it; nobody here if another server did. */
export type Row<By> = Joinable & { readonly from: By };
/**
 * What waits for a commit. Exactly one is called: `again` where there is one and another server wrote first, once
 * that is read.
 */
export type Waiter = { readonly saved: () => void; readonly lost: () => void; readonly again?: () => void };

type Flight<Peer> = { readonly row: Row<Peer | undefined>; readonly waiters: Waiter[]; readonly undo: () => void };

/** What was in flight and failed. `certain`: none of it was written, since another server was there first. */
export type Failed = { readonly undos: readonly (() => void)[]; readonly certain: boolean };

export type FlightDeps = {
  readonly log: Log;
  /** a sentence for the server's log; never with content */
  readonly note: (sentence: string, address: Address, cause?: unknown) => void;
  /** there is something to take */
  readonly arrived: () => void;
};

export class Flights<Peer> {
  readonly #deps: FlightDeps;
  #inFlight: Flight<Peer>[] = [];
  /** Committed, and not yet shown. */
  #fresh: Row<Peer | undefined>[] = [];
  #settled: Waiter[] = [];
  /** Another server was there first. */
  #overtaken: Waiter[] = [];
  #undos: (() => void)[] = [];
  #certain = true;
  /** A commit failed: until everything in flight has failed too and the document was read again, nothing is written. */
  broken = false;

  constructor(deps: FlightDeps) {
    this.#deps = deps;
  }

  /** Nothing is on its way, to the disk or from there to those who are here. */
  get idle(): boolean {
    return this.#inFlight.length === 0 && this.#fresh.length === 0 && this.#settled.length === 0;
  }
  /** Rows are on their way to the disk. */
  get flying(): boolean {
    return this.#inFlight.length > 0;
  }

  /** Once the row is saved it is among `takeCommitted`, and its waiter with it. `undo` forgets that it was on its way. */
  append(
    entry: Append,
    row: Row<Peer | undefined>,
    waiter: Waiter,
    undo: () => void,
    send: Log["append"] = (entry) => this.#deps.log.append(entry),
  ): void {
    const flight = { row, waiters: [waiter], undo };
    this.#inFlight.push(flight);
    send(entry).then(
      () => {
        this.#inFlight.shift();
        this.#fresh.push(row);
        this.#settled.push(...flight.waiters);
        this.#deps.arrived();
      },
      (cause: unknown) => {
        this.broken = true;
        this.#inFlight = this.#inFlight.filter((other) => other !== flight);
        this.#fail(flight, entry.address, cause);
      },
    );
  }

  #fail({ waiters, undo }: Flight<Peer>, address: Address, cause: unknown): void {
    const overtaken = this.#deps.log.elsewhere && cause instanceof LogError && cause.code === "conflict";
    this.#undos.push(undo);
    if (!overtaken) this.#certain = false;
    if (!overtaken) this.#deps.note("a change could not be saved", address, cause);
    for (const waiter of waiters)
      if (overtaken && waiter.again) this.#overtaken.push(waiter);
      else waiter.lost();
    this.#deps.arrived();
  }

  /** Rows of another server, to be shown like our own. */
  bring(rows: readonly Row<undefined>[]): void {
    if (rows.length === 0) return;
    this.#fresh.push(...rows);
    this.#deps.arrived();
  }

  /** What was saved since the last call, in order of seq. Show the rows, say so with `show`, then tell the waiters. */
  takeCommitted(): { readonly rows: readonly Row<Peer | undefined>[]; readonly waiters: readonly Waiter[] } {
    const taken = { rows: this.#fresh, waiters: this.#settled };
    this.#fresh = [];
    this.#settled = [];
    return taken;
  }

  /** What failed since the last call, in order. */
  takeFailed(): Failed {
    const taken = { undos: this.#undos, certain: this.#certain };
    this.#undos = [];
    this.#certain = true;
    return taken;
  }

  /** What was overtaken since the last call, in order. */
  takeOvertaken(): readonly Waiter[] {
    return this.#overtaken.splice(0);
  }

  /** Calls the waiter once all that is in flight now is on disk and was shown: at once if nothing is. */
  afterCommits(waiter: Waiter): void {
    const last = this.#inFlight.at(-1);
    if (last) last.waiters.push(waiter);
    else if (this.#fresh.length > 0 || this.#settled.length > 0) this.#settled.push(waiter);
    else waiter.saved();
  }
}

/** To be called once what overtook it was read. */
export function tryAgain({ again, lost }: Waiter): void {
  try {
    again?.();
  } catch {
    lost(); // beside what the other server wrote it cannot stand; its writer will hear why
  }
}

/** A row that another server wrote. */
export function freshRow({ seq, update }: LogRow): Row<undefined> {
  return { seq, update, parts: parseSimpleUpdate(update)?.parts, from: undefined };
}
