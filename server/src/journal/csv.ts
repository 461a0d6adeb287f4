// CSV that a spreadsheet opens without calculating: a cell that would begin a formula gets an apostrophe before it. A
// spreadsheet set up for Swedish cuts at semicolons, minds no quotes inside a line, and so begins cells within cells.

/** Rows of cells, RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  // Leading blanks and quotes do not stop every spreadsheet from seeing the sign after them.
  const safe = value.replaceAll(/(^|[;\t\r\n])(?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n])/g, "$1'");
  return /[",;\t\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}
