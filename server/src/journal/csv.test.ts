import fc from "fast-check";
import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

const lineOf = (cells: (string | number)[]) => toCsv([cells]).slice(1, -2);

test("[LO9] no cell of an exported table begins a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "＝"])
    expect(lineOf([`${start}HYPERLINK("x")`])).toMatch(/^"'/);
  expect(lineOf(["plain", "a-b", -5, "1=1"])).toBe("plain,a-b,-5,1=1");
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
          expect([cells[i], `'${cells[i]}`]).toContain(cell);
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
