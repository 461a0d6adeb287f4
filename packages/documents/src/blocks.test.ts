import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { blocksOf, linesOf, weightOf, writeBlocks } from "./blocks.ts";
import { isEmptyProse, readProse } from "./prose.ts";

const fragmentOf = () => new Y.Doc().getXmlFragment("words");
const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
/** What stock Yjs reads on the other side of the wire. */
function carried(from: Y.XmlFragment): Y.XmlFragment {
  const to = fragmentOf();
  writeBlocks(to, blocksOf(from));
  const elsewhere = new Y.Doc();
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(to.doc!));
  return elsewhere.getXmlFragment("words");
}
function nested(depth: number): Y.XmlFragment {
  const fragment = fragmentOf();
  let inner: Y.XmlFragment = fragment;
  for (let n = 0; n < depth; n += 1) {
    const next = new Y.XmlElement("blockquote");
    inner.insert(0, [next]);
    inner = next;
  }
  inner.insert(0, [new Y.XmlText("at the bottom")]);
  return fragment;
}

describe("carrying", () => {
  it("[SI8] carries paragraphs, lists, breaks, marks and links as stock Yjs reads them", () => {
    const from = fragmentOf();
    const text = new Y.XmlText();
    text.insert(0, "He runs errands ");
    text.insert(16, "every night", { bold: true, italic: {} });
    text.insert(27, " for them", { link: { href: "https://example.org/a", target: null } });
    text.insert(36, " now", { sense: { by: "police", term: "t" } });
    const link = element("image");
    link.setAttribute("src", "b.png");
    from.insert(0, [
      element("paragraph", text, element("hardBreak"), new Y.XmlText("and rests")),
      element("bulletList", element("listItem", element("paragraph", new Y.XmlText("one")), element("orderedList"))),
      link,
      element("paragraph"),
    ]);
    const there = carried(from);
    expect(there.toString()).toBe(from.toString());
    expect(blocksOf(there)).toEqual(blocksOf(from));
    const first = there.get(0) as Y.XmlElement;
    expect((first.get(0) as Y.XmlText).toDelta()).toEqual(text.toDelta());
    expect(linesOf(blocksOf(from))).toEqual(readProse(from));
  });

  it("[SI8] carries what it does not know as it is, and adds to what is there", () => {
    const from = fragmentOf();
    const odd = element("script", new Y.XmlText("alert(1)"));
    odd.setAttribute("onload", "x");
    from.insert(0, [odd]);
    const to = fragmentOf();
    to.insert(0, [element("paragraph", new Y.XmlText("before"))]);
    writeBlocks(to, blocksOf(from));
    expect(to.toString()).toBe(`<paragraph>before</paragraph>${from.toString()}`);
  });

  it("[SI8] carries the words of what is nested too deep for anybody, and ends", () => {
    const there = carried(nested(3000));
    expect(readProse(there)).toEqual(["at the bottom"]);
    expect(there.toString().length).toBeLessThan(5000);
    expect(carried(nested(30)).toString()).toBe(nested(30).toString());
  });

  it("[SI8] leaves what is neither text nor element, and attributes nobody writes", () => {
    const from = fragmentOf();
    const odd = element("paragraph", new Y.XmlText("kept"));
    const attributes = { big: 12n, long: "x".repeat(5000), type: new Y.Map() };
    for (const [name, value] of Object.entries(attributes)) odd.setAttribute(name, value as unknown as string);
    const text = new Y.XmlText();
    text.insert(0, "a");
    text.insertEmbed(1, { image: "x" });
    from.insert(0, [odd, new Y.Map() as never, new Y.XmlHook("h") as never, text]);
    expect(readProse(carried(from))).toEqual(["kept", "a"]);
    expect(blocksOf(from)).toHaveLength(2);
  });

  it("[SI8] leaves an attribute that answers for its own constructor, as a forged frame can carry it", () => {
    const from = fragmentOf();
    const odd = element("paragraph", new Y.XmlText("kept"));
    odd.setAttribute("a", ["list"] as never);
    from.insert(0, [odd]);
    const placed = from.get(0) as Y.XmlElement & { readonly _map: Map<string, Y.Item> };
    (placed._map.get("a")!.content as Y.ContentAny).arr = [{ constructor: "nobody's" }];
    const received = new Y.Doc();
    Y.applyUpdate(received, Y.encodeStateAsUpdate(from.doc!));
    const fragment = received.getXmlFragment("words");
    expect((fragment.get(0) as Y.XmlElement).getAttribute("a")).toEqual({ constructor: "nobody's" });
    expect(carried(fragment).toString()).toBe("<paragraph>kept</paragraph>");
  });

  it("[SI8] weighs no less than the structs it becomes, however it is marked", () => {
    const from = fragmentOf();
    const text = new Y.XmlText();
    for (let n = 0; n < 500; n += 1) text.insert(n, "x", { [n % 2 === 0 ? "bold" : "italic"]: {}, [`m${n % 7}`]: n });
    const odd = element("paragraph", text, element("hardBreak"));
    for (let n = 0; n < 20; n += 1) odd.setAttribute(`a${n}`, "x");
    from.insert(0, [odd]);
    const to = fragmentOf();
    writeBlocks(to, blocksOf(from));
    const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(to.doc!));
    expect(structs.length).toBeGreaterThan(1000);
    expect(weightOf(blocksOf(from))).toBeGreaterThanOrEqual(structs.length);
  });

  it("[SI8] [DO2] reads more blocks side by side than a call takes arguments, as several frames can make them", () => {
    const from = fragmentOf();
    from.insert(
      0,
      Array.from({ length: 150_000 }, () => element("paragraph")),
    );
    expect(isEmptyProse(from)).toBe(true);
    expect(readProse(from)).toHaveLength(150_000);
  });

  it("[SI8] carries much, and says how much", () => {
    const from = fragmentOf();
    from.insert(
      0,
      Array.from({ length: 20_000 }, () => element("paragraph", new Y.XmlText("words"))),
    );
    const blocks = blocksOf(from);
    expect(weightOf(blocks)).toBeGreaterThan(40_000);
    expect(readProse(carried(from))).toHaveLength(20_000);
  });
});
