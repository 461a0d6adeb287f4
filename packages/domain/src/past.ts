// What a text said earlier and what has changed in it, worked out from the server's record of who wrote and struck out
// what. Times are those at which somebody had finished a stretch of writing, in milliseconds since 1970.

import type { PieceDeed, TextPiece } from "./authorship.ts";

/** A text as it read from `at` on; `writers` are places in the record's writers. */
export type EarlierVersion = { readonly at: number; readonly writers: readonly number[]; readonly text: string };

/** Writing by the same person that rests for less is one version. */
const restMs = 10 * 60_000;

/** The versions a text has had, the latest first. */
export function earlierVersions(pieces: readonly TextPiece[]): EarlierVersion[] {
  const versions: EarlierVersion[] = [];
  for (const { at, writers } of momentsOf(pieces)) {
    const text = textAt(pieces, at);
    if (text !== (versions.at(-1)?.text ?? "")) versions.push({ at, writers, text });
  }
  return versions.toReversed();
}

/** What a text read like when everything that was done until `at` was done, block by block. */
export function textAt(pieces: readonly TextPiece[], at: number): string {
  const blocks = new Map<number, string>();
  for (const { block, text, writtenBy, deletedBy } of pieces) {
    if (writtenBy.until > at || (deletedBy !== null && deletedBy.until <= at)) continue;
    blocks.set(block, (blocks.get(block) ?? "") + text);
  }
  return [...blocks.values()].join("\n").trim();
}

/** One writer's words in one text: those that came and still stand, and those that went though they had stood. */
export type TextChange = {
  readonly fragment: string;
  readonly writer: number;
  /** of the latest of them */
  readonly at: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** What was done after `since`, the latest first. Words that came and went again in between are left out. */
export function changesSince(
  texts: readonly { readonly fragment: string; readonly pieces: readonly TextPiece[] }[],
  since: number,
): TextChange[] {
  return texts.flatMap((text) => changesIn(text, since)).toSorted((a, b) => b.at - a.at);
}

function changesIn(
  { fragment, pieces }: { readonly fragment: string; readonly pieces: readonly TextPiece[] },
  since: number,
): TextChange[] {
  const found = new Map<number, { at: number; added: string[]; removed: string[] }>();
  const note = ({ writer, until }: PieceDeed, words: "added" | "removed", text: string): void => {
    if (text.trim() === "") return;
    const own = found.get(writer) ?? { at: 0, added: [], removed: [] };
    own[words].push(text.trim());
    found.set(writer, { ...own, at: Math.max(own.at, until) });
  };
  for (const { text, writtenBy, deletedBy } of pieces) {
    const [came, went] = [writtenBy.until > since, deletedBy !== null && deletedBy.until > since];
    if (came && deletedBy === null) note(writtenBy, "added", text);
    if (!came && went && deletedBy !== null) note(deletedBy, "removed", text);
  }
  return [...found].map(([writer, change]) => ({ fragment, writer, ...change }));
}

/** When somebody had finished, with who had taken part since the moment before. */
function momentsOf(pieces: readonly TextPiece[]): { at: number; writers: number[] }[] {
  const deeds = pieces.flatMap(({ writtenBy, deletedBy }) => (deletedBy === null ? writtenBy : [writtenBy, deletedBy]));
  const moments: { at: number; writers: number[] }[] = [];
  for (const { until, writer } of deeds.toSorted((a, b) => a.until - b.until)) {
    const last = moments.at(-1);
    const goesOn =
      last !== undefined && (until === last.at || (until - last.at < restMs && last.writers.at(-1) === writer));
    if (!goesOn) moments.push({ at: until, writers: [writer] });
    else {
      last.at = until;
      if (!last.writers.includes(writer)) last.writers.push(writer);
    }
  }
  return moments;
}
