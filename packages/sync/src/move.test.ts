import * as encoding from "lib0/encoding";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openEngine, type Engine } from "./engine.ts";
import type { Actor, Address } from "./log.ts";
import { acksOf, connectTo, join, read, textOf } from "./testing/harness.ts";
import { createMemoryLog } from "./testing/memory-log.ts";
import { ackFrame, closeCode, syncFrame } from "./wire.ts";

const address: Address = { document: "d", epoch: 1 };
const [eva, mallory] = ["eva", "mallory"].map((person): Actor => ({ person, seat: `${person}'s`, session: person }));
const [end, root] = [null, null];
type Id = readonly [client: number, clock: number];

let engine: Engine;
afterEach(() => engine.close());

/** One letter between two. */
function letter([client, clock]: Id, left: Id | null, right: Id | null, text: string): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of [1, 1, client, clock]) encoding.writeVarUint(encoder, part);
    encoding.writeUint8(encoder, 4 | (left ? 128 : 0) | (right ? 64 : 0));
    for (const part of [...(left ?? []), ...(right ?? [])]) encoding.writeVarUint(encoder, part);
    if (!left && !right) encoding.writeVarUint(encoder, 1);
    if (!left && !right) encoding.writeVarString(encoder, "t");
    encoding.writeVarString(encoder, text);
    encoding.writeVarUint(encoder, 0);
  });
}

const [a, b, c] = [letter([1, 0], root, end, "a"), letter([1, 1], [1, 0], end, "b"), letter([2, 0], [1, 0], end, "c")];
/** Between a letter and itself: where it goes, Yjs makes depend on whether the reader has `c` yet. */
const forged = letter([4, 0], [1, 1], [1, 1], "x");

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const readIn = (updates: readonly Uint8Array[]): string => textOf(docOf(updates));

function openTwo() {
  const log = createMemoryLog();
  log.seed(address);
  engine = openEngine({ log, note: () => {} });
  const [one, two] = [connectTo(engine, address, eva!), connectTo(engine, address, mallory!)];
  return { log, one, two, ready: Promise.all([join(one), join(two)]) };
}

test("[SY22] a letter between two that never met is saved and seen, and its writer takes the document anew", async () => {
  expect(readIn([a, b, c, forged])).not.toBe(readIn([a, b, forged, c]));
  const { log, one, two, ready } = openTwo();
  await ready;
  for (const update of [a, b]) one.line.receive(syncFrame("update", update));
  await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(2)));
  two.line.receive(syncFrame("update", forged));
  await vi.waitFor(() => expect(two.closed?.code).toBe(closeCode.reload));
  expect(acksOf(two)).toEqual([ackFrame(1)]);
  await vi.waitFor(() => expect(textOf(read(one, docOf([a, b])))).toContain("x"));
  const row = (await log.readRows(address, 2, 1))[0]!;
  expect(readIn([a, b, c, row.update])).toBe(readIn([a, b, row.update, c]));
});

test("[SY22] what stands under a key has no neighbour on its right; who names one there is refused", async () => {
  const { one, two, ready } = openTwo();
  await ready;
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.on("update", (update: Uint8Array) => one.line.receive(syncFrame("update", update)));
  for (const aim of [1, 2, 3]) doc.getMap("m").set("aim", aim);
  await vi.waitFor(() => expect(acksOf(one).at(-1)).toEqual(ackFrame(3)));
  two.line.receive(syncFrame("update", letter([4, 0], [1, 2], [1, 0], "x")));
  expect(two.closed?.code).toBe(closeCode.malformed);
});
