// The glossary in SKOS, as plain statements; Turtle and JSON-LD are two ways to write these down. What SKOS has no word
// for (where the group stands, how near a word is) is said under an address of our own; notes are in skos-notes.ts.
import type { CarriedTerm, Incoming } from "@hybrid/domain";
import { answerWith, mostEntries, refuse, type ReadFile } from "./answer.ts";
import { describeNotes, nearTerms, notesIn } from "./skos-notes.ts";
import { namespaces, textsIn, type Say, type Statement } from "./statements.ts";
import { readStatus } from "./status-words.ts";

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
  const near = nearTerms(terms);
  return [
    { subject: scheme, predicate: `${rdf}type`, value: { id: `${skos}ConceptScheme` } },
    { subject: scheme, predicate: `${dct}title`, value: { text: title, language } },
    ...terms.flatMap((term) => describeTerm(term, language, near(term))),
  ];
}

function describeTerm(term: CarriedTerm, language: "sv" | "en", near: readonly string[]): Statement[] {
  const subject = termStart + term.id;
  const say: Say = (predicate, value) => ({ subject, predicate, value });
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
    ...near.map((id) => say(`${skos}related`, { id: termStart + id })),
    ...describeNotes(say, term, language),
  ];
}

export function entriesIn(statements: readonly Statement[], language: "sv" | "en"): ReadFile {
  const bySubject = Map.groupBy(statements, ({ subject }) => subject);
  const concepts = [...bySubject].filter(([, said]) => isConcept(said));
  // Before any of them is looked at closely.
  if (concepts.length > mostEntries) return refuse("many");
  return answerWith(
    concepts.map(([subject, said], at) => entryOf({ subject, said, bySubject, language, line: at + 1 })),
    "no-concepts",
  );
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
    ...notesIn(said, bySubject),
    line,
  };
}
