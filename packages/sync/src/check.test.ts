import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { accept, checkUpdate } from "./check.ts";
import { decodeHomes, encodeHomes } from "./homes.ts";
import type { Owner } from "./log.ts";
import { createState } from "./state.ts";
import { MalformedUpdate, parseUpdate } from "./update.ts";

const eva: Owner = { person: "eva", seat: "police" };
const omar: Owner = { person: "omar", seat: "social" };
const nobody = () => undefined;

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}

/** Every update that the deeds produce, one after the other. */
function updatesOf(doc: Y.Doc, ...deeds: ((text: Y.Text) => void)[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => void updates.push(update);
  doc.on("update", collect);
  for (const deed of deeds) deed(doc.getText("t"));
  doc.off("update", collect);
  return updates;
}

function knowing(...updates: Uint8Array[]) {
  const state = createState();
  for (const update of updates) {
    const verdict = checkUpdate(state, nobody, eva, update);
    if (verdict.kind !== "new") throw new Error(`the setting is ${verdict.kind}`);
    accept(state, verdict);
  }
  return state;
}

/** An update by hand: varuints, strings and single bytes, as Yjs V1 writes them. */
function bytes(...parts: (number | string | { byte: number })[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeUint8(encoder, part.byte);
  }
  return encoding.toUint8Array(encoder);
}
const rootString = { byte: 0x04 }; // an item with string content whose parent is named
const afterItem = { byte: 0x84 }; // the same with an origin
const gc = { byte: 0x00 };

describe("an update is judged before it is logged", () => {
  test("[SY1] typing goes through, stroke by stroke", () => {
    const strokes = updatesOf(
      docOf(1),
      (t) => t.insert(0, "a"),
      (t) => t.insert(1, "b"),
      (t) => t.delete(0, 1),
    );
    const state = createState();
    for (const stroke of strokes) {
      const verdict = checkUpdate(state, nobody, eva, stroke);
      expect(verdict).toMatchObject({ kind: "new", update: stroke });
      if (verdict.kind === "new") accept(state, verdict);
    }
    expect(state.clocks).toEqual(new Map([[1, 2]]));
  });

  test("[SY4] what is known already is nothing new", () => {
    const doc = docOf(1);
    const strokes = updatesOf(
      doc,
      (t) => t.insert(0, "ab"),
      (t) => t.delete(1, 1),
    );
    const state = knowing(...strokes);
    for (const known of [...strokes, Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(new Y.Doc())])
      expect(checkUpdate(state, nobody, eva, known).kind).toBe("nothing new");
  });

  test("[SY3] a hole in the clocks, an unknown origin and an unknown deletion are gaps", () => {
    const [first, second] = updatesOf(
      docOf(1),
      (t) => t.insert(0, "ab"),
      (t) => t.insert(2, "cd"),
    );
    const state = knowing(first!);
    const third = updatesOf(
      docOf(1),
      (t) => t.insert(0, "abcd"),
      (t) => t.insert(4, "e"),
    )[1]!;
    expect(checkUpdate(state, nobody, eva, third).kind).toBe("gap");
    expect(checkUpdate(state, nobody, eva, bytes(1, 1, 7, 0, afterItem, 9, 0, "x", 0)).kind).toBe("gap");
    expect(checkUpdate(state, nobody, eva, bytes(0, 1, 1, 1, 2, 1)).kind).toBe("gap");
    expect(checkUpdate(state, nobody, eva, second!).kind).toBe("new");
  });

  test("[SY3] structs that wait for each other, or for themselves, are a gap", () => {
    const waitingForEachOther = bytes(2, 1, 7, 0, afterItem, 8, 0, "x", 1, 8, 0, afterItem, 7, 0, "y", 0);
    const waitingForItself = bytes(1, 1, 7, 0, afterItem, 7, 5, "x", 0);
    expect(checkUpdate(createState(), nobody, eva, waitingForEachOther).kind).toBe("gap");
    expect(checkUpdate(createState(), nobody, eva, waitingForItself).kind).toBe("gap");
  });

  test("[SY1] structs of several clients that build on each other go through in any order", () => {
    const [one, two] = [docOf(1), docOf(2)];
    one.getText("t").insert(0, "from one");
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    two.getText("t").insert(4, "two, ");
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    one.getText("t").insert(0, "again ");
    expect(checkUpdate(createState(), nobody, eva, Y.encodeStateAsUpdate(one)).kind).toBe("new");
  });

  test("[SY1] structs of many clients that wait for each other are refused, of a few are put in order at once", () => {
    // Client i's struct has its origin in client i + 1, so that every pass over them would place one.
    const chain = (clients: number) => {
      const parts: (number | string | { byte: number })[] = [clients];
      for (let client = 1; client < clients; client++) parts.push(1, client, 0, afterItem, client + 1, 0, "x");
      return bytes(...parts, 1, clients, 0, rootString, 1, "t", "x", 0);
    };
    expect(() => checkUpdate(createState(), nobody, eva, chain(10_000))).toThrow(MalformedUpdate);
    expect(checkUpdate(createState(), nobody, eva, chain(32)).kind).toBe("new");
  });

  test("[SY1] types nested deeper than people write are refused, however they are brought in", () => {
    const state = createState();
    const doc = docOf(1);
    const nest = (into: Y.XmlFragment) => {
      const child = new Y.XmlElement("div");
      into.insert(0, [child]);
      return child;
    };
    const verdicts: string[] = [];
    doc.on("update", (update: Uint8Array) => {
      try {
        const verdict = checkUpdate(state, nobody, eva, update);
        if (verdict.kind === "new") accept(state, verdict);
        verdicts.push(verdict.kind);
      } catch (error) {
        verdicts.push(error instanceof MalformedUpdate ? "refused" : "bug");
      }
    });
    let into: Y.XmlFragment = doc.getXmlFragment("x");
    for (let depth = 0; depth < 63; depth++) into = nest(into);
    expect(new Set(verdicts)).toEqual(new Set(["new"]));
    // A neighbour of what is nested lies as deep; so does what it holds, one deeper.
    into.insert(0, [new Y.XmlText("a")]);
    const beside = new Y.XmlElement("div");
    into.insert(1, [beside]);
    nest(nest(beside));
    expect(verdicts.slice(-4)).toEqual(["new", "new", "new", "refused"]);
    expect(() => checkUpdate(createState(), nobody, eva, Y.encodeStateAsUpdate(doc))).toThrow(MalformedUpdate);
  });

  test("[SY20] what lies in two lists, in no type or on past its own beginning is refused; what people write is not", () => {
    const doc = docOf(1);
    const list = doc.getXmlFragment("x");
    list.insert(0, [new Y.XmlText("one"), new Y.XmlText("two")]); // 1:0 and 1:4 are types, 1:1–3 and 1:5–7 letters
    doc.getMap("m").set("a", 1); // 1:8
    doc.getMap("m").set("b", 1); // 1:9
    const state = knowing(Y.encodeStateAsUpdate(doc));
    const afterAndBefore = { byte: 0xc4 };
    const inside = { byte: 0x04 };
    const judge = (...parts: Parameters<typeof bytes>) =>
      checkUpdate(state, nobody, omar, bytes(1, 1, 7, 0, ...parts, "x", 0));
    expect(judge(afterAndBefore, 1, 1, 1, 2).kind).toBe("new");
    expect(() => judge(afterAndBefore, 1, 1, 1, 6)).toThrow("different lists");
    expect(() => judge(afterAndBefore, 1, 8, 1, 9)).toThrow("different lists");
    expect(judge(inside, 0, 1, 0).kind).toBe("new");
    expect(() => judge(inside, 0, 1, 2)).toThrow("holds nothing");
    // One of our own that goes on where it did not begin: "e" is known at 1:3, and claimed to lie in another text.
    expect(() => checkUpdate(state, nobody, eva, bytes(1, 1, 1, 9, afterItem, 1, 7, "xy", 0))).toThrow(
      "goes on elsewhere",
    );
  });

  test("[SY20] a struct that is cut has to stand as it will be logged, with another neighbour than it was sent with", () => {
    const doc = docOf(1);
    doc.getText("t").insert(0, "true"); // 1:0–3
    const collected = bytes(1, 1, 1, 4, gc, 1, 0); // 1:4
    const state = knowing(Y.encodeStateAsUpdate(doc), collected);
    for (const more of [
      bytes(1, 1, 1, 5, rootString, 1, "elsewhere", "x", 0),
      bytes(1, 1, 1, 6, rootString, 1, "t", "!", 0),
    ]) {
      const verdict = checkUpdate(state, nobody, eva, more);
      if (verdict.kind === "new") accept(state, verdict);
    }
    // As sent it goes with what is collected; what is left of it, beside its own beginning, would be in two lists.
    const overlapping = bytes(1, 1, 1, 6, { byte: 0xc4 }, 1, 4, 1, 5, "!?", 0);
    expect(() => checkUpdate(state, nobody, eva, overlapping)).toThrow("different lists");
  });

  test("[SY20] homes are the same after a fold, and read back from bytes", () => {
    const doc = docOf(1);
    doc.getXmlFragment("x").insert(0, [new Y.XmlText("one")]);
    doc.getMap("m").set("a", 1);
    const { homes } = knowing(Y.encodeStateAsUpdate(doc));
    expect(decodeHomes(encodeHomes(homes))).toEqual(homes);
  });

  test("[SY2] new structs under somebody else's client id are foreign, known ones are not", () => {
    const strokes = updatesOf(
      docOf(1),
      (t) => t.insert(0, "a"),
      (t) => t.insert(1, "b"),
    );
    const state = knowing(strokes[0]!);
    const ownedByEva = (client: number) => (client === 1 ? eva : undefined);
    expect(checkUpdate(state, ownedByEva, omar, strokes[1]!)).toEqual({ kind: "foreign", client: 1 });
    expect(checkUpdate(state, ownedByEva, omar, strokes[0]!).kind).toBe("nothing new");
    expect(checkUpdate(state, ownedByEva, omar, bytes(1, 1, 1, 1, gc, 1, 0))).toEqual({ kind: "foreign", client: 1 });
  });

  test("[SY2] a second text under a known clock is cut away", () => {
    const state = knowing(updatesOf(docOf(1), (t) => t.insert(0, "true"))[0]!);
    const forged = updatesOf(docOf(1), (t) => t.insert(0, "false!"))[0]!;
    const verdict = checkUpdate(state, nobody, eva, forged);
    expect(verdict.kind).toBe("new");
    const reader = new Y.Doc();
    Y.applyUpdate(reader, updatesOf(docOf(1), (t) => t.insert(0, "true"))[0]!);
    if (verdict.kind === "new") Y.applyUpdate(reader, verdict.update);
    expect(reader.getText("t").toString()).toBe("truee!");
  });

  test("[SY1] judging changes nothing", () => {
    const [stroke] = updatesOf(docOf(1), (t) => t.insert(0, "a"));
    const state = createState();
    checkUpdate(state, nobody, eva, stroke!);
    expect(state).toEqual(createState());
  });
});

describe("[SY1] what is not one well-formed update is refused", () => {
  const stroke = updatesOf(docOf(1), (t) => t.insert(0, "hello"))[0]!;
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const valueUpdate = (value: unknown) => {
    const doc = docOf(1);
    doc.getMap("m").set("k", value);
    return Y.encodeStateAsUpdate(doc);
  };
  const subdocument = docOf(1);
  subdocument.getMap("m").set("k", new Y.Doc());
  const forbidden = docOf(1);
  forbidden.getMap("m").set("__proto__", 1);
  const forbiddenMark = docOf(1);
  forbiddenMark.getText("t").insert(0, "x", Object.fromEntries([["__proto__", { evil: true }]]));
  const forbiddenElement = docOf(1);
  forbiddenElement.getXmlFragment("x").insert(0, [new Y.XmlElement("__proto__")]);

  test.each<[string, Uint8Array]>([
    ["nothing at all", new Uint8Array()],
    ["a truncated one", stroke.slice(0, -3)],
    ["one with bytes after its end", Uint8Array.from([...stroke, 0])],
    ["33 million structs claimed in 8 bytes", bytes(1, 33_000_000, 1, 0, gc, 1)],
    ["a client in two blocks, of which Yjs would drop one", bytes(2, 1, 1, 0, gc, 1, 1, 1, 1, gc, 1, 0)],
    ["a client in two blocks apart", bytes(3, 1, 1, 0, gc, 1, 1, 2, 0, gc, 1, 1, 1, 1, gc, 1, 0)],
    ["an empty block", bytes(1, 0, 1, 0, 0)],
    ["a struct of no length", bytes(1, 1, 1, 0, rootString, 1, "t", "", 0)],
    ["a clock beyond all typing", bytes(1, 1, 1, 2 ** 45, gc, 1, 0)],
    ["a client id no Yjs has", bytes(1, 1, 2 ** 40, 0, gc, 1, 0)],
    ["a deletion of no length", bytes(0, 1, 1, 1, 0, 0)],
    ["a document inside the document", Y.encodeStateAsUpdate(subdocument)],
    ["a value nested forty deep", valueUpdate(nested(40))],
    ["a forbidden key", Y.encodeStateAsUpdate(forbidden)],
    ["a forbidden mark", Y.encodeStateAsUpdate(forbiddenMark)],
    ["a forbidden element", Y.encodeStateAsUpdate(forbiddenElement)],
    ["noise", Uint8Array.from({ length: 200 }, (_, i) => (i * 7919) % 251)],
  ])("%s", (_, update) => {
    expect(() => parseUpdate(update)).toThrow(MalformedUpdate);
  });

  test("[SY18] more structs or deletions than one frame may carry, in few bytes", () => {
    const pairs = (count: number) => Array.from({ length: 2 * count }, (_, i) => i % 2);
    const structs = (count: number) => Uint8Array.from([...bytes(1, count, 1, 0), ...pairs(count), 0]);
    const deletions = (count: number) => Uint8Array.from([...bytes(0, 1, 1, count), ...pairs(count)]);
    for (const [of, most] of [[structs, 50_000] as const, [deletions, 200_000] as const]) {
      expect(() => parseUpdate(of(most))).not.toThrow();
      expect(() => parseUpdate(of(most + 1))).toThrow("than one frame may carry");
    }
  });

  test("while values as deep as anybody writes pass", () => {
    expect(() => parseUpdate(valueUpdate(nested(20)))).not.toThrow();
  });
});
