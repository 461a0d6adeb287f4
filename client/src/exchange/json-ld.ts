// JSON-LD, as far as a glossary needs it: nodes in a graph, names through a context that lies in the file itself. A
// context that lies elsewhere is never fetched; a file that leans on one is refused, since its words mean nothing
// alone.
import { refuse, rest, type ReadFile } from "./answer.ts";
import { describeGlossary, entriesIn, type Glossary } from "./skos.ts";
import { namespaces, type Statement, type Value } from "./statements.ts";

export function writeJsonLd(glossary: Glossary): string {
  const nodes = Map.groupBy(describeGlossary(glossary), ({ subject }) => subject);
  const graph = [...nodes].map(([subject, said]) => ({
    "@id": subject,
    ...Object.fromEntries(
      [...Map.groupBy(said, ({ predicate }) => predicate)].map(([predicate, statements]) => [
        shorten(predicate),
        statements.map(({ value }) => writeValue(predicate, value)),
      ]),
    ),
  }));
  return `${JSON.stringify({ "@context": namespaces, "@graph": graph }, undefined, 2)}\n`;
}

const typeOf = `${namespaces.rdf}type`;

function shorten(name: string): string {
  if (name === typeOf) return "@type";
  const found = Object.entries(namespaces).find(([, start]) => name.startsWith(start));
  return found ? `${found[0]}:${name.slice(found[1].length)}` : name;
}

function writeValue(predicate: string, value: Value): unknown {
  if ("id" in value) return predicate === typeOf ? shorten(value.id) : { "@id": value.id };
  return { "@value": value.text, ...(value.language === "" ? {} : { "@language": value.language }) };
}

/** A file can nest as deep as it likes; nobody means more than this by it. */
const deepest = 12;

class Elsewhere extends Error {}

/** Nodes that are read at a time, and in all: no glossary of ours has more. */
const nodes = { slice: 500, most: 60_000 } as const;

export async function readJsonLd(text: string, language: "sv" | "en"): Promise<ReadFile> {
  try {
    const statements: Statement[] = [];
    const roots = rootsOf(JSON.parse(text.replace(/^\u{FEFF}/u, "")), emptyContext);
    if (roots.length > nodes.most) return refuse("many");
    for (const [at, { node, context }] of roots.entries()) {
      readNode(node, context, statements, 0);
      if (at % nodes.slice === nodes.slice - 1) await rest();
      if (statements.length > nodes.most * 10) return refuse("many");
    }
    return entriesIn(statements, language);
  } catch (error) {
    return refuse(error instanceof Elsewhere ? "context" : "json");
  }
}

/** What names are made of, and how many a file may agree on: more would be to fill the memory of who reads it. */
const longest = 2000;
const mostNames = 500;

function bounded(name: string): string {
  if (name.length > longest) throw new RangeError("a name that nobody writes");
  return name;
}

type Root = { readonly node: unknown; readonly context: Context };

/** The nodes of a file that lie outermost, each with the context it stands in. */
function rootsOf(found: unknown, outer: Context): Root[] {
  if (Array.isArray(found)) return found.map((node: unknown) => ({ node, context: outer }));
  if (!isObject(found)) return [];
  const context = "@context" in found ? readContext(found["@context"], outer) : outer;
  const graph = Object.keys(found).find((key) => expand(key, context) === "@graph");
  if (graph === undefined) return [{ node: found, context: outer }];
  const { [graph]: within, ...node } = found;
  return [{ node, context: outer }, ...listOf(within).map((one) => ({ node: one, context }))];
}

type Named = { readonly name: string; readonly language: string | undefined; readonly isId: boolean };
type Context = {
  readonly names: ReadonlyMap<string, Named>;
  readonly vocabulary: string;
  readonly language: string;
};

const emptyContext: Context = { names: new Map(), vocabulary: "", language: "" };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);
const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

