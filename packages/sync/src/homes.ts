// What each struct lies in, its home: a type and, in a map, a key. Yjs asks nobody whether an item's two neighbours lie
// in the same list; where they do not, replicas that meet the item at different moments read different texts for ever.
// So a room remembers the home of every clock, without a Y.Doc. Consecutive clocks of one client mostly share a home
// and are kept as one step. A home also knows how deep it lies, since Yjs walks nested types recursively, in every
// browser, so that a chain of a few thousand breaks them all.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Id } from "./ids.ts";
import {
  goesOnWith,
  note,
  pairOf,
  readNeighbours,
  strandsFrom,
  takeNeighbours,
  writeNeighbours,
  type Neighbours,
  type Pair,
} from "./pairs.ts";
import { createReferee, follow, nextOf, standsAfter, type Referee } from "./referee.ts";

/** A root by its name, a type by its id, or null: the struct came collected already, and nobody can tell. */
type Home = {
  readonly parent: string | Id | null;
  readonly key: string | null;
  readonly depth: number;
  /** what tells it from every other */
  readonly name: string;
};

/** From `starts[i]` on, until the next start, the client's structs have the `values[i]`: a home and whether a type. */
type Steps = { readonly starts: number[]; readonly values: number[] };

export type Homes = {
  readonly list: Home[];
  /** a home's name → its place in the list */
  readonly places: Map<string, number>;
  /** client id → where its structs lie */
  readonly steps: Map<number, Steps>;
  /** between whom the structs stand in their lists */
  neighbours: Neighbours;
  /** the lists themselves, once they had to be looked at, and what they hold that was not taken in yet */
  referee?: { readonly lists: Referee; ahead: Homes | undefined } | undefined;
};

/** Where a struct lies, as it says itself. */
export type Within =
  | { readonly root: string; readonly key: string | null }
  | { readonly type: Id; readonly key: string | null }
  /** where its neighbours do */
  | { readonly beside: readonly Id[] }
  | "gone";

/** Far more than any text or list that people nest. */
export const deepest = 64;

/** The first of every list. */
const gone = createHome(null, null, 0);

export function createHomes(): Homes {
  return { list: [gone], places: new Map([[gone.name, 0]]), steps: new Map(), neighbours: new Map() };
}

/** What an update adds to the homes that are known, until it is taken in. */
export type NewHomes = { readonly known: Homes; readonly added: Homes };

export const beginHomes = (known: Homes): NewHomes => ({ known, added: createHomes() });

/** The home of what lies there, among what is known and what the update has placed so far. */
export function homeOf(news: NewHomes, within: Within): Home | "split" | "no type" {
  if (within === "gone") return gone;
  if ("root" in within) return createHome(within.root, within.key, 0);
  if ("type" in within) {
    const { home, isType } = lookUp(news, within.type);
    if (home === gone) return gone;
    return isType ? createHome(within.type, within.key, home.depth + 1) : "no type";
  }
  const [home, ...others] = within.beside.map((id) => lookUp(news, id).home);
  // A neighbour that is collected takes the struct with it, in every replica.
  if (home === gone || others.includes(gone)) return gone;
  return others.every((other) => other.name === home!.name) ? home! : "split";
}

export const isGone = (home: Home) => home === gone;

/** Says where a client's structs lie from `clock` on, and whether the struct is a type that others can lie in. */
export function settle({ added }: NewHomes, { client, clock }: Id, home: Home, isType: boolean): void {
  addStep(added, { client, clock }, placeIn(added, home) * 2 + Number(isType));
}

/** Whether a struct that goes on from a known clock lies where that clock does. */
export function goesOn({ known }: NewHomes, client: number, clock: number, home: Home): boolean {
  const before = valueAt(known, { client, clock: clock - 1 });
  return home === gone || (before !== undefined && known.list[before >> 1]!.name === home.name);
}

/**
 * Notes between whom a client's structs stand from `clock` on; `reached` says how far each client has come by then. If
 * the two never stood side by side it is noted beside its left neighbour alone, as that stands now, and that pair is
 * given back: for the `judged` only, since what is in the log stays as it is.
 */
export function stand(
  news: NewHomes,
  id: Id,
  pair: Pair | null,
  judged: boolean,
  reached: (client: number) => number,
): Pair | undefined {
  const { known, added } = news;
  const latest = added.neighbours.has(id.client) ? added.neighbours : known.neighbours;
  if (goesOnWith(latest, id, pair)) return undefined;
  const moved = judged && pair && !stoodTogether(news, pair, reached) ? beside(news, pair, reached) : undefined;
  note(added.neighbours, id, moved ?? pair);
  return moved;
}

function beside(news: NewHomes, pair: Pair, reached: (client: number) => number): Pair {
  const { left } = pair;
  return { left, right: nextOf(refereeOf(news, reached), left ?? lookUp(news, pair.right!).home.name) };
}

/**
 * Two that nobody saw side by side are told by three things that all editors' pairs have in common: the left one comes
 * first, and neither's own neighbour lies between them. An end of the list is before, or after, everything.
 */
function stoodTogether(news: NewHomes, { left, right }: Pair, reached: (client: number) => number): boolean {
  const [ofLeft, ofRight] = [left && standing(news, left), right && standing(news, right)];
  // Beside what stands nowhere nothing stands; of what was never noted nothing can be told.
  if ((left && !ofLeft) || (right && !ofRight)) return true;
  if (!left || !right) return ofRight ? ofRight.left === null : !ofLeft || ofLeft.right === null;
  if (isSame(ofRight!.left, left) || isSame(ofLeft!.right, right)) return true;
  const others = [ofLeft!.right, ofRight!.left].filter((id) => id !== null);
  return standsAfter(refereeOf(news, reached), left, right, others);
}

