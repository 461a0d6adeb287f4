import { expect, test } from "vitest";
import * as Y from "yjs";
import { withoutWords } from "./redaction.ts";

/** What a document says, root by root. */
function said(content: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, content);
  return {
    prose: doc.getXmlFragment("narrative").toJSON(),
    values: doc.getMap("factors").toJSON(),
    text: doc.getText("t").toJSON(),
  };
}

function written(): { updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("narrative").push([paragraph]);
  const words = new Y.XmlText();
  paragraph.insert(0, [words]);
  words.insert(0, "Robin bor på Storgatan 4.");
  words.insert(16, "XYZ"); // "Sto" + "XYZ" + "rgatan": the word in pieces
  words.delete(16, 3);
  words.format(0, 5, { strong: {} });
  doc.getMap("factors").set("a/words", "Sett på Storgatan 4 igår");
  doc.getMap("factors").set("b/words", "Storgatan 4 i ett äldre värde");
  doc.getMap("factors").set("b/words", "ett nyare värde");
  doc.getMap("factors").set("c/list", [{ at: "Storgatan 4" }, 7]);
  doc.getText("t").insert(0, "Storgatan 4, struket");
  doc.getText("t").delete(0, 13);
  return { updates };
}

test("[EP4] chosen words are gone from texts, values and everything that was struck out, and the rest stands", () => {
  const { updates } = written();
  const result = withoutWords(updates, ["Storgatan 4", ""]);
  if (result === "damaged") throw new Error("damaged");
  expect(result.removed).toBe(3);
  expect(said(result.content)).toEqual({
    prose: "<paragraph><strong>Robin</strong> bor på .</paragraph>",
    values: { "a/words": "Sett på […] igår", "b/words": "ett nyare värde", "c/list": [{ at: "[…]" }, 7] },
    text: "struket",
  });
  for (const word of ["Storgatan", "rgatan", "äldre", "XYZ"])
    expect(Buffer.from(result.content).includes(word)).toBe(false);
});

test("[EP4] the longest of the words is taken first, and words that do not stand there change nothing", () => {
  const { updates } = written();
  expect(withoutWords(updates, ["Robin bor", "Robin"])).toMatchObject({ removed: 1 });
  expect(withoutWords(updates, ["nobody"])).toMatchObject({ removed: 0 });
});

test("[EP4] rows that do not hang together are left as they are", () => {
  const { updates } = written();
  expect(withoutWords(updates.slice(2), ["Robin"])).toBe("damaged");
});
