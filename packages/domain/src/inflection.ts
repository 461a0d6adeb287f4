// Which endings a word may take in running text, as data: for a word, a few bases and the endings each allows. Light
// on purpose. It covers the regular nouns and adjectives that a glossary is made of; an irregular form is added by the
// group as an alias. Inventing forms that no language has does no harm; matching other words would.

import type { Language } from "./language.ts";

/** `base + ending` is a form of the word for every ending in the set. */
export type Pattern = { readonly base: string; readonly endings: ReadonlySet<string> };

/** A word inside a longer term stands before a noun, so that it may be declined as an adjective whatever it ends in. */
export type Position = "last" | "inside";

const set = (endings: string): ReadonlySet<string> => new Set(["", ...endings.split(" ")]);
const genitives = (endings: string): ReadonlySet<string> =>
  new Set(endings.split(" ").flatMap((ending) => (ending.endsWith("s") ? [ending] : [ending, `${ending}s`])));

const swedish = {
  afterVowel: new Set(["", ...genitives("s n t r rna na er erna n ns")]),
  afterConsonant: new Set(["", ...genitives("s n en et er erna ar arna or orna na")]),
  adjective: genitives("t a e"),
  adjectiveInA: new Set(["", ...genitives("t e")]),
  flicka: genitives("or orna"),
  pojke: genitives("ar arna na"),
  nyckel: genitives("ar arna er erna en et a"),
  hem: genitives("en et ar arna"),
  anmälan: genitives("ningar ningarna"),
  vuxen: genitives("na ne et"),
  isolerad: genitives("at ade"),
};

const english = {
  plain: set("s"),
  sibilant: set("es"),
  y: set("ies"),
  f: set("ves"),
  crisis: set("es"),
};

const adjectival = /..(?:ig|.isk|sam|bar|full|lös|.ad|iv|gg|satt)$/;

/** The patterns of one normalised word, itself always included. */
export function patternsOf(word: string, language: Language, position: Position): Pattern[] {
  return language === "sv" ? swedishPatterns(word, position) : englishPatterns(word);
}

function swedishPatterns(word: string, position: Position): Pattern[] {
  if (word.length < 3) return [{ base: word, endings: set("s") }];
  const vowel = /[aeiouyåäöé]$/.test(word);
  const patterns: Pattern[] = [{ base: word, endings: vowel ? swedish.afterVowel : swedish.afterConsonant }];
  const drop = (count: number, endings: ReadonlySet<string>, add = "") =>
    patterns.push({ base: word.slice(0, word.length - count) + add, endings });
  if (!vowel && (position === "inside" || adjectival.test(word))) drop(0, swedish.adjective);
  if (position === "inside" && word.endsWith("a")) drop(1, swedish.adjectiveInA);
  if (word.endsWith("a")) drop(1, swedish.flicka);
  if (word.endsWith("e")) drop(1, swedish.pojke);
  if (/[^aeiouyåäö]e[lnr]$/.test(word)) drop(2, swedish.nyckel, word.slice(-1));
  if (/[aeiouyåäö][mn]$/.test(word)) drop(0, swedish.hem, word.slice(-1));
  if (word.endsWith("an")) drop(2, swedish.anmälan);
  if (word.endsWith("en")) drop(2, swedish.vuxen);
  if (word.endsWith("ad")) drop(2, swedish.isolerad);
  return patterns;
}

function englishPatterns(word: string): Pattern[] {
  const patterns: Pattern[] = [{ base: word, endings: english.plain }];
  const drop = (count: number, endings: ReadonlySet<string>) =>
    patterns.push({ base: word.slice(0, word.length - count), endings });
  if (/(?:s|x|z|ch|sh)$/.test(word)) drop(0, english.sibilant);
  if (/[^aeiou]y$/.test(word)) drop(1, english.y);
  if (/[^f]fe$/.test(word)) drop(2, english.f);
  if (/[^f]f$/.test(word)) drop(1, english.f);
  if (word.endsWith("sis")) drop(2, english.crisis);
  return patterns;
}
