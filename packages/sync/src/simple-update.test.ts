import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createJoin } from "./join-updates.ts";
import { parseSimpleUpdate } from "./simple-update.ts";
import { parseAnyUpdate } from "./update.ts";

/** Small random whole numbers that are the same every time. */
function createDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const words = ["a", "oro ", "ångest", "🧭", "hem och skola"] as const;

/** What several people write, erase, mark and nest at the same time: every update they send, in a valid order. */
function writings(seed: number, count: number): Uint8Array[] {
  const roll = createDice(seed);
  const docs = [11, 4_000_000_000, 70_000].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on("update", (update: Uint8Array, origin: unknown) => origin === "heard" || updates.push(update));
  for (let i = 0; i < count; i++) {
    const doc = docs[roll(docs.length)]!;
    const text = doc.getText("t");
    const kind = roll(12);
    doc.transact(() => {
      if (kind < 7) text.insert(roll(text.length + 1), words[roll(words.length)]!);
      else if (kind < 10 && text.length > 0) text.delete(roll(text.length), 1);
      else if (kind === 10) doc.getMap("m").set(words[roll(words.length)]!, new Y.Text("in a map"));
      else if (text.length > 1) text.format(0, 1, { bold: true });
    });
    if (roll(3) === 0) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), "heard");
  }
  return updates;
}

describe("an update of the common kind", () => {
  test("[SY1] read from its bytes it is what Yjs reads, or it is left to Yjs", () => {
    let simple = 0;
    for (let seed = 1; seed <= 6; seed++) {
      for (const update of writings(seed, 100)) {
        const read = parseSimpleUpdate(update);
        if (!read) continue;
        simple += 1;
        const { parts: _, ...plain } = read;
        expect(plain).toEqual(parseAnyUpdate(update));
      }
    }
    expect(simple).toBeGreaterThan(300);
  });

  test("[SY1] damaged in any way it is read as Yjs reads it, or left to Yjs", () => {
    const roll = createDice(7);
    for (const update of writings(3, 60)) {
      for (let i = 0; i < 60; i++) {
        const damaged = update.slice(0, roll(8) === 0 ? roll(update.length + 1) : update.length);
        if (damaged.length > 0) damaged[roll(damaged.length)] = roll(2) === 0 ? roll(256) : 128 + roll(4);
        const read = parseSimpleUpdate(damaged);
        if (!read) continue;
        const { parts: _, ...plain } = read;
        expect(plain).toEqual(parseAnyUpdate(damaged));
      }
    }
  });

  test("[SY1] a key by the name of a prototype is left to the full check, which refuses it", () => {
    const doc = new Y.Doc();
    doc.getMap("m").set("__proto__", "x");
    expect(parseSimpleUpdate(Y.encodeStateAsUpdate(doc))).toBeUndefined();
  });
});

describe("updates that leave as one", () => {
  test("[SP1] read as all of them one after the other do", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const [apart, together] = [new Y.Doc(), new Y.Doc()];
      let join = createJoin();
      let joined = 0;
      const flush = (): void => {
        Y.applyUpdate(together, join.update());
        join = createJoin();
      };
      for (const update of writings(seed, 150)) {
        Y.applyUpdate(apart, update);
        const parts = parseSimpleUpdate(update)?.parts;
        if (parts && join.add(parts)) joined += 1;
        else {
          flush();
          if (!parts || !join.add(parts)) Y.applyUpdate(together, update);
        }
      }
      flush();
      expect(joined).toBeGreaterThan(50);
      expect(together.store.pendingStructs).toBeNull();
      expect(together.toJSON()).toEqual(apart.toJSON());
      expect(Y.encodeStateVector(together)).toEqual(Y.encodeStateVector(apart));
      expect(Y.snapshot(together).ds).toEqual(Y.snapshot(apart).ds);
    }
  });

  test("[SP1] only what follows on what there is already is taken", () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (const letter of "abc") doc.getText("t").insert(0, letter);
    const [first, , third] = updates.map((update) => parseSimpleUpdate(update)!.parts!);
    const join = createJoin();
    expect([join.add(first!), join.add(third!)]).toEqual([true, false]);
    expect(join.update()).toEqual(updates[0]);
  });
});
