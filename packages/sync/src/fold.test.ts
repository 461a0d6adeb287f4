import * as encoding from "lib0/encoding";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { fold } from "./fold.ts";
import { decodeStateVector, encodeDeleteSet } from "./state.ts";

/** Two people edit one document; their updates arrive in some order, as rows of a log. */
function rowsOf(deeds: readonly (readonly [who: 0 | 1, kind: number, at: number, sync: boolean])[]): Uint8Array[] {
  const docs = [1, 2].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const rows: Uint8Array[] = [];
  for (const doc of docs)
    doc.on("update", (update: Uint8Array, origin: unknown) => origin === "log" || rows.push(update));
  const caughtUp = [0, 0];
  for (const [who, kind, at, sync] of deeds) {
    const doc = docs[who]!;
    if (sync) for (; caughtUp[who]! < rows.length; caughtUp[who]!++) Y.applyUpdate(doc, rows[caughtUp[who]!]!, "log");
    const text = doc.getText("t");
    if (kind === 0) doc.getMap("m").set(`k${at % 3}`, at);
    else if (kind === 1 && text.length > 0) text.delete(at % text.length, 1);
    else if (kind === 2) doc.getXmlFragment("x").insert(0, [new Y.XmlElement("paragraph")]);
    else text.insert(at % (text.length + 1), String(at));
  }
  return rows;
}

const deed = fc.tuple(fc.constantFrom(0 as const, 1 as const), fc.nat(4), fc.nat(9), fc.boolean());

function replay(rows: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row);
  return doc;
}
const seen = (doc: Y.Doc) => [
  doc.getText("t").toString(),
  doc.getMap("m").toJSON(),
  doc.getXmlFragment("x").toString(),
];

describe("a fold", () => {
  test("[SY7] reads as the rows do, in one step or in two", () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 60 }), fc.nat(), (deeds, cut) => {
        const rows = rowsOf(deeds);
        fc.pre(rows.length > 0);
        const at = cut % rows.length;
        const whole = fold(null, rows);
        const first = fold(null, rows.slice(0, at));
        const second = first.ok && fold(at === 0 ? null : first.folded, rows.slice(at));
        if (!whole.ok || !second || !second.ok) throw new Error("an honest log must fold");
        const live = replay(rows);
        for (const { folded } of [whole, second]) {
          const reader = replay([folded.update]);
          expect(seen(reader)).toEqual(seen(live));
          expect(decodeStateVector(folded.stateVector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(live)));
        }
      }),
    );
  });

  test("[SY7] knows the deletions that Yjs makes by itself, such as the loser of two writes to one key", () => {
    const rows = rowsOf([
      [0, 0, 3, false],
      [1, 0, 3, false],
    ]);
    const result = fold(null, rows);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(result.folded.deleteSet).not.toEqual(encodeDeleteSet(new Map()));
  });

  test("[SY7] refuses rows that leave something waiting", () => {
    const [, second] = rowsOf([
      [0, 3, 1, false],
      [0, 3, 2, false],
    ]);
    expect(() => fold(null, [second!])).toThrow("not in the log");
  });

  test("[SY7] refuses rows that a reader of the snapshot would see in another order", () => {
    // Right origin before left origin: no editor writes this, and where it lands depends on what came first.
    const encoder = encoding.createEncoder();
    const item = (origin: number, right: number, text: string) => {
      encoding.writeUint8(encoder, 0xc4);
      for (const number of [1, origin, 1, right]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, text);
    };
    for (const number of [1, 1, 9, 0]) encoding.writeVarUint(encoder, number);
    item(3, 1, "x");
    encoding.writeVarUint(encoder, 0);
    const crossed = encoding.toUint8Array(encoder);
    const doc = new Y.Doc();
    doc.clientID = 1;
    const rows: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => void rows.push(update));
    doc.getText("t").insert(0, "abcdef");
    const other = new Y.Doc();
    other.clientID = 5;
    Y.applyUpdate(other, rows[0]!);
    other.on("update", (update: Uint8Array) => void rows.push(update));
    other.getText("t").insert(4, "y");
    const orders = [
      [rows[0]!, crossed, rows[1]!],
      [rows[0]!, rows[1]!, crossed],
    ];
    for (const order of orders) {
      const result = fold(null, order);
      const live = replay(order).getText("t").toString();
      // Either the snapshot reads as the writers saw it, or there is no snapshot.
      if (result.ok) expect(replay([result.folded.update]).getText("t").toString()).toBe(live);
    }
  });
});
