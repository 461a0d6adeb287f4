import { expect, test } from "vitest";
import * as Y from "yjs";
import { keepUnsaved } from "./unsaved-words.ts";

function paragraph(doc: Y.Doc): Y.XmlText {
  const text = new Y.XmlText();
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [text]);
  const fragment = doc.getXmlFragment("words");
  fragment.insert(fragment.length, [element]);
  return text;
}

function typeInto(text: Y.XmlText, words: string): void {
  for (const letter of words) text.insert(text.length, letter);
}

test("[SA4] words typed since the last save are handed back in the order they were typed", () => {
  const doc = new Y.Doc();
  const first = paragraph(doc);
  const second = paragraph(doc);
  typeInto(first, "Already saved. ");
  const unsaved = keepUnsaved(doc);
  typeInto(second, "She asked us to wait.");
  typeInto(first, "Then call.");
  expect(unsaved.words()).toBe("She asked us to wait.\nThen call.");
});

test("[SA4] what the server has answered for is not handed back", () => {
  const doc = new Y.Doc();
  const unsaved = keepUnsaved(doc);
  const text = paragraph(doc);
  typeInto(text, "Saved.");
  unsaved.clear();
  expect(unsaved.words()).toBe("");
  typeInto(text, " Not yet.");
  expect(unsaved.words()).toBe(" Not yet.");
});

test("[SA4] what others wrote is not handed back as one's own", () => {
  const doc = new Y.Doc();
  const unsaved = keepUnsaved(doc);
  const other = new Y.Doc();
  typeInto(paragraph(other), "Theirs.");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  typeInto(paragraph(doc), "Mine.");
  expect(unsaved.words()).toBe("Mine.");
});
