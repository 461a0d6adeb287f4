// Which endings a word may take in running text, as data: for a word, a few bases and the endings each allows. Light on
// purpose. It covers the regular nouns and adjectives that a glossary is made of, and the plurals with another vowel
// that the work is full of; any other irregular form is added by the group as an alias. Inventing forms that no
// language has does no harm; matching other words would.

import type { Language } from "./language.ts";

/** `base + ending` is a form of the word for every ending in the set. */
export type Pattern = { readonly base: string; readonly endings: ReadonlySet<string> };

/** A word inside a longer term stands before a noun, so that it may be declined as an adjective whatever it ends in. */
export type Position = "last" | "inside";

const set = (endings: string): ReadonlySet<string> => new Set(["", ...endings.split(" ")]);
const genitives = (endings: string): ReadonlySet<string> =>
  new Set(endings.split(" ").flatMap((ending) => (ending.endsWith("s") ? [ending] : [ending, `${ending}s`])));

const none: ReadonlySet<string> = new Set([""]);

const swedish = {
  afterVowel: new Set(["", ...genitives("s n t r rna na er erna n ns")]),
  afterConsonant: new Set(["", ...genitives("s n en et er erna ar arna or orna")]),
  /** with the same plural as singular: "hotar" and "svarar" are verbs */
  neuter: new Set(["", ...genitives("s et en")]),
  uncounted: new Set(["", ...genitives("s en n")]),
  withEr: new Set(["", ...genitives("s en er erna")]),
  afterA: new Set(["", ...genitives("s n")]),
  tema: genitives("t na"),
  afterEr: genitives("na"),
  adjective: genitives("t a e"),
  participle: genitives("t"),
  adjectiveInA: new Set(["", ...genitives("t e")]),
  adjectiveInT: new Set(["", ...genitives("a e")]),
  flicka: genitives("or orna"),
  pojke: genitives("ar arna na"),
  nyckel: genitives("ar arna er erna en et a"),
  hem: genitives("en et ar arna er erna"),
  gymnasium: genitives("et er erna en a"),
  anmälan: genitives("ningar ningarna"),
  vuxen: genitives("na ne et"),
  isolerad: genitives("at ade"),
  isolerat: genitives("ad ade"),
};

/** Plurals that change the vowel, for any word that ends so: what stands in its place, and the endings after that. */
const umlauts: readonly (readonly [ending: string, base: string, endings: ReadonlySet<string>])[] = [
  ["stad", "städ", genitives("er erna")],
  ["hand", "händ", genitives("er erna")],
  ["strand", "stränd", genitives("er erna")],
  ["land", "länd", genitives("er erna")],
  ["natt", "nätt", genitives("er erna")],
  ["bok", "böck", genitives("er erna")],
  ["mot", "möt", genitives("er erna")],
  ["bonde", "bönd", genitives("er erna")],
  ["man", "män", new Set(["", ...genitives("s nen")])],
  ["son", "sön", genitives("er erna")],
  ["dotter", "döttr", genitives("ar arna")],
  ["moder", "mödr", genitives("ar arna")],
  ["broder", "bröd", genitives("er erna")],
  ["bror", "bröd", genitives("er erna")],
  ["bror", "broder", genitives("n")],
  ["far", "fäd", genitives("er erna")],
  ["far", "fader", genitives("n")],
];

const english = {
  plain: set("s"),
  sibilant: set("es"),
  y: set("ies"),
  f: set("ves"),
  crisis: set("es"),
  criterion: genitives("a"),
  ing: genitives("ed"),
  bullying: genitives("ied"),
};

/** English plurals that no rule gives: what goes, and what comes in its place. */
const irregular: readonly (readonly [ending: RegExp, drop: number, add: string])[] = [
  [/child$/, 0, "ren"],
  [/(?<!hu|ger|ro|sha)man$/, 2, "en"],
];

const adjectival = /..(?:ig|.isk|sam|bar|full|lös|.ad|iv|gg|satt|ell|ial|onal|ral|mal)$/;
const participle = /(?:tänkt|köpt|låst|ställd|rörd|dömd|känd|lagd|hörd)$/;
const neuter =
  /(?:hot|svar|tal|mål|fall|våld|brott|stöd|skydd|bråk|straff|tvång|krav|prov|lov|arv|mord|spel|krig|(?<!t)råd)$/;
