// Turtle, by the n3 library. Addresses in a file are names and are never opened.
import { DataFactory, Parser, Writer, type Quad, type Term } from "n3";
import { refuse, rest, type ReadFile } from "./answer.ts";
import { describeGlossary, entriesIn, type Glossary } from "./skos.ts";
import { namespaces, type Statement, type Value } from "./statements.ts";

export function writeTurtle(glossary: Glossary): string {
  const writer = new Writer({ prefixes: { ...namespaces } });
  for (const { subject, predicate, value } of describeGlossary(glossary))
    writer.addQuad(DataFactory.quad(DataFactory.namedNode(subject), DataFactory.namedNode(predicate), objectOf(value)));
  let written = "";
  writer.end((_error: unknown, result: string) => (written = result));
  return written;
}

function objectOf(value: Value) {
  if ("id" in value) return DataFactory.namedNode(value.id);
  return value.language === "" ? DataFactory.literal(value.text) : DataFactory.literal(value.text, value.language);
}

export async function readTurtle(text: string, language: "sv" | "en"): Promise<ReadFile> {
  try {
    return entriesIn(await statementsIn(text), language);
  } catch (error) {
    return refuse("turtle", lineIn(error));
  }
}

/** Letters that are parsed at a time. */
const slice = 40_000;

async function statementsIn(text: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const source = createSource();
  let failed: Error | undefined;
  new Parser({ format: "text/turtle", baseIRI: "urn:file:" }).parse(source.stream, (error, quad) => {
    if (error) failed ??= error;
    else if (quad) statements.push(...statementOf(quad));
  });
  for (let at = 0; at < text.length && !failed; at += slice) {
    source.tell("data", text.slice(at, at + slice));
    await rest();
  }
  source.tell("end");
  if (failed) throw failed;
  return statements;
}

/** What the parser takes for a stream: it listens, and is told. */
function createSource() {
  const heard = new Map<string, (part?: string) => void>();
  const on = (event: string, listener: (part?: string) => void): void => void heard.set(event, listener);
  return {
    stream: { on } as unknown as Parameters<Parser["parse"]>[0],
    tell: (event: "data" | "end", part?: string) => heard.get(event)?.(part),
  };
}

function statementOf({ subject, predicate, object }: Quad): Statement[] {
  const value = valueOf(object);
  return value ? [{ subject: nameOf(subject), predicate: nameOf(predicate), value }] : [];
}

function valueOf(object: Term): Value | undefined {
  if (object.termType === "Literal") return { text: object.value, language: object.language };
  return object.termType === "NamedNode" || object.termType === "BlankNode" ? { id: nameOf(object) } : undefined;
}

/** A prefix as long as the file makes a name of that length at every place: nobody's address is. */
const longest = 8000;

function nameOf(term: Term): string {
  if (term.value.length > longest) throw new RangeError("a name that nobody writes");
  return term.termType === "BlankNode" ? `_:${term.value}` : term.value;
}

function lineIn(error: unknown): number | undefined {
  const line = error instanceof Error ? /on line (\d+)/.exec(error.message)?.[1] : undefined;
  return line === undefined ? undefined : Number(line);
}
