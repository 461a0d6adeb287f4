// A pasted or opened table, as lines of cells. It is read no further than one line past the longest that can be taken,
// so that a hundred thousand lines cost no more than that.
import { mostCounts } from "@hybrid/domain";
import Papa from "papaparse";

/** Longer than any table of counts. */
export const mostCharacters = 2_000_000;

export function readTable(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    skipEmptyLines: "greedy",
    preview: mostCounts + 2,
  });
  return data.map((row) => row.map((cell) => cell.trim()));
}