function readContext(given: unknown, outer: Context): Context {
  return listOf(given).reduce<Context>((context, part) => {
    if (typeof part === "string") throw new Elsewhere();
    if (!isObject(part)) return context;
    if ("@import" in part) throw new Elsewhere();
    const names = new Map(context.names);
    for (const [key, meant] of Object.entries(part)) {
      if (key.startsWith("@")) continue;
      const definition = isObject(meant) ? meant : { "@id": meant };
      const name = bounded(textOr(definition["@id"], key));
      const spoken = definition["@language"];
      names.set(key, {
        name,
        language: typeof spoken === "string" ? spoken : undefined,
        isId: definition["@type"] === "@id",
      });
    }
    if (names.size > mostNames) throw new RangeError("more names than a glossary needs");
    return {
      names,
      vocabulary: bounded(textOr(part["@vocab"], context.vocabulary)),
      language: textOr(part["@language"], context.language),
    };
  }, outer);
}

/** The whole name behind a short one. Names that lead to each other in a circle lead nowhere. */
function expand(short: string, context: Context): string {
  let name = short;
  for (let step = 0; step < 8; step += 1) {
    bounded(name);
    const known = context.names.get(name);
    const colon = name.indexOf(":");
    const start = colon > 0 ? context.names.get(name.slice(0, colon)) : undefined;
    if (known && known.name !== name) name = known.name;
    else if (start && !name.startsWith("//", colon + 1)) name = start.name + name.slice(colon + 1);
    else return colon < 0 && !name.startsWith("@") ? context.vocabulary + name : name;
  }
  return name;
}

let unnamed = 0;

/** Writes down what is said of the node and of those within it; answers its name. */
function readNode(given: unknown, outer: Context, statements: Statement[], depth: number): string {
  if (depth > deepest) return "";
  if (Array.isArray(given)) for (const part of given) readNode(part, outer, statements, depth + 1);
  if (!isObject(given)) return "";
  const context = "@context" in given ? readContext(given["@context"], outer) : outer;
  const own = Object.entries(given).find(([key]) => expand(key, context) === "@id")?.[1];
  const subject = typeof own === "string" ? expand(own, { ...context, vocabulary: "" }) : `_:file-${(unnamed += 1)}`;
  for (const [key, values] of Object.entries(given)) {
    const predicate = expand(key, context);
    if (predicate === "@graph" || predicate === "@included") readNode(values, context, statements, depth + 1);
    else if (predicate === "@type")
      for (const kind of listOf(values))
        statements.push({ subject, predicate: typeOf, value: { id: expand(textOr(kind, ""), context) } });
    else if (!predicate.startsWith("@"))
      for (const value of readValues(values, key, context, statements, depth))
        statements.push({ subject, predicate, value });
  }
  return subject;
}

function readValues(
  given: unknown,
  key: string,
  context: Context,
  statements: Statement[],
  depth: number,
): readonly Value[] {
  const named = context.names.get(key);
  return listOf(given).flatMap((value): Value | readonly Value[] => {
    if (typeof value === "boolean" || typeof value === "number") return { text: String(value), language: "" };
    if (typeof value === "string")
      return named?.isId
        ? { id: expand(value, { ...context, vocabulary: "" }) }
        : { text: value, language: named?.language ?? context.language };
    if (!isObject(value)) return [];
    if ("@value" in value) {
      const text = value["@value"];
      return { text: typeof text === "string" ? text : JSON.stringify(text), language: textOr(value["@language"], "") };
    }
    const entries = Object.entries(value);
    if (entries.length > 0 && entries.every(([tag]) => /^[a-z]{2,3}(-\w+)*$/i.test(tag)) && !("id" in value))
      return entries.flatMap(([language, texts]) =>
        listOf(texts).flatMap((text) => (typeof text === "string" ? { text, language } : [])),
      );
    const id = readNode(value, context, statements, depth + 1);
    return id === "" ? [] : { id };
  });
}
