// The glossary in SKOS, as plain statements; Turtle and JSON-LD are two ways to write these down. What SKOS has no word
// for (where the group stands, what was decided before) is said under an address of our own.
import { PastNote, type CarriedTerm, type Incoming } from "@hybrid/domain";
import { readStatus } from "./status-words.ts";

export type Value = { readonly text: string; readonly language: string } | { readonly id: string };
export type Statement = { readonly subject: string; readonly predicate: string; readonly value: Value };

export const namespaces = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  owl: "http://www.w3.org/2002/07/owl#",
  dct: "http://purl.org/dc/terms/",
  hs: "urn:hybrid-space:",
} as const;
const { skos, rdf, owl, dct, hs } = namespaces;

const scheme = `${hs}glossary`;
const termStart = `${hs}term:`;

export type Glossary = {
  readonly terms: readonly CarriedTerm[];
  readonly title: string;
  /** of definitions and reasons */
  readonly language: "sv" | "en";
};

export function describeGlossary({ terms, title, language }: Glossary): Statement[] {
  return [
    { subject: scheme, predicate: `${rdf}type`, value: { id: `${skos}ConceptScheme` } },
    { subject: scheme, predicate: `${dct}title`, value: { text: title, language } },
    ...terms.flatMap((term) => describeTerm(term, language)),
  ];
}

function describeTerm(term: CarriedTerm, language: "sv" | "en"): Statement[] {
  const subject = termStart + term.id;
  const say = (predicate: string, value: Value): Statement => ({ subject, predicate, value });
  const words = (predicate: string, text: string, lang: string): Statement[] =>
    text === "" ? [] : [say(predicate, { text, language: lang })];
  const both = ["sv", "en"] as const;
  return [
    say(`${rdf}type`, { id: `${skos}Concept` }),
    say(`${skos}inScheme`, { id: scheme }),
    ...both.flatMap((at) => words(`${skos}prefLabel`, term.headword[at], at)),
    ...both.flatMap((at) => term.aliases[at].flatMap((alias) => words(`${skos}altLabel`, alias, at))),
    ...words(`${skos}definition`, term.definition, language),
    say(`${hs}status`, { text: term.status, language: "" }),
    ...(term.retiredBecause === null ? [] : [say(`${owl}deprecated`, { text: "true", language: "" })]),
    ...words(`${hs}retiredBecause`, term.retiredBecause ?? "", language),
    ...term.past.flatMap((note, at) => describeNote(say, note, `${term.id}-${at}`, language)),
  ];
}

function describeNote(
  say: (predicate: string, value: Value) => Statement,
  note: PastNote,
  name: string,
  language: string,
): Statement[] {
  const subject = `${hs}note:${name}`;
  const about = (predicate: string, text: string, lang = ""): Statement[] =>
    text === "" ? [] : [{ subject, predicate, value: { text, language: lang } }];
  return [
    say(`${skos}historyNote`, { id: subject }),
    ...about(`${hs}kind`, note.kind),
    ...about(`${rdf}value`, note.words, language),
    ...about(`${dct}date`, note.at ?? ""),
    ...note.by.flatMap((one) => about(`${dct}creator`, one)),
    ...about(`${dct}source`, note.where),
  ];
}

export function entriesIn(statements: readonly Statement[], language: "sv" | "en"): Incoming[] {
  const bySubject = Map.groupBy(statements, ({ subject }) => subject);
  const concepts = [...bySubject].filter(([, said]) => isConcept(said));
  return concepts.map(([subject, said], at) => entryOf({ subject, said, bySubject, language, line: at + 1 }));
}

function isConcept(said: readonly Statement[]): boolean {
  return said.some(
    ({ predicate, value }) =>
      predicate === `${skos}prefLabel` ||
      (predicate === `${rdf}type` && "id" in value && value.id === `${skos}Concept`),
  );
}

type Said = {
  readonly subject: string;
  readonly said: readonly Statement[];
  readonly bySubject: ReadonlyMap<string, readonly Statement[]>;
  readonly language: "sv" | "en";
  readonly line: number;
};

function entryOf({ subject, said, bySubject, language, line }: Said): Incoming {
  const texts = textsIn(said, language);
  const labels = (at: "sv" | "en"): string[] => texts(`${skos}prefLabel`, at);
  const aliases = (at: "sv" | "en"): string[] => [
    ...labels(at).slice(1),
    ...texts(`${skos}altLabel`, at),
    ...texts(`${skos}hiddenLabel`, at),
  ];
  const deprecated = texts(`${owl}deprecated`).includes("true");
  const changes = [...texts(`${hs}retiredBecause`), ...(deprecated ? texts(`${skos}changeNote`) : [])];
  return {
    id: subject.startsWith(termStart) ? subject.slice(termStart.length) : null,
    headword: { sv: labels("sv")[0] ?? "", en: labels("en")[0] ?? "" },
    aliases: { sv: aliases("sv"), en: aliases("en") },
    definition: (texts(`${skos}definition`, language)[0] ?? texts(`${skos}definition`)[0] ?? "").trim(),
    status: deprecated ? "retired" : readStatus(texts(`${hs}status`)[0] ?? ""),
    retiredBecause: changes[0] ?? null,
    past: said.flatMap(({ predicate, value }) =>
      predicate === `${skos}historyNote` && "id" in value ? noteOf(bySubject.get(value.id) ?? []) : [],
    ),
    line,
  };
}

/** Texts of a predicate; in one language, those without a language belong to the language of the group. */
function textsIn(said: readonly Statement[], own: string) {
  return (predicate: string, language?: string): string[] =>
    said.flatMap(({ predicate: of, value }) => {
      if (of !== predicate || !("text" in value)) return [];
      const spoken = value.language.toLowerCase().split("-")[0] || own;
      return language === undefined || spoken === language ? value.text : [];
    });
}

function noteOf(said: readonly Statement[]): PastNote[] {
  const texts = textsIn(said, "");
  const parsed = PastNote.safeParse({
    kind: texts(`${hs}kind`)[0],
    at: texts(`${dct}date`)[0] ?? null,
    words: texts(`${rdf}value`)[0],
    by: texts(`${dct}creator`),
    where: texts(`${dct}source`)[0] ?? "",
  });
  return parsed.success ? [parsed.data] : [];
}
