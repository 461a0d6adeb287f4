// Whose words a paragraph is, from the server's record: the seat that wrote most of what stands in it. Where the record
// cannot be had, or does not fit the paragraph, nobody is named.
import { AuthorshipView, type TextPiece, type Writer } from "@hybrid/domain";
import { ask } from "../session/api.ts";

export interface WrittenText {
  readonly root: string;
  readonly paragraphs: readonly string[];
}

export type Writers = (root: string, paragraph: string) => string | null;

/** Fragments in one question; the server takes no more than 80. */
const together = 40;

export async function readWriters(
  document: string,
  seat: string,
  texts: readonly WrittenText[],
  signal: AbortSignal,
): Promise<Writers> {
  const known = new Map<string, string | null>();
  for (let at = 0; at < texts.length; at += together) {
    if (signal.aborted) break;
    const roots = texts.slice(at, at + together).map(({ root }) => root);
    for (const [key, writer] of await readSome(document, seat, roots, signal)) known.set(key, writer);
  }
  return (root, paragraph) => known.get(keyOf(root, paragraph)) ?? null;
}

const keyOf = (root: string, paragraph: string): string => `${root}\n${paragraph}`;

async function readSome(document: string, seat: string, roots: readonly string[], signal: AbortSignal) {
  const query = new URLSearchParams([["seat", seat], ...roots.map((root) => ["fragment", root])]);
  const path = `/api/documents/${encodeURIComponent(document)}/authorship?${query.toString()}`;
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await ask(path, AuthorshipView, { signal });
    if (!answer.ok || signal.aborted) return [];
    const { value } = answer;
    if (value.state === "reading") continue;
    return value.texts.flatMap((text) =>
      text.same
        ? []
        : writersOfBlocks(text.pieces, value.writers).map(
            ([words, writer]) => [keyOf(text.fragment, words), writer] as const,
          ),
    );
  }
  return [];
}

/** The words that stand in each block, and the seat that wrote most of them. */
export function writersOfBlocks(pieces: readonly TextPiece[], writers: readonly Writer[]): [string, string | null][] {
  const blocks = Map.groupBy(
    pieces.filter(({ deletedBy }) => deletedBy === null),
    ({ block }) => block,
  );
  return [...blocks.values()].map((block) => {
    const written = new Map<string, number>();
    for (const { text, writtenBy } of block) {
      const seat = writers[writtenBy.writer]?.seat;
      if (seat !== undefined) written.set(seat, (written.get(seat) ?? 0) + text.length);
    }
    const [most] = [...written].toSorted(([, a], [, b]) => b - a);
    return [block.map(({ text }) => text).join(""), most?.[0] ?? null];
  });
}
