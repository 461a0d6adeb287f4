import fc from "fast-check";
import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

const lineOf = (cells: (string | number)[]) => toCsv([cells]).slice(1, -2);

test("[LO9] no cell of an exported table begins a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "＝"])
    expect(lineOf([`${start}HYPERLINK("x")`])).toMatch(/^"'/);
  expect(lineOf(["plain", "a-b", -5, "1=1"])).toBe("plain,a-b,-5,1=1");
});

test("[LO9] nor where a spreadsheet cuts at semicolons, tabs or line breaks, as a Swedish one does", () => {
  const cells = ["Clinic; =1+1", 'a;=HYPERLINK("x")', "first\n=1+1", "one\r\n @x", "tab\t+1", "x;\n -1"];
  for (const cell of cells)
    for (const part of lineOf(["2026", cell]).split(/[;,\t\r\n]+/)) expect(part).not.toMatch(/^[\s"]*[=+\-@]/);
  expect(lineOf(["a;b", "a; b-c"])).toBe('"a;b","a; b-c"');
});

test("[LO9] whatever is in a cell comes out of it again", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: fc.constantFrom("a", ",", '"', "=", "+", "-", "@", "'", "\t", "\r", "\n", " ", "å", "＝") }),
        { minLength: 1, maxLength: 4 },
      ),
      (cells) => {
        const read = parse(lineOf(cells));
        expect(read.length).toBe(cells.length);
        for (const [i, cell] of read.entries()) {
          expect(cell.replaceAll("'", "")).toBe(cells[i]!.replaceAll("'", ""));
          expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
        }
      },
    ),
  );
});

/** One line of RFC 4180, read by hand. */
function parse(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const quoted = line[at] === '"';
    const match = quoted ? /"((?:[^"]|"")*)"(?:,|$)/sy : /([^,]*)(?:,|$)/sy;
    match.lastIndex = at;
    const found = match.exec(line)!;
    cells.push(quoted ? found[1]!.replaceAll('""', '"') : found[1]!);
    at = match.lastIndex;
    if (!found[0].endsWith(",")) break;
  }
  return cells;
}