/**
 * Names of deeds that are as often events: of a meeting nobody says that it was meeted, and hearing is not heard of.
 */
const noDeed = /(?:being|thing|feeling|meeting|hearing|warning|evening|morning|building|offending|setting|standing)$/;

/** The patterns of one normalised word, itself always included. */
export function patternsOf(word: string, language: Language, position: Position): Pattern[] {
  return language === "sv" ? swedishPatterns(word, position) : englishPatterns(word);
}

function swedishPatterns(word: string, position: Position): Pattern[] {
  if (word.length < 3) return [{ base: word, endings: set("s") }];
  const patterns: Pattern[] = [{ base: word, endings: nounEndings(word) }];
  const drop: Drop = (count, endings, add = "") =>
    patterns.push({ base: word.slice(0, word.length - count) + add, endings });
  adjectiveForms(word, position, drop);
  if (word.endsWith("a")) drop(1, swedish.flicka);
  if (word.endsWith("e")) drop(1, swedish.pojke);
  if (/(?:ma|hjärta|öga|öra)$/.test(word)) drop(0, swedish.tema);
  if (word.endsWith("er")) drop(0, swedish.afterEr);
  if (/[^aeiouyåäö]e[lnr]$/.test(word) && !word.endsWith("handel")) drop(2, swedish.nyckel, word.slice(-1));
  if (/[aeiouyåäö][mn]$/.test(word)) drop(0, swedish.hem, word.slice(-1));
  if (/(?:i|e|tr)um$/.test(word)) drop(2, swedish.gymnasium);
  if (word.endsWith("an")) drop(2, swedish.anmälan);
  for (const [ending, base, endings] of umlauts) if (word.endsWith(ending)) drop(ending.length, endings, base);
  return patterns;
}

type Drop = (count: number, endings: ReadonlySet<string>, add?: string) => void;

function nounEndings(word: string): ReadonlySet<string> {
  if (word.endsWith("a")) return swedish.afterA;
  if (/[eiouyåäöé]$/.test(word) && !word.endsWith("tro")) return swedish.afterVowel;
  if (neuter.test(word)) return swedish.neuter;
  if (/(?:hjälp|vård|handel|tro)$/.test(word)) return swedish.uncounted;
  return word.endsWith("bild") ? swedish.withEr : swedish.afterConsonant;
}

function adjectiveForms(word: string, position: Position, drop: Drop): void {
  const inside = position === "inside";
  if (!/[aeiouyåäöé]$/.test(word) && (inside || adjectival.test(word) || participle.test(word)))
    drop(0, swedish.adjective);
  if (word.endsWith("d") && participle.test(word)) drop(1, swedish.participle);
  if (word.endsWith("en")) drop(2, swedish.vuxen);
  if (word.endsWith("ad")) drop(2, swedish.isolerad);
  if (inside && word.endsWith("a")) drop(1, swedish.adjectiveInA);
  if (inside && word.endsWith("t")) drop(1, swedish.adjectiveInT);
  if (inside && word.endsWith("at")) drop(2, swedish.isolerat);
}

function englishPatterns(word: string): Pattern[] {
  const patterns: Pattern[] = [{ base: word, endings: english.plain }];
  const drop: Drop = (count, endings, add = "") =>
    patterns.push({ base: word.slice(0, word.length - count) + add, endings });
  if (/(?:s|x|z|ch|sh)$/.test(word)) drop(0, english.sibilant);
  if (/[^aeiou]y$/.test(word)) drop(1, english.y);
  if (/[^f]fe$/.test(word)) drop(2, english.f);
  if (/(?:[ae]l|ol|ar|ea|oa|thie)f$/.test(word)) drop(1, english.f);
  if (word.endsWith("sis")) drop(2, english.crisis);
  if (/(?:criteri|phenomen)on$/.test(word)) drop(2, english.criterion);
  for (const [ending, count, add] of irregular) if (ending.test(word)) drop(count, none, add);
  // What is done, named as a thing, is also told of as done: safeguarding, safeguarded.
  if (/.{4}ing$/.test(word) && !noDeed.test(word))
    if (word.endsWith("ying")) drop(4, english.bullying);
    else drop(3, english.ing);
  return patterns;
}
