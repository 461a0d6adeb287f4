// Prose with all that a text may hold, and something it may not.
import * as Y from "yjs";

/** A text as the editor and others write it: a list, marks, a link, an element nobody knows. */
export function writeRich(fragment: Y.XmlFragment): void {
  const text = new Y.XmlText();
  text.applyDelta([
    { insert: "He is " },
    { insert: "afraid", attributes: { bold: {}, italic: {} } },
    { insert: " of them", attributes: { link: { href: "https://example.org/" } } },
  ]);
  const [paragraph, list, entry, inner, odd] = ["paragraph", "bulletList", "listItem", "paragraph", "unheard-of"].map(
    (name) => new Y.XmlElement(name),
  );
  paragraph!.insert(0, [text, new Y.XmlElement("hardBreak"), new Y.XmlText("at night")]);
  inner!.insert(0, [new Y.XmlText("one")]);
  entry!.insert(0, [inner!]);
  list!.insert(0, [entry!]);
  odd!.insert(0, [new Y.XmlText("kept")]);
  fragment.insert(0, [paragraph!, list!, odd!]);
}
