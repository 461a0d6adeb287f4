import { expect, test } from "vitest";
import * as Y from "yjs";
import { wordsSchema } from "./schema.ts";
import { meantIn, parseMeant } from "./sense-mark.ts";
import { readWords } from "./words.ts";

test("[WS2] a mark is read from the text as it was written, with bold beside it", () => {
  const fragment = new Y.Doc().getXmlFragment("words");
  const [paragraph, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
  fragment.push([paragraph]);
  paragraph.insert(0, [text]);
  text.insert(0, "a concern here");
  text.format(2, 7, { sense: { term: "t", by: "police" } });
  text.format(2, 3, { bold: {} });
  const words = readWords(fragment)!;
  expect(meantIn(words.child(0))).toEqual([{ from: 2, to: 9, meant: { term: "t", by: "police" } }]);
  expect(words.textContent).toBe("a concern here");
});

test.each([[null], ["police"], [{}], [{ term: "t" }], [{ term: 1, by: "x" }], [{ term: "t", by: "x", more: 1 }]])(
  "[WS3] %j is no mark as we write it",
  (attributes) => expect(parseMeant(attributes)).toBeUndefined(),
);

test("[WS2] what is typed beside a marked word does not get its mark", () => {
  expect(wordsSchema.marks["sense"]?.spec.inclusive).toBe(false);
});
