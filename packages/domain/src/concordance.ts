// Where words are used in texts somebody may read, and which words several organisations use that the glossary does not
// have yet. Pure: texts come in as passages and nothing leaves.

import { cut, type Match } from "./matcher.ts";

type Finder = { readonly find: (text: string) => readonly Match[] };

/** A paragraph somewhere, and whose words it is; `seat` is null where that is not known. */
export type Passage<Place = unknown> = {
  readonly place: Place;
  readonly seat: string | null;
  readonly text: string;
};

/** One use of a word: what stands before it, the word as it stands there, what comes after. */
export type Use<Place> = {
  readonly place: Place;
  readonly seat: string | null;
  readonly before: string;
  readonly word: string;
  readonly after: string;
};

/** Characters of context on each side of a word. */
const context = 60;

export function findUses<Place>(passages: readonly Passage<Place>[], matcher: Finder, term: string): Use<Place>[] {
  return passages.flatMap(({ place, seat, text }) =>
    matcher
      .find(text)
      .filter((match) => match.term === term)
      .map(({ from, to }) => ({
        place,
        seat,
        before: contextBefore(text, from),
        word: text.slice(from, to),
        after: contextAfter(text, to),
      })),
  );
}

function contextBefore(text: string, at: number): string {
  if (at <= context) return text.slice(0, at);
  const part = text.slice(at - context, at);
  return `…${part.slice(part.search(/\s/) + 1)}`;
}

function contextAfter(text: string, at: number): string {
  if (text.length - at <= context) return text.slice(at);
  const part = text.slice(at, at + context);
  const end = part.search(/\s\S*$/);
  return `${end > 0 ? part.slice(0, end) : part}…`;
}

export type Suggestion = {
  /** as it is most often written */
  readonly word: string;
  readonly seats: readonly string[];
  readonly count: number;
  readonly example: Use<unknown>;
};

/** Shorter words are seldom worth an entry. */
const shortest = 5;

/**
 * Words that at least two seats write and no term covers: those of most seats first, then the most frequent. That they
 * mean unlike things by them is for people to say.
 */
export function suggestWords(passages: readonly Passage[], matcher: Finder, most = 12): Suggestion[] {
  const found = new Map<
    string,
    { forms: Map<string, number>; seats: Set<string>; count: number; example: Use<unknown> }
  >();
  for (const passage of passages) {
    const { seat, text } = passage;
    if (seat === null) continue;
    // Both stand in the order of the text, so that each is looked at once.
    const terms = matcher.find(text);
    let next = 0;
    for (const { text: word, from, to } of cut(text)) {
      while (next < terms.length && terms[next]!.to <= from) next += 1;
      const term = terms[next];
      if (!isWorthAnEntry(word) || (term && to > term.from)) continue;
      const stem = stemOf(word);
      const known = found.get(stem) ?? {
        forms: new Map(),
        seats: new Set(),
        count: 0,
        example: useAt(passage, from, to),
      };
      known.forms.set(word, (known.forms.get(word) ?? 0) + 1);
      known.seats.add(seat);
      known.count += 1;
      found.set(stem, known);
    }
  }
  return [...found.values()]
    .filter(({ seats }) => seats.size > 1)
    .map(({ forms, seats, count, example }) => ({ word: mostWritten(forms), seats: [...seats], count, example }))
    .toSorted((a, b) => b.seats.length - a.seats.length || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}

function useAt({ place, seat, text }: Passage, from: number, to: number): Use<unknown> {
  return { place, seat, before: contextBefore(text, from), word: text.slice(from, to), after: contextAfter(text, to) };
}

function mostWritten(forms: ReadonlyMap<string, number>): string {
  const [first] = [...forms].toSorted(([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1));
  return first?.[0] ?? "";
}

function isWorthAnEntry(word: string): boolean {
  return word.length >= shortest && !/\p{N}/u.test(word) && !everyday.has(stemOf(word));
}

/** Forms of one word under one key; wrong now and then, which costs a suggestion and nothing else. */
function stemOf(word: string): string {
  const stem = word.replace(endings, "").replace(/s$/, "");
  return stem.length >= 4 ? stem : word;
}

const endings = /(?:arnas?|ernas?|ornas?|ningar|ning|ande|ing|ies|ade|are|ar|er|or|en|et|an|na|ed|es|s|n|t|a|e|y)$/u;

const everyday: ReadonlySet<string> = new Set(
  `about above after again against almost alone along already although always among another anybody anyone anything around
   because become becomes before began behind being below between beyond bring called cannot comes could doing during each
   either enough every everybody everyone everything first found further given gives going happens having hers herself himself
   however instead itself later least little longer makes maybe might months more most mostly myself nearly neither never
   nobody nothing often older only other others ourselves perhaps quite rather really round several shall should since
   some somebody someone something sometimes somewhere still taken takes than that their theirs them themselves then there
   these they thing things think this those though three through times today together toward towards twice under unless
   until upon usually wants weeks were what whatever when where whether which while whoever whole whom whose will with
   within without would years yesterday yourself decide decides follow holds start strong answer asked believe call child children comes day days evening example
   family happen hears help hours knows learn leave life likely live look matter meaning meets minutes month morning
   mother need night number others own parents part people person place reason right same seem seen show side small speak
   starts stays stop talk tells term thought told turn used uses want week went word work write wrong young
   aldrig alla allas allt alltid andra annan annars annat aning bakom bara behöver bland bland blev bli blir blivit borde
   bort både dagen dagar denna deras dessa detta direkt därför därmed efter eftersom egen egna eller emellan enligt ensam
   ett fanns fast finns fler flera flesta framför från fram första förra genom ger gick gjort gjorde göra görs hade haft
   hela helst henne hennes honom hos igen ingen inget inga innan inom inte istället jämt kanske kommer kommit kunde kunna
   länge längre lite långt någon någonting något några när nästa nästan också olika oftast omkring ordet sedan senare
   senast sina sitt själv själva skall skulle skulle slut snart som stället sådan sådant såsom säger sätt tillbaka
   tillsammans tror tycker under ungefär utan utanför vanligt varandra varför varit varje varken veckor vilka vilken
   vilket ville över även åren barn barnet behov berättar betyder brukar börjar exempel familj fråga frågar förälder
   händer hemma hittar hjälp hörde kallar kväll känner ledare livet lämnar lär mamma mening minut morgon människa möter
   månad natt person plats pratar problem samma ser sker skriver slutar stanna svarar säga söka tala tänker tid timme ung
   unga ungdom veta vill väntar`
    .split(/\s+/)
    .map(stemOf),
);
