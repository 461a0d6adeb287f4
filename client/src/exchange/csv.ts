// The glossary as a table for a spreadsheet. A cell that a spreadsheet would take for a formula begins with an
// apostrophe, which is taken off again on the way in. Columns are found by their names, in either language.
import { PastNote, type CarriedTerm, type Incoming } from "@hybrid/domain";
import Papa from "papaparse";
import { answerWith, mostEntries, refuse, type ReadFile } from "./answer.ts";
import { readStatus } from "./status-words.ts";

const columns = [
  "id",
  "sv",
  "en",
  "aliases sv",
  "aliases en",
  "definition",
  "status",
  "retired because",
  "past",
] as const;
type Column = (typeof columns)[number];

/** What else a column may be called, by our own people and by other tools. */
const alsoCalled: Readonly<Record<string, Column>> = {
  svenska: "sv",
  swedish: "sv",
  ord: "sv",
  term: "sv",
  engelska: "en",
  english: "en",
  "synonymer sv": "aliases sv",
  synonymer: "aliases sv",
  "synonymer en": "aliases en",
  synonyms: "aliases en",
  betydelse: "definition",
  meaning: "definition",
  läge: "status",
  "avfört för att": "retired because",
};

const formula = /^'*[=+\-@＝＋－＠\t\r]/u;
const escaped = /^'+[=+\-@＝＋－＠\t\r]/u;

export const guardCell = (text: string): string => (formula.test(text) ? `'${text}` : text);
export const unguardCell = (text: string): string => (escaped.test(text) ? text.slice(1) : text);

export function writeCsv(terms: readonly CarriedTerm[]): string {
  const rows = terms.map((term) =>
    [
      term.id,
      term.headword.sv,
      term.headword.en,
      joinAliases(term.aliases.sv),
      joinAliases(term.aliases.en),
      term.definition,
      term.status,
      term.retiredBecause ?? "",
      term.past.length === 0 ? "" : JSON.stringify(term.past),
    ].map(guardCell),
  );
  // The mark at the beginning is what tells spreadsheets that this is UTF-8.
  return `\u{FEFF}${Papa.unparse({ fields: [...columns], data: rows }, { newline: "\r\n" })}\r\n`;
}

const joinAliases = (aliases: readonly string[]): string =>
  aliases.some((alias) => alias.includes(";")) ? `${aliases.join("\n")}\n` : aliases.join("; ");

const cutAliases = (cell: string): string[] =>
  cell.split(cell.includes("\n") ? "\n" : ";").flatMap((alias) => (alias.trim() === "" ? [] : alias.trim()));

export function readCsv(text: string): ReadFile {
  // One more than we take tells a long file from one that is just as long as it may be.
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\u{FEFF}/u, ""), {
    preview: mostEntries + 2,
    skipEmptyLines: "greedy",
  });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) return refuse("csv", (broken.row ?? 0) + 1);
  const [head = [], ...rows] = data;
  const places = placesOf(head);
  if (!places.has("sv") && !places.has("en")) return refuse("columns");
  return answerWith(
    rows.map((row, at) => entryOf((column) => unguardCell(row[places.get(column) ?? -1] ?? ""), at + 2)),
    "empty",
  );
}

function placesOf(head: readonly string[]): Map<Column, number> {
  const places = new Map<Column, number>();
  head.forEach((cell, at) => {
    const name = cell.trim().toLowerCase();
    const column =
      columns.find((one) => one === name) ?? (Object.hasOwn(alsoCalled, name) ? alsoCalled[name] : undefined);
    if (column !== undefined && !places.has(column)) places.set(column, at);
  });
  return places;
}

function entryOf(cell: (column: Column) => string, line: number): Incoming {
  return {
    id: cell("id").trim() || null,
    headword: { sv: cell("sv"), en: cell("en") },
    aliases: { sv: cutAliases(cell("aliases sv")), en: cutAliases(cell("aliases en")) },
    definition: cell("definition"),
    status: readStatus(cell("status")),
    retiredBecause: cell("retired because").trim() || null,
    past: readPast(cell("past")),
    line,
  };
}

function readPast(cell: string): PastNote[] {
  if (cell === "") return [];
  try {
    const found: unknown = JSON.parse(cell);
    const parsed = Array.isArray(found) ? found.map((note) => PastNote.safeParse(note)) : [];
    return parsed.flatMap((one) => (one.success ? one.data : []));
  } catch {
    return [];
  }
}
