// What a peer may have written, and what a reader makes of it.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFactor,
  addTerm,
  editTerm,
  readFactors,
  readPerspectives,
  readProse,
  readSenses,
  readTerms,
  writePerspective,
  writeProse,
  writeSense,
} from "./index.ts";

const seed = Math.floor(Math.random() * 2 ** 31);

/** A document as another replica receives it: roots arrive without a type until they are opened. */
function received(write: (doc: Y.Doc) => void): Y.Doc {
  const from = new Y.Doc();
  write(from);
  const to = new Y.Doc();
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  return to;
}

const readAll = (doc: Y.Doc) => [...readFactors(doc), ...readTerms(doc), ...readPerspectives(doc), ...readSenses(doc)];

const garbage: (() => unknown)[] = [
  () => 17,
  () => null,
  () => true,
  () => "text",
  () => ["self", "a"],
  () => ({ domain: "self" }),
  () => ({ domain: { domain: "self" }, place: [] }),
  () => JSON.parse('{"__proto__": {"domain": "self", "place": "a"}}') as unknown,
  () => new Uint8Array([1, 2]),
  () => new Y.Text("a text where a map is expected"),
  () => new Y.Map([["domain", "self"]]),
  () => new Y.Array(),
  () => new Y.XmlElement("script"),
  () => new Y.XmlHook("hook"),
  () => new Y.Doc(),
  () => 2n ** 60n,
];

