// One text of a document with its authors: every piece in order, those that were struck out too. Read from a Y.Doc
// that keeps what is deleted (`gc: false`) and was built from the rows; who and when come from authorship.ts.
import * as Y from "yjs";
import { strikersOf, writersOf, type Authorship, type Stretch } from "./authorship.ts";

/** Something done to a piece: by whom (a place in `actors`), from when to when, in milliseconds, in which row first. */
export type PieceDeed = { readonly actor: number; readonly at: number; readonly until: number; readonly seq: number };

/** Words under consecutive ids, written by one actor in one go and, if struck out, struck out by one in one go. */
export type Piece = {
  readonly text: string;
  readonly client: number;
  readonly clock: number;
  /** UTF-16 units, which is what clocks count */
  readonly length: number;
  /** which block of the text, counted from 0; blocks that were struck out count */
  readonly block: number;
  readonly written: PieceDeed;
  readonly struck: PieceDeed | null;
};

/** Writing that rests longer than this is another piece, so that a time is never far from the truth. */
const restMs = 10 * 60_000;

/** The pieces of the root fragment `root`; none if there is no such text. */
export function readPieces(doc: Y.Doc, root: string, authorship: Authorship): Piece[] {
  const pieces: Piece[] = [];
  for (const found of walk(doc.getXmlFragment(root), authorship))
    for (const piece of cutItem(found, authorship)) {
      const last = pieces.at(-1);
      const joined = last && join(last, piece);
      if (joined) pieces[pieces.length - 1] = joined;
      else pieces.push(piece);
    }
  return pieces;
}

/** `within`: the row that struck out the nearest struck-out block around the words; 0 if there is none. */
type Found = { readonly item: Y.Item; readonly text: string; readonly block: number; readonly within: number };
type Chain = { readonly _start: Y.Item | null };

/** The items that are words, in order. Without recursion, because a peer may nest as deep as it likes. */
function* walk(fragment: Y.XmlFragment, authorship: Authorship): Generator<Found> {
  let block = -1;
  const waiting: { item: Y.Item | null; within: number }[] = [{ item: startOf(fragment), within: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, within } = next;
    if (!item) continue;
    waiting.push({ item: item.right as Y.Item | null, within });
    const { content } = item;
    if (content instanceof Y.ContentString) yield { item, text: content.str, block: Math.max(0, block), within };
    if (!(content instanceof Y.ContentType)) continue;
    if (isBreak(content.type)) yield { item, text: "\n", block: Math.max(0, block), within };
    else if (content.type instanceof Y.XmlElement) block += 1;
    waiting.push({
      item: startOf(content.type),
      within: item.deleted ? blockStrike(item, within, authorship) : within,
    });
  }
}

const startOf = (type: unknown): Y.Item | null => (type as Chain)._start;
const isBreak = (type: unknown): boolean => type instanceof Y.XmlElement && type.nodeName === "hardBreak";

function blockStrike({ id: { client, clock } }: Y.Item, within: number, authorship: Authorship): number {
  const [own] = strikersOf(authorship, client, clock, clock + 1);
  return own ? earlier(own.seq, within) : within;
}

/** Cuts an item where its writer, or who struck it out, changes. */
function cutItem({ item, text, block, within }: Found, authorship: Authorship): Piece[] {
  const { client, clock } = item.id;
  const strikes = item.deleted ? strikesOf(item, within, authorship) : [];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from: start, to: end, seq } of writersOf(authorship, client, clock, clock + item.length)) {
    for (let from = start, to = end; from < end; from = to) {
      while (at < strikes.length && strikes[at]!.to <= from) at += 1;
      const strike = strikes[at];
      to = Math.min(end, strike?.to ?? end);
      const words = text.slice(from - clock, to - clock);
      const struck = strike ? deedOf(authorship, strike.seq) : null;
      const written = deedOf(authorship, seq);
      pieces.push({ text: words, client, clock: from, length: to - from, block, written, struck });
    }
  }
  return pieces;
}

const earlier = (seq: number, within: number): number => (within > 0 ? Math.min(seq, within) : seq);

/** Who struck out a deleted item, whole: who did it first, be it the words or the block around them. */
function strikesOf(item: Y.Item, within: number, authorship: Authorship): Stretch[] {
  const { client, clock } = item.id;
  const strikes: Stretch[] = [];
  let from = clock;
  const fill = (to: number): void => {
    const seq = within || (writersOf(authorship, client, from, from + 1)[0]?.seq ?? 0);
    if (from < to && seq > 0) strikes.push({ from, to, seq });
  };
  for (const strike of strikersOf(authorship, client, clock, clock + item.length)) {
    fill(strike.from);
    strikes.push({ ...strike, seq: earlier(strike.seq, within) });
    from = strike.to;
  }
  fill(clock + item.length);
  return strikes;
}

function deedOf({ actorOf, at }: Authorship, seq: number): PieceDeed {
  const when = at[seq - 1]!;
  return { actor: actorOf[seq - 1]!, at: when, until: when, seq };
}

function join(last: Piece, next: Piece): Piece | undefined {
  const follows = last.client === next.client && last.clock + last.length === next.clock && last.block === next.block;
  const written = follows && last.text !== "\n" && next.text !== "\n" && joinDeeds(last.written, next.written);
  if (!written) return undefined;
  const struck = last.struck && next.struck && joinDeeds(last.struck, next.struck);
  if (!struck && last.struck !== next.struck) return undefined;
  return { ...last, text: last.text + next.text, length: last.length + next.length, written, struck: struck ?? null };
}

/** Backspacing goes against the order of the words, so the times of two neighbours come either way around. */
function joinDeeds(one: PieceDeed, other: PieceDeed): PieceDeed | undefined {
  if (one.actor !== other.actor) return undefined;
  const at = Math.min(one.at, other.at);
  const until = Math.max(one.until, other.until);
  const rested = Math.max(one.at, other.at) - Math.min(one.until, other.until) > restMs;
  return rested ? undefined : { actor: one.actor, at, until, seq: Math.min(one.seq, other.seq) };
}
