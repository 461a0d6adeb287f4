// The glossary as a table for a spreadsheet, in which nothing is calculated. Columns are found by their names, in either
// language.
import { CarriedOverlap, PastNote, QuotedSense, type CarriedTerm, type Incoming } from "@hybrid/domain";
import Papa from "papaparse";
import * as z from "zod/mini";
import { answerWith, mostEntries, refuse, type ReadFile } from "./answer.ts";
import { guardCell, unguardCell } from "./formula.ts";
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
  "other words",
  "meanings",
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
      listed(term.overlaps.map(({ id: _id, ...overlap }) => overlap)),
      listed(term.senses),
      listed(term.past),
    ].map(guardCell),
  );
  // The mark at the beginning is what tells spreadsheets that this is UTF-8.
  return `\u{FEFF}${Papa.unparse({ fields: [...columns], data: rows }, { newline: "\r\n" })}\r\n`;
}

/** What has parts of its own stands in a cell as JSON, which comes back as it was. */
const listed = (list: readonly object[]): string => (list.length === 0 ? "" : JSON.stringify(list));

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
  const overlaps = readList(CarriedOverlap, cell("other words"));
  const senses = readList(QuotedSense, cell("meanings"));
  const past = readList(PastNote, cell("past"));
  return {
    id: cell("id").trim() || null,
    headword: { sv: cell("sv"), en: cell("en") },
    aliases: { sv: cutAliases(cell("aliases sv")), en: cutAliases(cell("aliases en")) },
    definition: cell("definition"),
    status: readStatus(cell("status")),
    retiredBecause: cell("retired because").trim() || null,
    overlaps: overlaps ?? [],
    senses: senses ?? [],
    past: past ?? [],
    unread: !overlaps || !senses || !past,
    line,
  };
}

/** Nothing for an empty cell; null for one that is not as we write it. */
function readList<T>(schema: z.ZodMiniType<T>, cell: string): T[] | null {
  if (cell.trim() === "") return [];
  try {
    const parsed = z.array(schema).safeParse(JSON.parse(cell));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
