// Turtle, by the n3 library. Addresses in a file are names and are never opened.
import { DataFactory, Parser, Writer, type Quad, type Term } from "n3";
import { answerWith, refuse, type ReadFile } from "./answer.ts";
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

export function readTurtle(text: string, language: "sv" | "en"): ReadFile {
  try {
    const quads: Quad[] = new Parser({ format: "text/turtle", baseIRI: "urn:file:" }).parse(text);
    return answerWith(entriesIn(quads.flatMap(statementOf), language), "no-concepts");
  } catch (error) {
    return refuse("turtle", lineIn(error));
  }
}

function statementOf({ subject, predicate, object }: Quad): Statement[] {
  const value = valueOf(object);
  return value ? [{ subject: nameOf(subject), predicate: predicate.value, value }] : [];
}

function valueOf(object: Term): Value | undefined {
  if (object.termType === "Literal") return { text: object.value, language: object.language };
  return object.termType === "NamedNode" || object.termType === "BlankNode" ? { id: nameOf(object) } : undefined;
}

const nameOf = (term: Term): string => (term.termType === "BlankNode" ? `_:${term.value}` : term.value);

function lineIn(error: unknown): number | undefined {
  const line = error instanceof Error ? /on line (\d+)/.exec(error.message)?.[1] : undefined;
  return line === undefined ? undefined : Number(line);
}
