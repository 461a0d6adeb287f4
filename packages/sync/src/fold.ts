// Folds the beginning of a log into one snapshot and proves the fold before anybody relies on it: nothing left
// pending, exactly the clocks the rows carry, at least the deletions they carry (Yjs deletes more by itself, such as
// the loser of two writes to one key), and a reader of the snapshot sees every text in the same order.
import * as Y from "yjs";
import { absorb } from "./check.ts";
import { decodeHomes, encodeHomes } from "./homes.ts";
import type { Snapshot } from "./log.ts";
import { goesOnWith, note, type Neighbours } from "./pairs.ts";
import {
  addDeleteSet,
  createState,
  decodeStateVector,
  encodeDeleteSet,
  isDeleted,
  markDeleted,
  type State,
} from "./state.ts";

export type Folded = Omit<Snapshot, "seq">;
export type FoldResult =
  | { readonly ok: true; readonly folded: Folded }
  /** the rows cannot be folded safely; they stay as they are */
  | { readonly ok: false; readonly why: string };

/** Folds `base` and the updates after it, in order. Pure; costs a whole Y.Doc, so it runs in a thread of its own. */
export function fold(base: Folded | null, updates: readonly Uint8Array[]): FoldResult {
  const expected = expectedState(base, updates);
  const doc = loadDoc(base ? [base.update, ...updates] : updates);
  const update = Y.encodeStateAsUpdate(doc);
  const deleted = deletedIn(doc);
  const why = mismatch(expected, doc, deleted) ?? misreading(doc, update);
  if (why) return { ok: false, why };
  return {
    ok: true,
    folded: {
      update,
      stateVector: Y.encodeStateVector(doc),
      deleteSet: encodeDeleteSet(deleted.deleted),
      homes: encodeHomes({ ...expected.homes, neighbours: neighboursIn(doc) }),
    },
  };
}

/** What the rows say the document must come to, read from their bytes alone. */
function expectedState(base: Folded | null, updates: readonly Uint8Array[]): State {
  const state = createState();
  if (base) {
    for (const [client, clock] of decodeStateVector(base.stateVector)) state.clocks.set(client, clock);
    addDeleteSet(state, base.deleteSet);
    state.homes = decodeHomes(base.homes);
  }
  for (const bytes of updates) absorb(state, bytes);
  return state;
}

function loadDoc(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function deletedIn(doc: Y.Doc): State {
  const state = createState();
  for (const [client, ranges] of Y.createDeleteSetFromStructStore(doc.store).clients)
    markDeleted(
      state,
      ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
    );
  return state;
}

/** As Yjs holds them: what people typed on is one struct, and what was collected stands nowhere. */
function neighboursIn(doc: Y.Doc): Neighbours {
  const neighbours: Neighbours = new Map();
  for (const structs of doc.store.clients.values())
    for (const struct of structs) {
      const pair = struct instanceof Y.Item ? { left: struct.origin, right: struct.rightOrigin } : null;
      if (!goesOnWith(neighbours, struct.id, pair)) note(neighbours, struct.id, pair);
    }
  return neighbours;
}

function mismatch(expected: State, doc: Y.Doc, deleted: State): string | undefined {
  if (doc.store.pendingStructs ?? doc.store.pendingDs) return "something in the rows waits for what is not there";
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  if (clocks.size !== expected.clocks.size) return "the fold has other clients than the rows";
  for (const [client, clock] of expected.clocks)
    if (clocks.get(client) !== clock) return `the fold ends elsewhere than the rows for client ${client}`;
  for (const [client, { starts, ends }] of expected.deleted)
    for (let i = 0; i < starts.length; i++)
      if (!isDeleted(deleted, client, starts[i]!, ends[i]!)) return `a deletion of client ${client} is missing`;
  return undefined;
}

function misreading(doc: Y.Doc, update: Uint8Array): string | undefined {
  const reader = loadDoc([update]);
  const written = describe(doc);
  const read = describe(reader);
  return written === read ? undefined : "a reader of the snapshot would see another order than the writers did";
}

/** Every type's visible units in order, as text: equal for two replicas exactly if people see the same in both. */
function describe(doc: Y.Doc): string {
  const roots = [...doc.share].filter(([, type]) => type._start !== null || type._map.size > 0);
  return roots
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) => `${JSON.stringify(name)}${describeType(type)}`)
    .join("\n");
}

/** The part of a Yjs type that holds its order: a list of items, and the item that counts for each key. */
type Chain = { readonly _start: Y.Item | null; readonly _map: Map<string, Y.Item> };

function describeType(root: Chain): string {
  const parts: string[] = [];
  const waiting: Chain[] = [root];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    let next: { client: number; clock: number } | undefined;
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      const { client, clock } = item.id;
      if (next?.client !== client || next.clock !== clock) parts.push(`${client}:${clock}`);
      next = { client, clock: clock + item.length };
      if (item.content instanceof Y.ContentType) waiting.push(item.content.type);
    }
    if (next) parts.push(`…${next.clock}`);
    for (const [key, item] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (item.deleted) continue;
      parts.push(`${JSON.stringify(key)}=${item.id.client}:${item.id.clock}`);
      if (item.content instanceof Y.ContentType) waiting.push(item.content.type);
    }
    parts.push(";");
  }
  return parts.join(" ");
}
