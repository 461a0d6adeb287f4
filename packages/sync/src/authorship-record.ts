// The record of one document as the reading thread keeps it: the authors, and a Y.Doc with everything that was ever in
// it. It grows by rows, so that what was read once is not read again when somebody has typed a word.
import * as Y from "yjs";
import { addRow, createAuthorship } from "./authorship.ts";
import { readPieces, type Piece } from "./authorship-pieces.ts";
import type { Actor, Row } from "./log.ts";

export type TextQuestion = {
  /** names of root fragments */
  readonly roots: readonly string[];
  /** a text in which nothing has changed since this row is not sent again; 0 for all of it */
  readonly after: number;
  /** the piece to begin with */
  readonly from: number;
};

/** `written`: units that stand, `struck`: units struck out, both by their actor's place. */
export type Tally = { readonly actor: number; written: number; struck: number };

export type AttributedText =
  | { readonly root: string; readonly same: true }
  | {
      readonly root: string;
      readonly same: false;
      readonly pieces: readonly Piece[];
      /** where the next page begins; null on the last */
      readonly next: number | null;
      readonly tallies: readonly Tally[];
    };

export type Attribution = {
  /** the last row that was counted in */
  readonly seq: number;
  readonly actors: readonly Actor[];
  readonly texts: readonly AttributedText[];
};

export type AuthorshipRecord = {
  /** Throws if a row is left out or cannot be read: the record is of no use then. */
  add(rows: readonly Row[]): void;
  answer(question: TextQuestion): Attribution;
};

/** What one answer carries of one text at most. */
export const pageLimit = { pieces: 1000, units: 100_000 } as const;

export function createAuthorshipRecord(): AuthorshipRecord {
  const authorship = createAuthorship();
  const doc = new Y.Doc({ gc: false });
  /** root → the row after which it last changed */
  const changed = new Map<string, number>();
  const read = new Map<string, readonly Piece[]>();

  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    const touched = touchedRoots(transaction);
    for (const [root, type] of doc.share) {
      if (!touched.has(type)) continue;
      changed.set(root, authorship.head);
      read.delete(root);
    }
  });

  function textOf(root: string, { after, from }: TextQuestion): AttributedText {
    if (after > 0 && after <= authorship.head && (changed.get(root) ?? 0) <= after) return { root, same: true };
    // Asking Yjs for a root makes it, and anybody may ask for any name.
    const pieces = doc.share.has(root) ? (read.get(root) ?? readPieces(doc, root, authorship)) : [];
    if (doc.share.has(root)) read.set(root, pieces);
    return { root, same: false, ...pageOf(pieces, from), tallies: tally(pieces) };
  }

  return {
    add(rows) {
      doc.transact(() => {
        for (const row of rows) {
          addRow(authorship, row);
          Y.applyUpdate(doc, row.update);
        }
      });
    },
    answer: (question) => ({
      seq: authorship.head,
      actors: authorship.actors,
      texts: question.roots.map((root) => textOf(root, question)),
    }),
  };
}

/** Yjs tells of no change in a type that is deleted, but words may arrive there, and they were written too. */
function touchedRoots({ changed, beforeState, afterState, doc }: Y.Transaction): Set<unknown> {
  const touched = new Set([...changed.keys()].map((type) => rootOf(type)));
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = before < clock ? (doc.store.clients.get(client) ?? []) : [];
    for (let at = structs.length - 1; at >= 0 && structs[at]!.id.clock >= before; at--) {
      const struct = structs[at]!;
      if (struct instanceof Y.Item && struct.deleted)
        touched.add(rootOf(struct.parent as Parameters<typeof rootOf>[0]));
    }
  }
  return touched;
}

function rootOf(type: { readonly _item: Y.Item | null }): unknown {
  let root = type;
  while (root._item) root = root._item.parent as typeof type;
  return root;
}

function pageOf(pieces: readonly Piece[], from: number): { pieces: readonly Piece[]; next: number | null } {
  let end = from;
  for (let units = 0; end < pieces.length && end - from < pageLimit.pieces && units < pageLimit.units; end++)
    units += pieces[end]!.length;
  return { pieces: pieces.slice(from, end), next: end < pieces.length ? end : null };
}

function tally(pieces: readonly Piece[]): Tally[] {
  const tallies = new Map<number, Tally>();
  const of = (actor: number): Tally => {
    const own = tallies.get(actor) ?? { actor, written: 0, struck: 0 };
    tallies.set(actor, own);
    return own;
  };
  for (const { length, written, struck } of pieces) {
    if (struck) of(struck.actor).struck += length;
    else of(written.actor).written += length;
  }
  return [...tallies.values()];
}
