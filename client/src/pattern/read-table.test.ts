import { guessColumns, readCounts } from "@hybrid/domain";
import { expect, test } from "vitest";
import { barsOf } from "./bars.ts";
import { readTable } from "./read-table.ts";

const read = (text: string) => {
  const table = readTable(text);
  const columns = guessColumns(table);
  return columns ? readCounts(table, columns) : "no numbers";
};

test("[PL2] a table comes from a spreadsheet, from a CSV with commas or semicolons, with a byte order mark", () => {
  const counts = [
    ["v. 36", 4],
    ["v. 37", 1204.5],
  ];
  expect(read("Week\tReports\nv. 36\t4\nv. 37\t1204,5\n")).toEqual({ ok: true, counts });
  expect(read("\uFEFFVecka;Antal\r\nv. 36;4\r\nv. 37;1 204,5\r\n\r\n")).toEqual({ ok: true, counts });
  expect(read('Week,Reports\n"v. 36",4\n"v. 37","1204,5"\n')).toEqual({ ok: true, counts });
});

test("[PL2] words where numbers should be, one column, and nothing at all are told apart from a table", () => {
  expect(read("Week;Reports\n36;many\n")).toBe("no numbers");
  expect(read("just a sentence")).toBe("no numbers");
  expect(read("")).toBe("no numbers");
});

test("[PL2] a hundred thousand lines are refused, in no time", () => {
  const long = `Week;Reports\n${Array.from({ length: 100_000 }, (_, at) => `${at};1`).join("\n")}`;
  const start = performance.now();
  expect(read(long)).toMatchObject({ ok: false, code: "too-many" });
  expect(performance.now() - start).toBeLessThan(2000);
});

test("[PL1] bars stand on nought, also where some are below it", () => {
  expect(
    barsOf([
      ["a", 5],
      ["b", 10],
    ]),
  ).toMatchObject({ top: 10, bottom: 0 });
  const { bars, zero } = barsOf([
    ["a", -5],
    ["b", 5],
    ["c", 0],
  ]);
  expect(zero).toBe(50);
  expect(bars.map(({ y, height }) => [y, height])).toEqual([
    [50, 50],
    [0, 50],
    [50, 0],
  ]);
  expect(barsOf([["a", 0]]).bars[0]).toMatchObject({ height: 0 });
});
