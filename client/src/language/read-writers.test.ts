import type { TextPiece } from "@hybrid/domain";
import { expect, test } from "vitest";
import { writersOfBlocks } from "./read-writers.ts";

const deed = (writer: number) => ({ writer, at: 0, until: 0, seq: 1 });
const piece = (block: number, text: string, writer: number, struck = false): TextPiece => ({
  text,
  client: 1,
  clock: 0,
  length: text.length,
  block,
  writtenBy: deed(writer),
  deletedBy: struck ? deed(0) : null,
});
const writers = ["police", "social"].map((seat) => ({ seat, person: "", kind: "police" as const, organisation: null }));

test("[CO1] a paragraph is the words of the seat that wrote most of what stands in it, as the server tells it", () => {
  const pieces = [
    piece(0, "A long sentence ", 1),
    piece(0, "struck out by somebody and longer", 0, true),
    piece(0, "ends.", 0),
    piece(2, "Short.", 0),
    piece(3, "Nobody we know.", 7),
  ];
  expect(writersOfBlocks(pieces, writers)).toEqual([
    ["A long sentence ends.", "social"],
    ["Short.", "police"],
    ["Nobody we know.", null],
  ]);
});
