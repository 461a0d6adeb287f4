import { describe, expect, it } from "vitest";
import { guessColumns, mostCounts, parseCount, readCounts } from "./pattern.ts";

const table = [
  ["Week", "Reports", "Note"],
  ["36", "4", "quiet"],
  ["37", "1 204,5", ""],
];

describe("counts from a table", () => {
  it("[PL2] reads numbers as both languages write them, and nothing else as one", () => {
    const read = ["12", " 1 234 ", "1 234,5", "-3", "1.5"].map(parseCount);
    expect(read).toEqual([12, 1234, 1234.5, -3, 1.5]);
    for (const wrong of ["", "abc", "1,2,3", "12 pcs", "NaN", "1e9", "∞"]) expect(parseCount(wrong)).toBeNull();
  });

  it("[PL2] takes the chosen columns, the first line being a heading", () => {
    expect(guessColumns(table)).toEqual({ label: 0, count: 1 });
    expect(readCounts(table, { label: 0, count: 1 })).toEqual({
      ok: true,
      counts: [
        ["36", 4],
        ["37", 1204.5],
      ],
    });
  });

  it("[PL2] says which line is wrong, and why", () => {
    expect(readCounts(table, { label: 0, count: 2 })).toEqual({
      ok: false,
      code: "not-a-number",
      row: 2,
      found: "quiet",
    });
    expect(readCounts(table, { label: 2, count: 1 })).toEqual({ ok: false, code: "no-label", row: 3 });
    expect(readCounts(table, { label: 0, count: 9 })).toMatchObject({ code: "not-a-number", row: 2, found: "" });
    expect(readCounts(table, { label: 1, count: 1 })).toMatchObject({ code: "same-column" });
    expect(readCounts([["a", "b"]], { label: 0, count: 1 })).toMatchObject({ code: "empty" });
    expect(readCounts([["a"], ["x".repeat(81), "1"]], { label: 0, count: 1 })).toMatchObject({ code: "long-label" });
    expect(guessColumns([["a"], ["b"]])).toBeNull();
    expect(guessColumns([])).toBeNull();
  });

  it("[PL2] a hundred thousand lines are refused at once", () => {
    const long = [["a", "b"], ...Array.from({ length: 100_000 }, (_, at) => [String(at), "1"])];
    expect(readCounts(long, { label: 0, count: 1 })).toEqual({ ok: false, code: "too-many", most: mostCounts });
  });
});
