// Where the agents type. A patch refers to the document exactly as its author saw it, so every agent has a desk: an
// offline Y.Doc that holds what the author had seen and nothing else. What is typed there is what goes over the wire.
import * as Y from "yjs";
import { createCodePoints, isAstral, type CodePoints } from "./code-points.ts";
import { splitPatches } from "./pieces.ts";
import { TraceError, type Patch, type Trace } from "./trace.ts";
import type { Versions } from "./versions.ts";

export const rootName = "trace";

/** A sign by which a document shows that a transaction has arrived: this struct is there, or is there and deleted. */
export type Mark = { readonly client: number; readonly clock: number; readonly deleted: boolean };

export type Typed = {
  /** one or more updates, none larger than a frame; none at all for a transaction that changes nothing */
  readonly updates: readonly Uint8Array[];
  /** of this transaction, or of its author's last one that changed anything */
  readonly mark: Mark | null;
};

type Desk = {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  /** how many transactions of each agent it holds */
  readonly seen: Int32Array;
  codePoints: CodePoints | null;
  mark: Mark | null;
};

/** Answers what a transaction is on the wire. Typed on demand, in the order of the trace. */
export type Desks = (txn: number) => Typed;

/**
 * Two agents who type at one place at once are put in the order of their client ids, by Yjs; a trace has an order of
 * its own for them. So the agents get their ids in whichever order of agents makes the texts typed here come together
 * as the trace ends; the first one if none does.
 */
export function openDesks(trace: Trace, versions: Versions): Desks {
  const orders = trace.agents === 1 ? [] : ordersOf(trace.agents);
  const fitting = orders
    .values()
    .map((order) => createDesks(trace, versions, order))
    .find((desks) => mergeAll(trace, desks) === trace.endContent);
  return fitting ?? createDesks(trace, versions, ordersOf(trace.agents)[0]);
}

/** `ranks[agent]` says where the agent's client id stands among the others'. */
function ordersOf(agents: number): number[][] {
  const rising = Array.from({ length: agents }, (_, agent) => agent);
  return agents > 4 ? [rising, rising.toReversed()] : permutations(rising);
}

function permutations(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value) =>
    permutations(values.filter((other) => other !== value)).map((rest) => [value, ...rest]),
  );
}

function mergeAll({ txns }: Trace, desks: Desks): string {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const index of txns.keys()) for (const update of desks(index).updates) Y.applyUpdate(doc, update);
  });
  return doc.getText(rootName).toString();
}

function createDesks(trace: Trace, versions: Versions, ranks: readonly number[] = []): Desks {
  const astral = trace.txns.some(({ patches }) => patches.some(({ inserted }) => isAstral(inserted)));
  const lowest = 1 + Math.floor(Math.random() * 2 ** 31);
  const desks = Array.from({ length: trace.agents }, (_, agent) =>
    createDesk(trace.agents, lowest + (ranks[agent] ?? agent)),
  );
  const all: Typed[] = [];

  const typeNext = (): void => {
    const index = all.length;
    const txn = trace.txns[index];
    const desk = txn && desks[txn.agent];
    if (!txn || !desk) throw new RangeError(`no txn ${index}`);
    if (catchUp(desk, versions, txn.agent, index, all)) desk.codePoints = null;
    if (astral) desk.codePoints ??= createCodePoints(desk.text.toString());
    const updates = splitPatches(txn.patches).flatMap((patches) => type(desk, patches, index));
    desk.seen[txn.agent] = (desk.seen[txn.agent] ?? 0) + 1;
    all.push({ updates, mark: desk.mark });
  };

  return (txn) => {
    while (all.length <= txn) typeNext();
    return all[txn] ?? { updates: [], mark: null };
  };
}

function createDesk(agents: number, clientId: number): Desk {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return { doc, text: doc.getText(rootName), seen: new Int32Array(agents), codePoints: null, mark: null };
}

/** Brings the desk to the version that the transaction was typed at. Answers whether anything came. */
function catchUp(desk: Desk, versions: Versions, agent: number, txn: number, all: readonly Typed[]): boolean {
  const missing: number[] = [];
  for (const [other, count] of versions.before(txn).entries()) {
    if (other === agent) continue;
    missing.push(...versions.ofAgent(other).slice(desk.seen[other], count));
    desk.seen[other] = count;
  }
  if (missing.length === 0) return false;
  missing.sort((a, b) => a - b);
  desk.doc.transact(() => {
    for (const index of missing) for (const update of all[index]?.updates ?? []) Y.applyUpdate(desk.doc, update);
  });
  return true;
}

function type(desk: Desk, patches: readonly Patch[], txn: number): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const record = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    updates.push(update);
    desk.mark = markOf(desk.doc.clientID, transaction);
  };
  desk.doc.on("update", record);
  desk.doc.transact(() => {
    for (const patch of patches) apply(desk, patch, txn);
  });
  desk.doc.off("update", record);
  return updates;
}

function apply({ text, codePoints }: Desk, { at, removed, inserted }: Patch, txn: number): void {
  if (at + removed > (codePoints ?? text).length) {
    throw new TraceError(`txn ${txn} changes what lies beyond the end of the text.`);
  }
  const from = codePoints ? codePoints.toUnits(at) : at;
  const length = codePoints ? codePoints.toUnits(at + removed) - from : removed;
  if (length > 0) text.delete(from, length);
  if (inserted !== "") text.insert(from, inserted);
  codePoints?.replace(from, length, inserted);
}

function markOf(client: number, { beforeState, afterState, deleteSet }: Y.Transaction): Mark | null {
  const clock = afterState.get(client) ?? 0;
  if (clock > (beforeState.get(client) ?? 0)) return { client, clock: clock - 1, deleted: false };
  for (const [other, [first]] of deleteSet.clients) {
    if (first) return { client: other, clock: first.clock, deleted: true };
  }
  return null;
}
