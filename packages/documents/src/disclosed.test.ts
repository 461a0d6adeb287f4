import { emptyBasis } from "@hybrid/domain";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { markWithdrawn, writeDisclosed } from "./disclosed.ts";
import { narrativeOf, observationOf, readFactors } from "./picture.ts";
import { readProse, writeProse } from "./prose.ts";

/** A picture in which somebody has written before and after the slip. */
function sharedInto(target: Parameters<typeof writeDisclosed>[1]["target"]) {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeProse(narrativeOf(doc), ["Before."]);
  const server = new Y.Doc();
  server.clientID = 77;
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  writeDisclosed(server, { slip: "slip-1", passages: ["First words.", "Second words."], target });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  writeProse(narrativeOf(doc), ["After."]);
  return doc;
}

test("[SL8] passages come to the end of the narrative, each a paragraph", () => {
  const doc = sharedInto({ kind: "narrative" });
  expect(readProse(narrativeOf(doc))).toEqual(["Before.", "First words.", "Second words.", "After."]);
});

test("[SL8] passages become a factor with a basis, under the slip's id", () => {
  const basis = { ...emptyBasis, kind: "told" as const, toldBy: "aunt" };
  const doc = sharedInto({ kind: "factor", domain: "home", basis });
  expect(readFactors(doc)).toMatchObject([{ readable: true, id: "slip-1", value: { domain: "home", basis } }]);
  expect(readProse(observationOf(doc, "slip-1")!)).toEqual(["First words.", "Second words."]);
});

test("[SL9] a withdrawal is said right after the slip's own words, wherever they stand now", () => {
  const doc = sharedInto({ kind: "narrative" });
  narrativeOf(doc).delete(0, 1);
  expect(markWithdrawn(doc, { slip: "slip-1", client: 77, sentence: "Withdrawn." })).toBe(true);
  expect(readProse(narrativeOf(doc))).toEqual(["First words.", "Second words.", "Withdrawn.", "After."]);
});

test("[SL9] where none of the words are left there is nothing to mark", () => {
  const doc = sharedInto({ kind: "narrative" });
  narrativeOf(doc).delete(1, 2);
  const before = Y.encodeStateAsUpdate(doc);
  expect(markWithdrawn(doc, { slip: "slip-1", client: 77, sentence: "Withdrawn." })).toBe(false);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test("[SL9] a factor is marked even when its words were rewritten", () => {
  const doc = sharedInto({ kind: "factor", domain: "home", basis: emptyBasis });
  observationOf(doc, "slip-1")!.delete(0, 2);
  expect(markWithdrawn(doc, { slip: "slip-1", client: 77, sentence: "Withdrawn." })).toBe(true);
  expect(readProse(observationOf(doc, "slip-1")!)).toEqual(["Withdrawn."]);
});