describe("entries from a peer", () => {
  it("[DO2] [DO3] returns what does not fit as unreadable, beside what does", () => {
    const doc = received((from) => {
      addFactor(from, { id: "good", domain: "home" });
      garbage.forEach((make, n) => from.getMap("factors").set(`bad-${n}/at`, make()));
      from.getMap("factors").set("__proto__/at", { domain: "self", place: "a" });
      from.getMap("factors").set("no-slash", { domain: "self", place: "a" });
      from.getMap("factors").set("", 1);
      from.getMap("factors").set("only-basis/basis.kind", "told");
      from.getMap("factors").set("a b/at", { domain: "self", place: "a" });
    });
    const entries = readFactors(doc);
    expect(entries.filter(({ readable }) => readable).map(({ id }) => id)).toEqual(["good"]);
    expect(entries).toHaveLength(garbage.length + 6);
    for (const entry of entries) if (!entry.readable) expect(entry.why).toMatch(/^[\w.]+ \w+$/);
    expect(({} as { domain?: string }).domain).toBeUndefined();
  });

  it("[DO2] returns wrong fields of a known entry as unreadable", () => {
    for (const make of garbage) {
      const doc = received((from) => {
        addTerm(from, { id: "t", headword: { sv: "oro" } });
        from.getMap("terms").set("t/status", make());
      });
      const [entry] = readTerms(doc);
      expect(entry?.readable || entry?.why).toBe(make() === null ? true : "status invalid_value");
    }
  });

  it("[DO2] lets an unreadable entry be repaired by a deed", () => {
    const doc = received((from) => {
      addTerm(from, { id: "t", headword: { sv: "oro" } });
      from.getMap("terms").set("t/status", 17);
    });
    editTerm(doc, "t", { status: "agreed" });
    expect(readTerms(doc)[0]?.readable).toBe(true);
  });

  it("[DO9] leaves unknown fields alone", () => {
    const doc = received((from) => {
      addTerm(from, { id: "t", headword: { sv: "oro" } });
      from.getMap("terms").set("t/reviewed-by", "a newer version");
    });
    expect(readTerms(doc)[0]?.readable).toBe(true);
    editTerm(doc, "t", { status: "agreed" });
    expect(doc.getMap("terms").get("t/reviewed-by")).toBe("a newer version");
  });

  it("[DO2] reads a root that was written as another type", () => {
    const doc = received((from) => {
      from.getText("factors").insert(0, "not a map");
      from.getArray("terms").push([1, 2, 3]);
      from.getXmlFragment("perspectives").push([new Y.XmlElement("p")]);
      from.getText("words:f").insert(0, "plain");
      from.getMap("meaning:t").set("a", new Y.Map());
    });
    expect(readAll(doc)).toEqual([]);
    expect(readProse(doc.getXmlFragment("words:f"))).toEqual([]);
    expect(readProse(doc.getXmlFragment("meaning:t"))).toEqual([]);
  });

  it(`[DO2] [DO3] never throws, whatever is there (seed ${seed})`, () => {
    const root = fc.constantFrom("factors", "terms", "perspectives", "senses");
    const id = fc.oneof(fc.constantFrom("f", "t", "good", "__proto__", "constructor", ""), fc.string());
    const field = fc.oneof(
      fc.constantFrom("at", "basis.kind", "retired", "headword.sv", "alias.sv/x", "status", "sight", "written"),
      fc.string(),
    );
    const made = fc.oneof(
      fc.constantFrom(...garbage),
      fc.jsonValue().map((value) => () => [value]),
      fc
        .dictionary(fc.constantFrom("domain", "place", "__proto__", "x"), fc.jsonValue(), { noNullPrototype: true })
        .map((value) => () => value),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(root, id, field, made), { maxLength: 20 }), (writes) => {
        const doc = received((from) => {
          for (const [name, entry, key, make] of writes) from.getMap(name).set(`${entry}/${key}`, make());
          addFactor(from, { id: "really-good", domain: "home" });
          writePerspective(from, "really-good", { sight: "concern" });
          writeSense(from, "really-good", { alsoSay: "x" });
          addTerm(from, { id: "really-good", headword: { en: "concern" } });
        });
        expect(readAll(doc).filter((entry) => entry.readable && entry.id === "really-good")).toHaveLength(4);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("prose from a peer", () => {
  const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const made = new Y.XmlElement(name);
    made.insert(0, children);
    return made;
  };

  it("[DO7] reads block by block", () => {
    const doc = received((from) => {
      const bold = new Y.XmlText("bold");
      bold.format(0, 4, { bold: true });
      from
        .getXmlFragment("notes")
        .push([
          element("paragraph", new Y.XmlText("one "), bold, element("hardBreak"), new Y.XmlText("two")),
          element("paragraph"),
          element(
            "bulletList",
            element("listItem", element("paragraph", new Y.XmlText("three"))),
            element("listItem", element("paragraph", new Y.XmlText("four")), element("orderedList")),
          ),
        ]);
    });
    expect(readProse(doc.getXmlFragment("notes"))).toEqual(["one bold\ntwo", "", "three", "four"]);
  });

  it("[DO7] skips what is not text, and never throws", () => {
    const doc = received((from) => {
      const embedded = new Y.XmlText("before");
      embedded.insertEmbed(6, { image: "x" });
      embedded.insert(7, "after");
      const notes = from.getXmlFragment("notes");
      notes.push([embedded, element("script", new Y.XmlText("alert(1)")), new Y.XmlHook("h") as unknown as Y.XmlText]);
      notes.push([new Y.Map() as unknown as Y.XmlText, new Y.Array() as unknown as Y.XmlText]);
    });
    expect(readProse(doc.getXmlFragment("notes"))).toEqual(["beforeafter", "alert(1)"]);
  });

  it("[DO7] survives any depth", () => {
    const doc = new Y.Doc();
    let inner: Y.XmlFragment = doc.getXmlFragment("notes");
    doc.transact(() => {
      for (let depth = 0; depth < 20_000; depth++) {
        const next = new Y.XmlElement("blockquote");
        inner.push([next]);
        inner = next;
      }
      inner.push([new Y.XmlText("deep")]);
    });
    expect(readProse(doc.getXmlFragment("notes"))).toEqual(["deep"]);
  });

  it("[DO7] writes after what is there", () => {
    const doc = new Y.Doc();
    writeProse(doc.getXmlFragment("notes"), ["a"]);
    writeProse(doc.getXmlFragment("notes"), ["", "b"]);
    expect(readProse(doc.getXmlFragment("notes"))).toEqual(["a", "", "b"]);
  });
});