const isSame = (a: Id | null, b: Id) => a !== null && a.client === b.client && a.clock === b.clock;

function standing({ known, added }: NewHomes, id: Id): Pair | null | undefined {
  return pairOf(isIn(added.neighbours, id) ? added.neighbours : known.neighbours, id);
}

const isIn = (neighbours: Neighbours, { client, clock }: Id) =>
  (neighbours.get(client)?.starts[0] ?? Infinity) <= clock;

function refereeOf(news: NewHomes, reached: (client: number) => number): Referee {
  const { known, added } = news;
  // What was looked at for an update that was then refused is in no list.
  if (known.referee?.ahead !== undefined && known.referee.ahead !== added) known.referee = undefined;
  known.referee ??= { lists: createReferee(), ahead: undefined };
  known.referee.ahead = added;
  follow(known.referee.lists, {
    clients: new Set([...known.steps.keys(), ...added.steps.keys()]),
    reached,
    strands: (client, from) => [
      ...(isIn(added.neighbours, { client, clock: from }) ? [] : strandsFrom(known.neighbours, client, from)),
      ...strandsFrom(added.neighbours, client, from),
    ],
    nameOf: (id) => lookUp(news, id).home.name,
  });
  return known.referee.lists;
}

/** Takes in what an update adds. */
export function takeHomes(homes: Homes, added: Homes): void {
  if (homes.referee?.ahead === added) homes.referee.ahead = undefined;
  takeNeighbours(homes.neighbours, added.neighbours);
  const places = added.list.map((home) => placeIn(homes, home));
  for (const [client, { starts, values }] of added.steps)
    for (const [i, clock] of starts.entries())
      addStep(homes, { client, clock }, places[values[i]! >> 1]! * 2 + (values[i]! & 1));
}

function lookUp({ known, added }: NewHomes, id: Id): { readonly home: Home; readonly isType: boolean } {
  const isNew = (added.steps.get(id.client)?.starts[0] ?? Infinity) <= id.clock;
  const homes = isNew ? added : known;
  const value = valueAt(homes, id) ?? 0;
  return { home: homes.list[value >> 1]!, isType: value % 2 === 1 };
}

function valueAt(homes: Homes, { client, clock }: Id): number | undefined {
  const steps = homes.steps.get(client);
  if (!steps) return undefined;
  let low = 0;
  let high = steps.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps.starts[middle]! <= clock) low = middle + 1;
    else high = middle;
  }
  return steps.values[low - 1];
}

/** Clocks come in rising order. A type's clock is a step of its own: nothing but itself may lie at it. */
function addStep(homes: Homes, { client, clock }: Id, value: number): void {
  let steps = homes.steps.get(client);
  if (!steps) homes.steps.set(client, (steps = { starts: [], values: [] }));
  if (steps.values.at(-1) === value) return;
  steps.starts.push(clock);
  steps.values.push(value);
}

function placeIn(homes: Homes, home: Home): number {
  let place = homes.places.get(home.name);
  if (place === undefined) {
    place = homes.list.push(home) - 1;
    homes.places.set(home.name, place);
  }
  return place;
}

function createHome(parent: Home["parent"], key: string | null, depth: number): Home {
  const type = typeof parent === "object" ? parent && `${parent.client}:${parent.clock}` : JSON.stringify(parent);
  return { parent, key, depth, name: key === null ? `${type}` : `${type} ${key}` };
}

/** How many homes, then each; how many clients, then each with its steps as distances. */
export function encodeHomes({ list, steps, neighbours }: Homes): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, list.length - 1);
  for (const { parent, key, depth } of list.slice(1)) {
    encoding.writeAny(encoder, typeof parent === "object" ? [parent!.client, parent!.clock] : parent);
    encoding.writeAny(encoder, key);
    encoding.writeVarUint(encoder, depth);
  }
  encoding.writeVarUint(encoder, steps.size);
  for (const [client, { starts, values }] of steps) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, starts.length);
    for (let i = 0; i < starts.length; i++) {
      encoding.writeVarUint(encoder, starts[i]! - (starts[i - 1] ?? 0));
      encoding.writeVarUint(encoder, values[i]!);
    }
  }
  writeNeighbours(encoder, neighbours);
  return encoding.toUint8Array(encoder);
}

/** Throws on bytes that are no homes. */
export function decodeHomes(bytes: Uint8Array): Homes {
  const decoder = decoding.createDecoder(bytes);
  const homes = createHomes();
  const count = decoding.readVarUint(decoder);
  for (let i = 0; i < count; i++) {
    const parent = decoding.readAny(decoder) as string | [number, number];
    const key = decoding.readAny(decoder) as string | null;
    const depth = decoding.readVarUint(decoder);
    const type = typeof parent === "string" ? parent : { client: parent[0], clock: parent[1] };
    placeIn(homes, createHome(type, key, depth));
  }
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder);
    const steps = decoding.readVarUint(decoder);
    for (let j = 0, clock = 0; j < steps; j++) {
      clock += decoding.readVarUint(decoder);
      addStep(homes, { client, clock }, decoding.readVarUint(decoder));
    }
  }
  // Snapshots of older versions end here: of what they hold it is not known between whom it stands.
  if (decoding.hasContent(decoder)) homes.neighbours = readNeighbours(decoder);
  return homes;
}
