// Between whom each struct was put when it was written. Yjs orders what people write at the same place by these two
// neighbours, and replicas agree only if every pair once stood side by side, for whoever had what the two build on. Any
// editor names such a pair; an attacker may name two that never met, and what everybody reads then hangs on the order
// in which things arrive. A room can tell the two apart without the list. Of two that stood side by side the later one
// names the other, or the two were written at the same time; only then does a referee have to look at the list.
//
// What is typed on has the unit before it on its left and, on its right, whatever the unit before it had: such units
// are one strand, and only its first unit is remembered.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Id } from "./ids.ts";

export type Pair = { readonly left: Id | null; readonly right: Id | null };

/** Strand i begins at `starts[i]`, between the four numbers from `pairs[4 * i]` on: client and clock, left and right. */
type Strands = { readonly starts: number[]; readonly pairs: number[] };

/** client id → its strands */
export type Neighbours = Map<number, Strands>;

/** In place of a client id: the end of the list, or of what came collected and stands nowhere. */
const [end, nowhere] = [-1, -2] as const;

/** Null: it stands nowhere. Undefined: nobody noted it. */
export function pairOf(neighbours: Neighbours, { client, clock }: Id): Pair | null | undefined {
  const strands = neighbours.get(client);
  if (!strands) return undefined;
  const at = lastStarting(strands.starts, clock);
  if (at < 0) return undefined;
  const { pairs } = strands;
  if (pairs[4 * at] === nowhere) return null;
  const left = strands.starts[at] === clock ? idAt(pairs, 4 * at) : { client, clock: clock - 1 };
  return { left, right: idAt(pairs, 4 * at + 2) };
}

function idAt(pairs: readonly number[], at: number): Id | null {
  return pairs[at]! < 0 ? null : { client: pairs[at]!, clock: pairs[at + 1]! };
}

/** Whether the client's next unit, at that clock, goes on with its last strand. */
export function goesOnWith(neighbours: Neighbours, { client, clock }: Id, pair: Pair | null): boolean {
  const pairs = neighbours.get(client)?.pairs;
  if (!pairs || pairs.length === 0) return false;
  const last = pairs.length - 4;
  if (pair === null || pairs[last] === nowhere) return pair === null && pairs[last] === nowhere;
  const { left, right } = pair;
  return (
    left?.client === client &&
    left.clock === clock - 1 &&
    pairs[last + 2] === (right?.client ?? end) &&
    pairs[last + 3] === (right?.clock ?? 0)
  );
}

/** Notes where a client's structs stand from that clock on. Clocks come in rising order. */
export function note(neighbours: Neighbours, { client, clock }: Id, pair: Pair | null): void {
  let strands = neighbours.get(client);
  if (!strands) neighbours.set(client, (strands = { starts: [], pairs: [] }));
  const { left, right } = pair ?? { left: null, right: null };
  const first = pair === null ? nowhere : (left?.client ?? end);
  strands.starts.push(clock);
  strands.pairs.push(first, left?.clock ?? 0, right?.client ?? end, right?.clock ?? 0);
}

export function takeNeighbours(neighbours: Neighbours, added: Neighbours): void {
  for (const [client, more] of added) {
    const strands = neighbours.get(client);
    if (!strands) neighbours.set(client, more);
    else {
      for (const start of more.starts) strands.starts.push(start);
      for (const part of more.pairs) strands.pairs.push(part);
    }
  }
}

/** Each strand of a client that ends after `from`, where it begins from there on, and its pair there. */
export function* strandsFrom(neighbours: Neighbours, client: number, from: number): Generator<[number, Pair | null]> {
  const starts = neighbours.get(client)?.starts ?? [];
  for (let at = Math.max(0, lastStarting(starts, from)); at < starts.length; at++) {
    const clock = Math.max(from, starts[at]!);
    yield [clock, pairOf(neighbours, { client, clock })!];
  }
}

