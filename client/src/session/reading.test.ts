import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { alike, readOnce } from "./reading.ts";

test("a change is read once, however many ask", () => {
  const doc = new Y.Doc();
  const read = vi.fn<(of: Y.Doc) => string[]>((of) => [...of.getMap("terms").keys()]);
  readOnce(doc, read);
  readOnce(doc, read);
  expect(read).toHaveBeenCalledTimes(1);
  doc.getMap("terms").set("concern", true);
  expect(readOnce(doc, read)).toEqual(["concern"]);
  expect(readOnce(doc, read)).toEqual(["concern"]);
  expect(read).toHaveBeenCalledTimes(2);
});

test("a change elsewhere in the document keeps the value's identity", () => {
  const doc = new Y.Doc();
  const read = (of: Y.Doc) => ({ terms: [...of.getMap("terms").keys()] });
  const before = readOnce(doc, read);
  doc.getText("narrative").insert(0, "On Tuesday");
  expect(readOnce(doc, read)).toBe(before);
  doc.getMap("terms").set("concern", true);
  expect(readOnce(doc, read)).not.toBe(before);
});

test("values are alike by content, anything that is not plain only by identity", () => {
  expect(alike({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(alike({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(alike([1, 2], [2, 1])).toBe(false);
  expect(alike(new Map(), new Map())).toBe(false);
});

test("what looks at entries alone is not asked again for a letter in a text", () => {
  const doc = new Y.Doc();
  const read = vi.fn<(of: Y.Doc) => string[]>((of) => [...of.getMap("terms").keys()]);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("On Tuesday")]);
  doc.getXmlFragment("narrative").insert(0, [paragraph]);
  readOnce(doc, read, "entries");
  (paragraph.get(0) as Y.XmlText).insert(10, " he came");
  readOnce(doc, read, "entries");
  expect(read).toHaveBeenCalledTimes(1);
  doc.transact(() => {
    (paragraph.get(0) as Y.XmlText).insert(0, "x");
    doc.getMap("terms").set("concern", true);
  });
  expect(readOnce(doc, read, "entries")).toEqual(["concern"]);
});
