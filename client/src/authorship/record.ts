// The server's record of one text: its pieces in order, found by the ids of their words.
import type { PieceDeed, TextAuthorship, TextPiece, Writer } from "@hybrid/domain";
import type { LocalText, Run } from "./local-text.ts";

type Tallies = Extract<TextAuthorship, { same: false }>["tallies"];

export interface TextRecord {
  readonly pieces: readonly TextPiece[];
  readonly tallies: Tallies;
  readonly writers: readonly Writer[];
  /** places in `pieces` by client id, in order of clock */
  readonly byClient: ReadonlyMap<number, readonly number[]>;
}

export function createRecord(pieces: readonly TextPiece[], tallies: Tallies, writers: readonly Writer[]): TextRecord {
  const byClient = new Map<number, number[]>();
  for (const [place, { client }] of pieces.entries()) {
    const own = byClient.get(client);
    if (own) own.push(place);
    else byClient.set(client, [place]);
  }
  for (const places of byClient.values()) places.sort((a, b) => pieces[a]!.clock - pieces[b]!.clock);
  return { pieces, tallies, writers, byClient };
}

/** Words of this window with the piece of the record they belong to; without one, the server has not got them yet. */
export interface Span {
  readonly at: number;
  readonly length: number;
  readonly text: string;
  /** place in the record's pieces, and where in that piece the words begin */
  readonly piece: { readonly place: number; readonly offset: number } | undefined;
}

/** The units [from, to) of a text, in order. */
export function attribute({ runs }: LocalText, record: TextRecord, from: number, to: number): Span[] {
  return runs.flatMap((run) => {
    const [start, end] = [Math.max(from, run.at), Math.min(to, run.at + run.length)];
    return start < end ? attributeRun(run, record, start, end) : [];
  });
}

function attributeRun(run: Run, { pieces, byClient }: TextRecord, from: number, to: number): Span[] {
  const places = byClient.get(run.client) ?? [];
  const spans: Span[] = [];
  const add = (start: number, end: number, place?: number): void => {
    const [at, until] = [start - run.clock + run.at, end - run.clock + run.at];
    const text = run.text.slice(at - run.at, until - run.at);
    const piece = place === undefined ? undefined : { place, offset: start - pieces[place]!.clock };
    spans.push({ at, length: until - at, text, piece });
  };
  let clock = run.clock + from - run.at;
  const end = run.clock + to - run.at;
  for (let i = firstEndingAfter(places, pieces, clock); clock < end; i++) {
    const place = places[i];
    const piece = place === undefined ? undefined : pieces[place]!;
    if (!piece || piece.clock >= end) add(clock, end);
    else if (piece.clock > clock) add(clock, piece.clock);
    if (!piece || piece.clock >= end) break;
    const until = Math.min(end, piece.clock + piece.length);
    add(Math.max(clock, piece.clock), until, place);
    clock = until;
  }
  return spans;
}

function firstEndingAfter(places: readonly number[], pieces: readonly TextPiece[], clock: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { clock: from, length } = pieces[places[middle]!]!;
    if (from + length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One line of an answer to "who wrote this". */
export type Line =
  | { readonly kind: "stands"; readonly text: string; readonly block: number; readonly written: PieceDeed }
  | {
      readonly kind: "struck";
      readonly text: string;
      readonly block: number;
      readonly written: PieceDeed;
      readonly struck: PieceDeed;
    }
  | { readonly kind: "unsent"; readonly text: string };

/** Who wrote the units [from, to), and what was struck out among them and right beside them in the same block. */
export function explain(local: LocalText, record: TextRecord, from: number, to: number): Line[] {
  const { pieces } = record;
  const spans = attribute(local, record, from, to);
  const lines: Line[] = [];
  let last: number | undefined;
  for (const { text, piece } of spans) {
    if (!piece) {
      lines.push({ kind: "unsent", text });
      continue;
    }
    const before = last === undefined ? struckBeside(record, piece.place, -1, piece.offset > 0) : last + 1;
    lines.push(...struckBetween(pieces, before, piece.place));
    lines.push(lineOf(pieces[piece.place]!, text));
    last = piece.place;
  }
  if (last !== undefined) {
    const end = spans.findLast(({ piece }) => piece)!;
    const cut = end.piece!.offset + end.length < pieces[last]!.length;
    lines.push(...struckBetween(pieces, last + 1, struckBeside(record, last, 1, cut) + 1));
  }
  return joinLines(lines);
}

/** Every line of a whole text: all that stands or was struck out, then what the server has not got yet. */
export function explainAll(local: LocalText, record: TextRecord): Line[] {
  const unsent = attribute(local, record, 0, local.length).filter(({ piece }) => !piece);
  const known = record.pieces.map((piece) => lineOf(piece, piece.text));
  return joinLines([...known, ...unsent.map(({ text }): Line => ({ kind: "unsent", text }))]);
}

/** How far from `place` pieces of its block are struck out without a gap; `cut`: words of its own lie between. */
function struckBeside({ pieces }: TextRecord, place: number, step: 1 | -1, cut: boolean): number {
  const { block } = pieces[place]!;
  let reached = place;
  for (let next = place + step; !cut; next += step) {
    const piece = pieces[next];
    if (!piece?.deletedBy || piece.block !== block) break;
    reached = next;
  }
  return reached;
}

function struckBetween(pieces: readonly TextPiece[], from: number, to: number): Line[] {
  return pieces
    .slice(from, Math.max(from, to))
    .filter(({ deletedBy }) => deletedBy)
    .map((piece) => lineOf(piece, piece.text));
}

function lineOf({ block, writtenBy, deletedBy }: TextPiece, text: string): Line {
  if (deletedBy) return { kind: "struck", text, block, written: writtenBy, struck: deletedBy };
  return { kind: "stands", text, block, written: writtenBy };
}

/** Neighbours that say the same are one line. */
function joinLines(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && saysTheSame(last, line)) joined[joined.length - 1] = { ...last, text: last.text + line.text };
    else joined.push(line);
  }
  return joined;
}

function saysTheSame(one: Line, other: Line): boolean {
  if (one.kind === "unsent" || other.kind === "unsent") return one.kind === other.kind;
  if (one.block !== other.block || !isSameDeed(one.written, other.written)) return false;
  if (one.kind === "stands" || other.kind === "stands") return one.kind === other.kind;
  return isSameDeed(one.struck, other.struck);
}

/** The same person within the same hour or so. */
function isSameDeed(one: PieceDeed, other: PieceDeed): boolean {
  return one.writer === other.writer && Math.abs(one.at - other.at) < 3_600_000;
}
