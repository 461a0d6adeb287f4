// Looks at a list where a pair of neighbours cannot be judged from what the two say of themselves: they were written at
// the same time. The lists are Yjs' own, made of neighbours alone, without a word of content; they are made when first
// needed and dropped with what the room knows.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Id } from "./ids.ts";
import type { Pair } from "./pairs.ts";

export type Referee = Y.Doc;

export type Lists = {
  /**
   * a client's strands that end after a clock, each where it begins from there on, and its pair; null: it lies nowhere
   */
  readonly strands: (client: number, from: number) => readonly (readonly [number, Pair | null])[];
  readonly clients: Iterable<number>;
  /** how far each client has come */
  readonly reached: (client: number) => number;
  /** the list that holds a struct, by any name */
  readonly nameOf: (id: Id) => string;
};

export const createReferee = (): Referee => new Y.Doc({ gc: false });

/** Takes in what has come since. */
export function follow(referee: Referee, lists: Lists): void {
  const behind = [...lists.clients].filter((client) => lists.reached(client) > Y.getState(referee.store, client));
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, behind.length);
    for (const client of behind) writeClient(encoder, client, Y.getState(referee.store, client), lists);
    encoding.writeVarUint(encoder, 0);
  });
  Y.applyUpdate(referee, update);
}

/** Consecutive structs of one strand, as one that came deleted: it has a place and no content. */
function writeClient(encoder: encoding.Encoder, client: number, from: number, lists: Lists): void {
  const strands = lists.strands(client, from);
  // What nobody noted lies nowhere.
  const pieces = strands[0]?.[0] === from ? strands : [[from, null] as const, ...strands];
  encoding.writeVarUint(encoder, pieces.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, from);
  for (const [i, [clock, pair]] of pieces.entries()) {
    writePiece(encoder, pair, () => lists.nameOf({ client, clock }));
    encoding.writeVarUint(encoder, (pieces[i + 1]?.[0] ?? lists.reached(client)) - clock);
  }
}

const [collected, deleted, hasLeft, hasRight] = [0, 1, 0x80, 0x40] as const;

function writePiece(encoder: encoding.Encoder, pair: Pair | null, nameOf: () => string): void {
  if (!pair) return encoding.writeUint8(encoder, collected);
  const { left, right } = pair;
  encoding.writeUint8(encoder, deleted | (left ? hasLeft : 0) | (right ? hasRight : 0));
  if (left) writeId(encoder, left);
  if (right) writeId(encoder, right);
  if (left || right) return;
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, nameOf());
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

/** Whether `right` comes after `left`, and none of `others` between the two. What stands nowhere is no matter. */
export function standsAfter(referee: Referee, left: Id, right: Id, others: readonly Id[]): boolean {
  const [from, to] = [left, right].map(({ client, clock }) => Y.getItem(referee.store, Y.createID(client, clock)));
  if (!(from instanceof Y.Item) || !(to instanceof Y.Item)) return true;
  if ([right, ...others].some((id) => isIn(from, id, left.clock + 1))) return false;
  for (let item = from.right; item; item = item.right) {
    const { clock } = item.id;
    if (others.some((id) => isIn(item!, id, clock))) return false;
    if (isIn(item, right, clock)) return clock === right.clock;
  }
  return false;
}

/** The unit that stands right of another, or first in a list; null at the end. */
export function nextOf(referee: Referee, left: Id | string): Id | null {
  if (typeof left === "string") return referee.get(left)._start?.id ?? null;
  const item = Y.getItem(referee.store, Y.createID(left.client, left.clock));
  if (!(item instanceof Y.Item)) return null;
  const next = left.clock + 1;
  return next < item.id.clock + item.length ? { client: left.client, clock: next } : (item.right?.id ?? null);
}

function isIn({ id, length }: Y.Item, { client, clock }: Id, from: number): boolean {
  return client === id.client && clock >= from && clock < id.clock + length;
}
