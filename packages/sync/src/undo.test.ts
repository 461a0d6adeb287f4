import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { accept, checkUpdate } from "./check.ts";
import { createState, type State } from "./state.ts";
import { undoOf, type Undo } from "./undo.ts";

/** Where something is done, and what: typed, deleted, set under a key, or nested. */
const deed = fc.record({ writer: fc.nat(2), kind: fc.nat(4), at: fc.nat(1000), size: fc.integer({ min: 1, max: 4 }) });
type Deed = { writer: number; kind: number; at: number; size: number };

/** Three who write together, each hearing of everything, and the updates of it in order. */
function updatesOf(deeds: readonly Deed[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const docs = [1, 2, 3].map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "heard") return;
      updates.push(update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "heard");
    });
    return doc;
  });
  for (const each of deeds) perform(docs[each.writer]!, each);
  return updates;
}

function perform(doc: Y.Doc, { kind, at, size }: Deed): void {
  const [text, map] = [doc.getText("t"), doc.getMap("m")];
  const place = at % (text.length + 1);
  if (kind <= 1) text.insert(place, "abcd".slice(0, size));
  else if (kind === 2) text.delete(Math.min(place, Math.max(0, text.length - size)), Math.min(size, text.length));
  else if (kind === 3) map.set(`k${at % 3}`, size);
  else map.set(`k${at % 3}`, new Y.Map([["inside", size]]));
}

/** Everything that is known, homes that nothing lies in left out. */
function plain({ clocks, deleted, homes }: State) {
  const homesOf = [...homes.steps].map(([client, { starts, values }]) => [
    client,
    starts.map((start, i) => [start, homes.list[values[i]! >> 1]!.name, values[i]! & 1]),
  ]);
  return structuredClone({ clocks: new Map(clocks), deleted: new Map(deleted), homes: new Map(homesOf as never) });
}

test("[ND2] what was judged new and then overtaken is taken back whole, however much there was of it", () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 2, maxLength: 60 }), fc.nat(1000), (deeds, cut) => {
      const updates = updatesOf(deeds);
      const state = createState();
      const undos: Undo[] = [];
      const first = updates.length === 0 ? 0 : cut % updates.length;
      let before = plain(state);
      for (const [i, update] of updates.entries()) {
        if (i === first) before = plain(state);
        const verdict = checkUpdate(state, () => undefined, { person: "p", seat: "s" }, update);
        if (verdict.kind !== "new") continue;
        if (i >= first) undos.push(undoOf(state, verdict));
        accept(state, verdict);
      }
      for (const undo of undos.toReversed()) undo(state);
      expect(plain(state)).toEqual(updates.length === 0 ? plain(createState()) : before);
      // And it can be taken in again.
      for (const update of updates.slice(first))
        expect(checkUpdate(state, () => undefined, { person: "p", seat: "s" }, update).kind).not.toBe("foreign");
    }),
    { numRuns: 300 },
  );
});