/** The last that starts at or before the clock; −1 for none. */
function lastStarting(starts: readonly number[], clock: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * How a neighbour is written: not at all; on the left as the unit before, on the right as the one after the left or as
 * the last strand's; as a clock of the same client; or as a client and a clock.
 */
const kind = { none: 0, near: 1, same: 2, own: 3, id: 4 } as const;
/** In place of the two kinds, left times eight and right, of what stands nowhere. */
const lost = 255;

export function writeNeighbours(encoder: encoding.Encoder, neighbours: Neighbours): void {
  const places = new Map(Array.from(neighbours.keys(), (client, place) => [client, place + 1]));
  encoding.writeVarUint(encoder, neighbours.size);
  for (const client of neighbours.keys()) encoding.writeVarUint(encoder, client);
  for (const [client, { starts, pairs }] of neighbours) {
    encoding.writeVarUint(encoder, starts.length);
    for (let i = 0; i < starts.length; i++) {
      encoding.writeVarUint(encoder, starts[i]! - (starts[i - 1] ?? 0));
      const at = 4 * i;
      if (pairs[at] === nowhere) {
        encoding.writeUint8(encoder, lost);
        continue;
      }
      const left = isAt(pairs, at, client, starts[i]! - 1) ? kind.near : kindOf(pairs, at, client);
      const right = kindOfRight(pairs, at, client);
      encoding.writeUint8(encoder, left * 8 + right);
      writeId(encoder, left, places, pairs, at);
      writeId(encoder, right, places, pairs, at + 2);
    }
  }
}

const isAt = (pairs: readonly number[], at: number, client: number, clock: number) =>
  pairs[at] === client && pairs[at + 1] === clock;

function kindOfRight(pairs: readonly number[], at: number, client: number): number {
  if (at > 0 && isAt(pairs, at + 2, pairs[at - 2]!, pairs[at - 1]!)) return kind.same;
  if (pairs[at]! >= 0 && isAt(pairs, at + 2, pairs[at]!, pairs[at + 1]! + 1)) return kind.near;
  return kindOf(pairs, at + 2, client);
}

function kindOf(pairs: readonly number[], at: number, client: number): number {
  if (pairs[at]! < 0) return kind.none;
  return pairs[at] === client ? kind.own : kind.id;
}

/** A client by its place in the table, or, where it is in none, by 0 and its id. */
function writeId(
  encoder: encoding.Encoder,
  how: number,
  places: ReadonlyMap<number, number>,
  pairs: readonly number[],
  at: number,
): void {
  const place = places.get(pairs[at]!) ?? 0;
  if (how === kind.id) encoding.writeVarUint(encoder, place);
  if (how === kind.id && place === 0) encoding.writeVarUint(encoder, pairs[at]!);
  if (how === kind.id || how === kind.own) encoding.writeVarUint(encoder, pairs[at + 1]!);
}

/** Throws on bytes that are none. */
export function readNeighbours(decoder: decoding.Decoder): Neighbours {
  const clients = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarUint(decoder));
  const neighbours: Neighbours = new Map();
  for (const client of clients) {
    const strands: Strands = { starts: [], pairs: [] };
    for (let left = decoding.readVarUint(decoder); left > 0; left--) readStrand(decoder, client, strands, clients);
    neighbours.set(client, strands);
  }
  return neighbours;
}

function readStrand(
  decoder: decoding.Decoder,
  client: number,
  { starts, pairs }: Strands,
  clients: readonly number[],
): void {
  const start = (starts.at(-1) ?? 0) + decoding.readVarUint(decoder);
  const kinds = decoding.readUint8(decoder);
  starts.push(start);
  if (kinds === lost) return void pairs.push(nowhere, 0, end, 0);
  const [left, right] = [kinds >> 3, kinds & 7];
  if (left === kind.near) pairs.push(client, start - 1);
  else readId(decoder, left, client, pairs, clients);
  if (right === kind.near) pairs.push(pairs.at(-2)!, pairs.at(-1)! + 1);
  else if (right === kind.same) pairs.push(pairs.at(-4)!, pairs.at(-3)!);
  else readId(decoder, right, client, pairs, clients);
}

function readId(
  decoder: decoding.Decoder,
  how: number,
  client: number,
  pairs: number[],
  clients: readonly number[],
): void {
  if (how === kind.none) return void pairs.push(end, 0);
  const place = how === kind.id ? decoding.readVarUint(decoder) : undefined;
  const of = place === undefined ? client : (clients[place - 1] ?? decoding.readVarUint(decoder));
  pairs.push(of, decoding.readVarUint(decoder));
}
