// The server's record of some texts of some documents, whole: asked in parts, and page by page where a text is long. It
// is asked once each time somebody wants to look, and not kept.
import { AuthorshipView, type TextPiece, type Writer } from "@hybrid/domain";
import { ask } from "../session/api.ts";

/** Texts of one document. */
export interface PastSource {
  readonly document: string;
  readonly fragments: readonly string[];
}

export interface PastText {
  readonly document: string;
  readonly fragment: string;
  readonly pieces: readonly TextPiece[];
}

export interface Past {
  readonly writers: readonly Writer[];
  readonly texts: readonly PastText[];
  /** documents that the server does not tell of just now */
  readonly missed: readonly string[];
}

type Read = Extract<AuthorshipView, { state: "read" }>;

const mostAtOnce = 40;
const againMs = 700;
const mostTries = 40;

/** Undefined if the server answers for none of them. Writers are put together from all answers, with their places. */
export async function readPast(
  sources: readonly PastSource[],
  seat: string,
  signal: AbortSignal,
): Promise<Past | undefined> {
  const writers: Writer[] = [];
  const texts: PastText[] = [];
  const missed: string[] = [];
  // One after another: the server answers few questions of one browser at a time.
  for (const source of sources) {
    const found = await readTexts(source, seat, writers, signal);
    if (found) texts.push(...found);
    else missed.push(source.document);
  }
  return missed.length === sources.length ? undefined : { writers, texts, missed };
}

async function readTexts(
  { document, fragments }: PastSource,
  seat: string,
  writers: Writer[],
  signal: AbortSignal,
): Promise<PastText[] | undefined> {
  const texts: PastText[] = [];
  for (let at = 0; at < fragments.length; at += mostAtOnce) {
    const part = fragments.slice(at, at + mostAtOnce);
    const answer = await question(document, seat, part, 0, signal);
    if (!answer) return undefined;
    for (const text of answer.texts) {
      if (text.same) continue;
      const pieces = text.pieces.map((piece) => rename(piece, answer, writers));
      for (let { next } = text; next !== null;) {
        const page = await question(document, seat, [text.fragment], next, signal);
        const [more] = page?.texts ?? [];
        if (!page || !more || more.same) return undefined;
        pieces.push(...more.pieces.map((piece) => rename(piece, page, writers)));
        next = more.next;
      }
      texts.push({ document, fragment: text.fragment, pieces });
    }
  }
  return texts;
}

async function question(
  document: string,
  seat: string,
  fragments: readonly string[],
  from: number,
  signal: AbortSignal,
): Promise<Read | undefined> {
  const query = new URLSearchParams([["seat", seat], ...fragments.map((fragment) => ["fragment", fragment])]);
  if (from > 0) query.set("from", String(from));
  const path = `/api/documents/${encodeURIComponent(document)}/authorship?${query.toString()}`;
  for (let tries = 0; tries < mostTries && !signal.aborted; tries += 1) {
    const answer = await ask(path, AuthorshipView, { signal });
    if (!answer.ok) return undefined;
    if (answer.value.state === "read") return answer.value;
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  return undefined;
}

function rename(piece: TextPiece, { writers: theirs }: Read, writers: Writer[]): TextPiece {
  const place = (at: number): number => {
    const writer = theirs[at]!;
    const known = writers.findIndex(({ seat, person }) => seat === writer.seat && person === writer.person);
    return known >= 0 ? known : writers.push(writer) - 1;
  };
  const { writtenBy, deletedBy } = piece;
  return {
    ...piece,
    writtenBy: { ...writtenBy, writer: place(writtenBy.writer) },
    deletedBy: deletedBy && { ...deletedBy, writer: place(deletedBy.writer) },
  };
}
