// The journals' statements, run in the thread that owns the file: it alone knows which row comes last, so it numbers
// and seals. A note can go along with a row of the log, in the same commit.
import type { DatabaseSync } from "node:sqlite";
import { askNoReasonSql, askReasonSql, headSql, reasonSql, rowsSql } from "./journal-sql.ts";
import {
  firstPrevious,
  sealOf,
  type JournalHead,
  type JournalKind,
  type JournalQuestion,
  type SealableNote,
} from "./journals.ts";
import type { Keyring } from "./keyring.ts";
import { openPayload, sealPayload } from "./seal.ts";
import { prepare } from "./statement.ts";

export type StoredNote = SealableNote & {
  readonly seq: number;
  readonly at: number;
  readonly previous: string;
  readonly hash: string;
};

export type JournalWrites = ReturnType<typeof createJournalWrites>;
export type JournalReads = ReturnType<typeof createJournalReads>;

export function createJournalWrites(db: DatabaseSync, keyring: Keyring) {
  const headOf = prepare<JournalHead>(db, headSql);
  const insert = prepare(
    db,
    `insert into journal (space, kind, seq, at, person, seat, payload, previous, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const ask = prepare(db, askReasonSql);
  const askNot = prepare(db, askNoReasonSql);

  function noteJournal({ note, at }: { readonly note: SealableNote; readonly at: number }): number {
    const head = headOf.get(note.space, note.kind);
    const row = { ...note, at, seq: (head?.seq ?? 0) + 1, previous: head?.hash ?? firstPrevious };
    const { space, kind, seq, person, seat, payload, previous } = row;
    const key = keyring.forJournal(space);
    const stored = key ? sealPayload(key, row, payload) : payload;
    insert.run(space, kind, seq, at, person, seat, stored, previous, sealOf(row));
    return seq;
  }

  function askReasonAfter({ space, days }: { readonly space: string; readonly days: number | null }): void {
    if (days === null) askNot.run(space);
    else ask.run(space, days);
  }

  return { noteJournal, askReasonAfter };
}

export function createJournalReads(db: DatabaseSync, keyring: Keyring) {
  const headOf = prepare<JournalHead>(db, headSql);
  const rows = prepare<StoredNote>(db, rowsSql);
  const last = prepare<{ at: number | null }>(
    db,
    `select max(at) as at from journal where kind = 'read' and seat = ? and json_extract(payload, '$.document') = ?`,
  );
  const reason = prepare<{ days: number }>(db, reasonSql);

  return {
    readJournal: ({ space, kind, from = 0, before = Number.MAX_SAFE_INTEGER, limit = 5000 }: JournalQuestion) =>
      rows.all(space, kind, from, before, limit).map((row) => ({
        ...row,
        payload: openPayload(keyring.journalOf(row.space), row, row.payload),
      })),
    journalHead: ({ space, kind }: { readonly space: string; readonly kind: JournalKind }) =>
      headOf.get(space, kind) ?? null,
    lastReading: ({ seat, document }: { readonly seat: string; readonly document: string }) =>
      last.get(seat, document)?.at ?? null,
    reasonAfter: (space: string) => reason.get(space)?.days ?? null,
  };
}
