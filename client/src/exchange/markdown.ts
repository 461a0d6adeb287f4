// The glossary as a text for people: to print, to send, to lay in a file. It goes out and not in again.
import { quotedParts, type CarriedOverlap, type CarriedTerm, type PastNote, type QuotedSense } from "@hybrid/domain";

export type MarkdownWords = {
  readonly title: string;
  readonly intro: string;
  readonly retired: string;
  readonly noDefinition: string;
  readonly also: (words: string) => string;
  readonly status: (term: CarriedTerm) => string;
  readonly overlap: (overlap: CarriedOverlap) => string;
  readonly by: (sense: QuotedSense) => string;
  readonly part: (part: (typeof quotedParts)[number]) => string;
  readonly past: (note: PastNote) => string;
};

export function writeMarkdown(terms: readonly CarriedTerm[], language: "sv" | "en", words: MarkdownWords): string {
  const other = language === "sv" ? "en" : "sv";
  const name = ({ headword }: CarriedTerm): string => headword[language] || headword[other];
  const entry = (term: CarriedTerm): string[] => {
    const inOther = term.headword[other];
    const aliases = term.aliases[language].join(", ");
    return [
      `## ${plain(name(term))}${inOther === "" || inOther === name(term) ? "" : ` (*${plain(inOther)}*)`}`,
      words.status(term),
      ...(aliases === "" ? [] : [words.also(plain(aliases))]),
      ...(term.definition === "" ? [`*${words.noDefinition}*`] : term.definition.split("\n").map(plain)),
      term.senses.map((sense) => senseOf(sense, words)).join("\n"),
      term.overlaps.map((overlap) => `- ${plain(words.overlap(overlap))}`).join("\n"),
      term.past.map((note) => `> ${plain(words.past(note))}`).join("\n"),
    ].filter((part) => part !== "");
  };
  const inOrder = terms.toSorted((a, b) => name(a).localeCompare(name(b), language));
  const retired = inOrder.filter(({ status }) => status === "retired");
  const used = inOrder.filter(({ status }) => status !== "retired");
  const parts = [
    `# ${plain(words.title)}`,
    words.intro,
    ...used.flatMap(entry),
    ...(retired.length > 0 ? [`# ${words.retired}`, ...retired.flatMap(entry)] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What it means at once, and under it what else the organisation has said. */
function senseOf(sense: QuotedSense, words: MarkdownWords): string {
  const more = quotedParts.filter((part) => part !== "meaning" && sense[part] !== "");
  return [
    `- **${plain(words.by(sense))}**: ${plain(sense.meaning)}`.trimEnd(),
    ...more.map((part) => `  - *${plain(words.part(part))}*: ${plain(sense[part])}`),
  ].join("\n");
}

/** Words as words: nothing in them becomes a heading, a link or markup of a page. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~$]/g, String.raw`\$&`)
    .replaceAll("&", "&amp;")
    .replace(/^(\s*)([#+\-=]|\d+[.)])/, String.raw`$1\$2`)
    .replaceAll(/[\r\n]/g, " ");
}
