// The notes of an entry in SKOS: what is said of other words, what each organisation means, what was decided before.
// SKOS allows a note to be a thing with words of its own, which is how each says whose it is. A literal note of another
// tool is nobody's in particular and is not taken for one of ours.
import {
  CarriedOverlap,
  foldWord,
  PastNote,
  QuotedSense,
  languages,
  type CarriedTerm,
  type Incoming,
} from "@hybrid/domain";
import { namespaces, textsIn, type Say, type Statement } from "./statements.ts";

const { skos, rdf, rdfs, dct, hs } = namespaces;

type About = (predicate: string, text: string, lang?: string) => Statement[];

export function describeNotes(say: Say, term: CarriedTerm, language: string): Statement[] {
  const note = (
    predicate: string,
    kind: string,
    at: number,
    describe: (about: About) => Statement[][],
  ): Statement[] => {
    const subject = `${hs}${kind}:${term.id}-${at}`;
    const about: About = (of, text, lang = "") =>
      text === "" ? [] : [{ subject, predicate: of, value: { text, language: lang } }];
    return [say(predicate, { id: subject }), ...describe(about).flat()];
  };
  return [
    ...term.overlaps.flatMap(({ word, nearness, note: words }, at) =>
      note(`${skos}scopeNote`, "overlap", at, (about) => [
        about(`${rdfs}label`, word, language),
        about(`${hs}nearness`, nearness),
        about(`${rdf}value`, words, language),
      ]),
    ),
    ...term.senses.flatMap((sense, at) =>
      note(`${skos}note`, "sense", at, (about) => [
        about(`${dct}creator`, sense.by),
        about(`${dct}publisher`, sense.where),
        about(`${rdf}value`, sense.meaning, language),
        about(`${hs}setsGoing`, sense.setsGoing, language),
        about(`${skos}altLabel`, sense.alsoSay, language),
        about(`${skos}example`, sense.example, language),
        about(`${dct}source`, sense.source, language),
        about(`${skos}scopeNote`, sense.notToConfuse, language),
      ]),
    ),
    ...term.past.flatMap((past, at) =>
      note(`${skos}historyNote`, "note", at, (about) => [
        about(`${hs}kind`, past.kind),
        about(`${rdf}value`, past.words, language),
        about(`${dct}date`, past.at ?? ""),
        past.by.flatMap((one) => about(`${dct}creator`, one)),
        about(`${dct}source`, past.where),
      ]),
    ),
  ];
}

/** The terms of this glossary that another one speaks of as near or as never to be mixed up: a link between the two. */
export function nearTerms(terms: readonly CarriedTerm[]): (term: CarriedTerm) => string[] {
  const byWord = new Map<string, string>();
  for (const { id, headword, aliases } of terms)
    for (const at of languages)
      for (const word of [headword[at], ...aliases[at]]) if (word !== "") byWord.set(foldWord({ word }), id);
  return ({ id, overlaps }) => [
    ...new Set(overlaps.flatMap((overlap) => byWord.get(foldWord(overlap)) ?? []).filter((other) => other !== id)),
  ];
}

type Notes = Pick<Incoming, "overlaps" | "senses" | "past" | "unread">;

export function notesIn(said: readonly Statement[], bySubject: ReadonlyMap<string, readonly Statement[]>): Notes {
  const [overlaps, senses, past]: [CarriedOverlap[], QuotedSense[], PastNote[]] = [[], [], []];
  let unread = false;
  for (const { predicate, value } of said) {
    if (!("id" in value)) continue;
    const texts = textsIn(bySubject.get(value.id) ?? [], "");
    const text = (of: string): string => texts(of)[0] ?? "";
    if (predicate === `${skos}scopeNote` && text(`${hs}nearness`) !== "")
      unread = !take(overlaps, CarriedOverlap.safeParse(overlapOf(text))) || unread;
    else if (predicate === `${skos}note` && text(`${dct}creator`) !== "")
      unread = !take(senses, QuotedSense.safeParse(senseOf(text))) || unread;
    else if (predicate === `${skos}historyNote` && text(`${hs}kind`) !== "")
      unread = !take(past, PastNote.safeParse(pastOf(text, texts(`${dct}creator`)))) || unread;
  }
  return { overlaps, senses, past, unread };
}

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false };

function take<T>(list: T[], parsed: Parsed<T>): boolean {
  if (parsed.success) list.push(parsed.data);
  return parsed.success;
}

type Text = (predicate: string) => string;

const overlapOf = (text: Text) => ({
  word: text(`${rdfs}label`),
  nearness: text(`${hs}nearness`),
  note: text(`${rdf}value`),
});

const senseOf = (text: Text) => ({
  by: text(`${dct}creator`),
  where: text(`${dct}publisher`),
  meaning: text(`${rdf}value`),
  setsGoing: text(`${hs}setsGoing`),
  alsoSay: text(`${skos}altLabel`),
  example: text(`${skos}example`),
  source: text(`${dct}source`),
  notToConfuse: text(`${skos}scopeNote`),
});

const pastOf = (text: Text, by: readonly string[]) => ({
  kind: text(`${hs}kind`),
  at: text(`${dct}date`) || null,
  words: text(`${rdf}value`),
  by,
  where: text(`${dct}source`),
});
