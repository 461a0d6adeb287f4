import { expect, test } from "vitest";
import * as Y from "yjs";
import { readWords } from "./words.ts";

function fragment(fill: (fragment: Y.XmlFragment) => void): Y.XmlFragment {
  const made = new Y.Doc().getXmlFragment("words");
  fill(made);
  return made;
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

const bytes = (of: Y.XmlFragment): string => String(Y.encodeStateAsUpdate(of.doc ?? new Y.Doc()));

test("[DO7] a text of paragraphs, lists and marks is read as it is", () => {
  const words = fragment((root) => {
    root.push([
      element("paragraph", new Y.XmlText("one")),
      element("bulletList", element("listItem", element("paragraph", new Y.XmlText("two")))),
    ]);
    (root.get(0) as Y.XmlElement).get(0);
  });
  expect(readWords(words)?.textContent).toBe("onetwo");
  expect(readWords(fragment(() => {}))?.childCount).toBe(1);
});

test.each<[string, (root: Y.XmlFragment) => void]>([
  ["an unknown node", (root) => root.push([element("heading", new Y.XmlText("later"))])],
  [
    "an unknown mark",
    (root) => {
      const text = new Y.XmlText();
      root.push([element("paragraph", text)]);
      text.insert(0, "x", { comment: { id: "1" } });
    },
  ],
  [
    "an unknown attribute",
    (root) => {
      const made = element("paragraph");
      root.push([made]);
      made.setAttribute("tone", "loud");
    },
  ],
  [
    "something embedded",
    (root) => {
      const text = new Y.XmlText();
      root.push([element("paragraph", text)]);
      text.insertEmbed(0, { image: "x" });
    },
  ],
  [
    "a sense that is not as we write it",
    (root) => {
      const text = new Y.XmlText();
      root.push([element("paragraph", text)]);
      text.insert(0, "x", { sense: { term: ["t"], by: "group" } });
    },
  ],
  ["text outside a paragraph", (root) => root.push([new Y.XmlText("loose")])],
  [
    "a misplaced element with words",
    (root) => root.push([element("listItem", element("paragraph", new Y.XmlText("lost")))]),
  ],
  ["a name from the prototype", (root) => root.push([element("constructor")])],
])("[DO9] %s makes the text foreign, and reading it changes nothing", (_what, fill) => {
  const words = fragment(fill);
  const before = bytes(words);
  expect(readWords(words)).toBeUndefined();
  expect(bytes(words)).toBe(before);
});

test("[DO9] an empty element left behind by two deletions at once is no reason to stop writing", () => {
  const words = fragment((root) => root.push([element("paragraph", new Y.XmlText("kept")), element("bulletList")]));
  expect(readWords(words)?.textContent).toBe("kept");
});

test("[DO7] nesting without end is foreign, not a crash", () => {
  const words = fragment((root) => {
    let inner: Y.XmlFragment = root;
    for (let depth = 0; depth < 100; depth++) {
      const next = new Y.XmlElement(depth % 2 === 0 ? "bulletList" : "listItem");
      inner.push([next]);
      inner = next;
    }
    inner.push([element("paragraph", new Y.XmlText("deep"))]);
  });
  expect(readWords(words)).toBeUndefined();
});
