// A chosen file, read as what its name says it is. Whatever is in it is a stranger's: it is measured before it is read,
// decoded strictly, and an answer is either every entry or one code that the page has a sentence for.
import { mostBytes, refuse, type ReadFile } from "./answer.ts";
import { readCsv } from "./csv.ts";
import { readJsonLd } from "./json-ld.ts";
import { readTurtle } from "./turtle.ts";

const readers: Readonly<Record<string, (text: string, language: "sv" | "en") => ReadFile | Promise<ReadFile>>> = {
  csv: readCsv,
  tsv: readCsv,
  txt: readCsv,
  ttl: readTurtle,
  jsonld: readJsonLd,
  json: readJsonLd,
};

type Chosen = Pick<File, "name" | "size" | "arrayBuffer">;

/** `language`: of text that says none. */
export async function readFile(file: Chosen, language: "sv" | "en"): Promise<ReadFile> {
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const read = Object.hasOwn(readers, ending) ? readers[ending] : undefined;
  if (!read) return refuse("kind");
  if (file.size > mostBytes) return refuse("large");
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return refuse("encoding");
  return text.trim() === "" ? refuse("empty") : read(text, language);
}

/** UTF-8, or UTF-16 that says so by its mark, as some spreadsheets save it; null for anything else. */
function decode(bytes: Uint8Array): string | null {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = mark === "255 254" ? "utf-16le" : mark === "254 255" ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
