import type { TextPiece, Writer } from "@hybrid/domain";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { anchorAt, readLocalText, unitAt } from "./local-text.ts";
import { createRecord, explain, explainAll, type Line, type TextRecord } from "./record.ts";
import { findStretches } from "./tint.ts";

const writers: Writer[] = ["police", "school"].map((kind) => ({
  seat: kind,
  person: `${kind} person`,
  kind: kind as "police" | "school",
  organisation: kind,
}));

function docOf(client: number): { doc: Y.Doc; fragment: Y.XmlFragment } {
  const doc = new Y.Doc();
  doc.clientID = client;
  return { doc, fragment: doc.getXmlFragment("text") };
}

function paragraph(...parts: string[]): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(
    0,
    parts.map((part) => (part === "break" ? new Y.XmlElement("hardBreak") : new Y.XmlText(part))),
  );
  return element;
}

const textAt = (fragment: Y.XmlFragment, block: number): Y.XmlText =>
  (fragment.get(block) as Y.XmlElement).get(0) as Y.XmlText;

/**
 * The record as the server would tell it, of a document that keeps everything; client 1 is the police, 2 the school.
 */
function recordOf(updates: readonly Uint8Array[]): TextRecord {
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(doc, update);
  const pieces: TextPiece[] = [];
  const deed = (client: number) => ({ writer: client - 1, at: 0, until: 0, seq: 1 });
  const walk = (type: { _start: Y.Item | null }, block: number): void => {
    for (let item = type._start; item; item = item.right as Y.Item | null) {
      const { content, length, deleted } = item;
      const { client, clock } = item.id;
      if (content instanceof Y.ContentString)
        pieces.push({
          client,
          clock,
          text: content.str,
          length,
          block,
          writtenBy: deed(client),
          deletedBy: deleted ? deed(2) : null,
        });
      else if (content instanceof Y.ContentType) walk(content.type as never, block + pieces.length);
    }
  };
  walk(doc.getXmlFragment("text") as never, 0);
  return createRecord(pieces, [], writers);
}

const say = (lines: readonly Line[]): string[] =>
  lines.map((line) => {
    if (line.kind === "unsent") return `unsent: ${line.text}`;
    const gone = line.kind === "struck" ? `, struck by ${writers[line.struck.writer]!.kind}` : "";
    return `${writers[line.written.writer]!.kind}: ${line.text}${gone}`;
  });

/** Police write a paragraph, the school writes into it and strikes something out. */
function together() {
  const [police, school] = [docOf(1), docOf(2)];
  const updates: Uint8Array[] = [];
  for (const { doc } of [police, school])
    doc.on("update", (update: Uint8Array, origin) => origin ?? updates.push(update));
  police.fragment.push([paragraph("absent a third of the time")]);
  Y.applyUpdate(school.doc, updates[0]!, "server");
  textAt(school.fragment, 0).delete(7, 7);
  textAt(school.fragment, 0).insert(7, "41 %");
  for (const update of updates) Y.applyUpdate(police.doc, update, "server");
  return { police, school, updates, record: recordOf(updates) };
}

test("[AT8] selected words are told piece by piece, with what was struck out among them", () => {
  const { police, record } = together();
  const local = readLocalText(police.fragment);
  expect(say(explain(local, record, 0, local.length))).toEqual([
    "police: absent ",
    "police: a third, struck by school",
    "school: 41 %",
    "police:  of the time",
  ]);
  expect(say(explain(local, record, 8, 9))).toEqual(["school: 1"]);
  expect(say(explain(local, record, 0, 3))).toEqual(["police: abs"]);
});

test("[AT8] what was struck out right beside the selected words is told too, further away it is not", () => {
  const { police, record } = together();
  const local = readLocalText(police.fragment);
  expect(say(explain(local, record, 7, 11))).toEqual(["police: a third, struck by school", "school: 41 %"]);
  expect(say(explain(local, record, 0, 7))).toEqual(["police: absent ", "police: a third, struck by school"]);
  expect(say(explain(local, record, 12, 14))).toEqual(["police: of"]);
});

test("[AT8] the same words written by two people are never mixed up", () => {
  const { police, school, updates } = together();
  textAt(school.fragment, 0).insert(0, "absent ");
  Y.applyUpdate(police.doc, updates.at(-1)!, "server");
  const record = recordOf(updates);
  const local = readLocalText(police.fragment);
  expect(say(explain(local, record, 0, 7))).toEqual(["school: absent "]);
  expect(say(explain(local, record, 7, 14)).at(0)).toBe("police: absent ");
});

test("[AT8] words the server has not got are said to be so, and are in no stretch", () => {
  const { police, record } = together();
  textAt(police.fragment, 0).insert(3, "NEW");
  const local = readLocalText(police.fragment);
  expect(say(explain(local, record, 0, 8))).toEqual(["police: abs", "unsent: NEW", "police: en"]);
  expect(say(explainAll(local, record)).at(-1)).toBe("unsent: NEW");
  expect(findStretches(local, record).map((block) => block.map(({ from, to }) => [from, to]))).toEqual([
    [
      [0, 3],
      [6, 10],
      [10, 14],
      [14, 26],
    ],
  ]);
});

test("[AT9] a stretch ends where the seat changes and where the block does", () => {
  const { fragment, doc } = docOf(1);
  fragment.push([paragraph("one", "break", "two"), paragraph(), paragraph("three")]);
  const local = readLocalText(fragment);
  expect(local.blocks).toEqual([
    { at: 0, length: 7 },
    { at: 7, length: 5 },
  ]);
  expect(local.runs.map(({ text }) => text)).toEqual(["one", "\n", "two", "three"]);
  const record = recordOf([Y.encodeStateAsUpdate(doc)]);
  expect(findStretches(local, record).map((block) => block.map(({ from, to }) => [from, to]))).toEqual([
    [
      [0, 3],
      [4, 7],
    ],
    [[0, 5]],
  ]);
});

test("[AT8] places of the shared text become units, and anchors hold on to their words", () => {
  const { fragment, doc } = docOf(1);
  fragment.push([paragraph("one", "break", "two"), paragraph("three")]);
  const first = fragment.get(0) as Y.XmlElement;
  expect(unitAt(fragment, first.get(2), 1)).toBe(5);
  expect(unitAt(fragment, first, 1)).toBe(3);
  expect(unitAt(fragment, first, 3)).toBe(7);
  expect(unitAt(fragment, fragment, 1)).toBe(7);
  expect(unitAt(fragment, new Y.XmlText(), 0)).toBeUndefined();
  const [start, end] = [anchorAt(fragment, 4, 0)!, anchorAt(fragment, 7, -1)!];
  textAt(fragment, 0).insert(0, "again ");
  (first.get(2) as Y.XmlText).insert(3, "!");
  const places = [start, end].map((anchor) => Y.createAbsolutePositionFromRelativePosition(anchor, doc)!);
  expect(places.map(({ type, index }) => unitAt(fragment, type, index))).toEqual([10, 13]);
});
