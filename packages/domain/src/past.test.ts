import { describe, expect, it } from "vitest";
import type { TextPiece } from "./authorship.ts";
import { changesSince, textAt, earlierVersions } from "./past.ts";

const minute = 60_000;
const deed = (writer: number, at: number) => ({ writer, at: at * minute, until: at * minute, seq: 1 });
function piece(text: string, written: [number, number], struck?: [number, number], block = 0): TextPiece {
  return {
    text,
    client: 1,
    clock: 0,
    length: text.length,
    block,
    writtenBy: deed(...written),
    deletedBy: struck ? deed(...struck) : null,
  };
}

describe("what a text said earlier", () => {
  const pieces = [piece("We keep ", [0, 0]), piece("calm", [0, 1], [1, 60]), piece("school days", [1, 61])];

  it("[HI1] has a version for each time somebody had finished, the latest first", () => {
    expect(earlierVersions(pieces)).toEqual([
      { at: 61 * minute, writers: [1], text: "We keep school days" },
      { at: 1 * minute, writers: [0], text: "We keep calm" },
    ]);
    expect(earlierVersions([])).toEqual([]);
  });

  it("[HI1] reads block by block, without what was struck out by then", () => {
    const text = [...pieces, piece("Second", [0, 5], undefined, 1)];
    expect(textAt(text, 0)).toBe("We keep");
    expect(textAt(text, 10 * minute)).toBe("We keep calm\nSecond");
    expect(textAt(text, 60 * minute)).toBe("We keep \nSecond");
  });

  it("[HI2] changes since a moment are by writer and text: what came and stands, what stood and went", () => {
    const other = [piece("brief", [0, 70], [0, 71]), piece("  ", [1, 80])];
    const texts = [
      { fragment: "aim", pieces },
      { fragment: "narrative", pieces: other },
    ];
    expect(changesSince(texts, 30 * minute)).toEqual([
      { fragment: "aim", writer: 1, at: 61 * minute, added: ["school days"], removed: ["calm"] },
    ]);
    expect(changesSince(texts, 100 * minute)).toEqual([]);
  });
});
