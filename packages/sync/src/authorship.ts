// Who wrote and who struck out what, drawn from the log's rows and from nothing else: a struct's writer is the actor of
// the first row that carried it, a deletion's the actor of the first row that made it. What a browser says about itself
// is not looked at, and rows are never removed, so that words outlive their deletion and names outlive their holders.
import type { Actor, Row } from "./log.ts";
import { addRange, createRanges, gapsIn, type Ranges } from "./ranges.ts";
import { parseUpdate } from "./update.ts";

/** Clocks [from, to) of one client id, by the row `seq`. */
export type Stretch = { readonly from: number; readonly to: number; readonly seq: number };

type Written = { readonly stretches: Stretch[]; to: number };
type Struck = { readonly stretches: Stretch[]; readonly known: Ranges; sorted: boolean };

export type Authorship = {
  /** the last row counted in */
  head: number;
  /** every actor once; rows name them by place */
  readonly actors: Actor[];
  readonly places: Map<string, number>;
  /** by seq - 1: the place of its actor, and its time */
  readonly actorOf: number[];
  readonly at: number[];
  readonly written: Map<number, Written>;
  readonly struck: Map<number, Struck>;
};

export function createAuthorship(): Authorship {
  return {
    head: 0,
    actors: [],
    places: new Map(),
    actorOf: [],
    at: [],
    written: new Map(),
    struck: new Map(),
  };
}

/** Counts one more row in, in order. Throws a RangeError if a row is left out, MalformedUpdate if it cannot be read. */
export function addRow(authorship: Authorship, { seq, update, actor, at }: Row): void {
  if (seq !== authorship.head + 1) throw new RangeError(`row ${seq} does not follow row ${authorship.head}`);
  const { runs, deletions } = parseUpdate(update);
  authorship.head = seq;
  authorship.actorOf.push(placeOf(authorship, actor));
  authorship.at.push(at);
  for (const { client, structs } of runs) {
    const written = writtenBy(authorship, client);
    for (const struct of structs) {
      const from = Math.max(struct.from, written.to);
      if (struct.kind === "skip" || struct.to <= from) continue;
      write(written, from, struct.to, seq);
      // A struct that arrives already collected was struck out by whoever sent it, though no delete set says so.
      if (struct.kind === "deleted") strike(authorship, client, from, struct.to, seq);
    }
  }
  for (const { client, from, to } of deletions) strike(authorship, client, from, to, seq);
}

function placeOf(authorship: Authorship, actor: Actor): number {
  const { actors, places } = authorship;
  const key = JSON.stringify([actor.person, actor.seat, actor.session]);
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, actors.length);
  return actors.push(actor) - 1;
}

function writtenBy({ written }: Authorship, client: number): Written {
  let own = written.get(client);
  if (!own) written.set(client, (own = { stretches: [], to: 0 }));
  return own;
}

function write(written: Written, from: number, to: number, seq: number): void {
  const last = written.stretches.at(-1);
  if (last?.seq === seq && last.to === from) written.stretches[written.stretches.length - 1] = { ...last, to };
  else written.stretches.push({ from, to, seq });
  written.to = to;
}

/** The stretches of deletions never overlap: what was struck out before stays the deed of who did it first. */
function strike({ struck }: Authorship, client: number, from: number, to: number, seq: number): void {
  let own = struck.get(client);
  if (!own) struck.set(client, (own = { stretches: [], known: createRanges(), sorted: true }));
  const gaps = gapsIn(own.known, from, to);
  if (gaps.length === 0) return;
  for (const gap of gaps) own.stretches.push({ ...gap, seq });
  addRange(own.known, from, to);
  own.sorted = false;
}

/** Who wrote the clocks [from, to) of a client id, in order of clock. */
export function writersOf({ written }: Authorship, client: number, from: number, to: number): Stretch[] {
  return cut(written.get(client)?.stretches ?? [], from, to);
}

/** Who struck out the clocks [from, to) of a client id, in order of clock; what stands is left out. */
export function strikersOf({ struck }: Authorship, client: number, from: number, to: number): Stretch[] {
  const own = struck.get(client);
  if (!own) return [];
  if (!own.sorted) own.stretches.sort((a, b) => a.from - b.from);
  own.sorted = true;
  return cut(own.stretches, from, to);
}

function cut(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  for (let at = firstEndingAfter(stretches, from); at < stretches.length; at++) {
    const stretch = stretches[at]!;
    if (stretch.from >= to) break;
    found.push({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to), seq: stretch.seq });
  }
  return found;
}

function firstEndingAfter(stretches: readonly Stretch[], clock: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretches[middle]!.to <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
