// Finds glossary terms in running text, for the underlines. The text is cut into words once; every distinct word is
// looked up once, by taking off each ending it might carry; a tree over the words of the terms then finds the longest
// term at each place. Which endings a word may carry is decided in inflection.ts.

import type { Term } from "./glossary.ts";
import { patternsOf, type Pattern } from "./inflection.ts";
import { languages, type Language } from "./language.ts";

/** Half-open, in UTF-16 units of the text as given. */
export type Match = { readonly from: number; readonly to: number; readonly term: string };

export type Matcher = { find(text: string): Match[] };

type Node = { term: string | null; rank: number; readonly next: Map<number, Node> };
type Lexicon = {
  readonly root: Node;
  readonly bases: Map<string, { word: number; endings: ReadonlySet<string> }[]>;
  /** every ending that any word allows, and the length of the longest: most words of a text carry none of them */
  readonly endings: Set<string>;
  longest: number;
};

/** A word of the text. `joined` says that a hyphen or an apostrophe binds it to what stands before or after. */
type Word = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly joinedBefore: boolean;
  readonly joinedAfter: boolean;
};

const letter = "\\p{L}\\p{M}\\p{N}";
// An English possessive and the Swedish colon before an ending ("SSPF:s") belong to the word they follow.
const wordPattern = `([${letter}]+)(?:['’][sS]|:(?:s|n|en|et|t|ar|er|arna|erna))?(?![${letter}])`;
const joiner = /[-‑'’]/;
const gap = /^(?:\s+|[-‑])$/;

/** Builds the lookup for these terms; retired ones are left out. Earlier terms win over later equally long ones. */
export function createMatcher(terms: readonly Term[]): Matcher {
  const lexicon = buildLexicon(terms);
  return { find: (text) => findTerms(lexicon, text) };
}

function buildLexicon(terms: readonly Term[]): Lexicon {
  const root: Node = { term: null, rank: 0, next: new Map() };
  const lexicon: Lexicon = { root, bases: new Map(), endings: new Set(), longest: 0 };
  const words = new Map<string, number>();
  terms.forEach((term, rank) => {
    if (term.status === "retired") return;
    for (const { language, phrase } of phrasesOf(term)) addPhrase(lexicon, words, term.id, rank, language, phrase);
  });
  return lexicon;
}

function phrasesOf(term: Term): { language: Language; phrase: string }[] {
  return languages.flatMap((language) =>
    [term.headword[language], ...term.aliases[language]].map((phrase) => ({ language, phrase })),
  );
}

/** A longer phrase is a sentence and is not looked for. With `mostReadings` it bounds what crafted terms can cost. */
const mostWords = 6;
/** Ways of reading the words so far, of which ordinary terms have one or two. */
const mostReadings = 64;

function addPhrase(
  lexicon: Lexicon,
  words: Map<string, number>,
  term: string,
  rank: number,
  language: Language,
  phrase: string,
): void {
  const parts = cut(phrase);
  if (parts.length > mostWords) return;
  let node = lexicon.root;
  parts.forEach(({ text }, index) => {
    const position = index === parts.length - 1 ? "last" : "inside";
    const key = `${language} ${position} ${text}`;
    let word = words.get(key);
    if (word === undefined) {
      words.set(key, (word = words.size));
      for (const pattern of patternsOf(text, language, position)) addPattern(lexicon, word, pattern);
    }
    let next = node.next.get(word);
    if (next === undefined) node.next.set(word, (next = { term: null, rank: 0, next: new Map() }));
    node = next;
  });
  if (node !== lexicon.root && node.term === null) Object.assign(node, { term, rank });
}

function addPattern(lexicon: Lexicon, word: number, { base, endings }: Pattern): void {
  for (const ending of endings) {
    lexicon.endings.add(ending);
    if (ending.length > lexicon.longest) lexicon.longest = ending.length;
  }
  const known = lexicon.bases.get(base);
  if (known === undefined) lexicon.bases.set(base, [{ word, endings }]);
  else known.push({ word, endings });
}

/** The words of a text, normalised: composed, in small letters, without possessive ending. */
export function cut(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(new RegExp(wordPattern, "gu"))) {
    const from = found.index;
    const to = from + found[0].length;
    words.push({
      text: (found[1] ?? found[0]).normalize("NFC").toLowerCase(),
      from,
      to,
      joinedBefore: isJoined(text, from - 1, from - 2),
      joinedAfter: isJoined(text, to, to + 1),
    });
  }
  return words;
}

const letterAlone = new RegExp(`[${letter}]`, "u");

function isJoined(text: string, joint: number, beyond: number): boolean {
  return joiner.test(text.charAt(joint)) && letterAlone.test(text.charAt(beyond));
}

function findTerms(lexicon: Lexicon, text: string): Match[] {
  const words = cut(text);
  const seen = new Map<string, readonly number[]>();
  const meanings = words.map((word) => {
    const known = seen.get(word.text) ?? wordsBehind(lexicon, word.text);
    seen.set(word.text, known);
    return known;
  });
  const matches: Match[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (first === undefined || first.joinedBefore || meanings[at]?.length === 0) continue;
    const longest = longestFrom(lexicon.root, text, words, meanings, at);
    const end = longest && words[longest.last];
    if (!longest || !end) continue;
    matches.push({ from: first.from, to: end.to, term: longest.term });
    at = longest.last;
  }
  return matches;
}

/** The words of the lexicon of which this may be a form. */
function wordsBehind({ bases, endings: known, longest }: Lexicon, form: string): readonly number[] {
  const found = new Set<number>();
  for (let cutOff = 0; cutOff <= Math.min(longest, form.length); cutOff++) {
    const ending = form.slice(form.length - cutOff);
    if (!known.has(ending)) continue;
    for (const { word, endings } of bases.get(form.slice(0, form.length - cutOff)) ?? []) {
      if (endings.has(ending)) found.add(word);
    }
  }
  return [...found];
}

function longestFrom(
  root: Node,
  text: string,
  words: readonly Word[],
  meanings: readonly (readonly number[])[],
  start: number,
): { term: string; last: number } | undefined {
  let longest: { term: string; last: number } | undefined;
  let nodes: readonly Node[] = [root];
  for (let at = start; at < words.length; at++) {
    if (at > start && !gap.test(text.slice(words[at - 1]?.to, words[at]?.from))) break;
    nodes = nodes
      .flatMap((node) => (meanings[at] ?? []).flatMap((word) => node.next.get(word) ?? []))
      .slice(0, mostReadings);
    if (nodes.length === 0) break;
    const best = firstRanked(nodes);
    if (best !== undefined && !words[at]?.joinedAfter) longest = { term: best, last: at };
  }
  return longest;
}

function firstRanked(nodes: readonly Node[]): string | undefined {
  let best: Node | undefined;
  for (const node of nodes) {
    if (node.term !== null && (best === undefined || node.rank < best.rank)) best = node;
  }
  return best?.term ?? undefined;
}
