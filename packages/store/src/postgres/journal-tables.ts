// The journals on PostgreSQL. A chain has one end, whoever writes: its lock is held from the look at the last row
// until the commit. Chains are locked in one order, so that two servers never wait for each other.
import type { ClientBase } from "pg";
import type { Database } from "../database.ts";
import { askNoReasonSql, askReasonSql, headSql, reasonSql, rowsSql } from "../journal-sql.ts";
import type { StoredNote } from "../journal-tables.ts";
import {
  firstPrevious,
  sealOf,
  type JournalHead,
  type JournalKind,
  type JournalQuestion,
  type SealableNote,
} from "../journals.ts";
import { openPayload, sealPayload, type ContentKey } from "../seal.ts";
import { createPostgresDatabase } from "./database.ts";
import { journalKeySql, type JournalKeyRow, type Keyring } from "./keyring.ts";

/** Locks the chains of these notes for the rest of the transaction; answers how to add to them. */
export async function lockChains(client: ClientBase, keyring: Keyring, notes: readonly SealableNote[]) {
  const db = createPostgresDatabase(client);
  const keys = new Map<string, ContentKey | undefined>();
  for (const { space } of notes) if (!keys.has(space)) keys.set(space, await keyring.forJournal(db, space));
  const lock = db.prepare("select pg_advisory_xact_lock(hashtextextended(?, 0))");
  const headOf = db.prepare<JournalHead>(headSql);
  const insert = db.prepare(
    `insert into journal (space, kind, seq, at, person, seat, payload, previous, hash, document)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const keyOf = ({ space, kind }: SealableNote) => JSON.stringify([space, kind]);
  const chains = new Map(notes.map((note) => [keyOf(note), note]));
  const locked = [...chains].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key]) => lock.run(key));
  // Asked after the locks and along with them: each statement sees what was committed before it began.
  const read = [...chains].map(async ([key, { space, kind }]) => [key, await headOf.get(space, kind)] as const);
  const [heads] = await Promise.all([Promise.all(read), Promise.all(locked)]);
  const ends = new Map(heads);

  /** The row's number. It may be written later than this resolves, in the order of the calls. */
  function add(note: SealableNote, at: number): { readonly seq: number; readonly written: Promise<unknown> } {
    const head = ends.get(keyOf(note));
    const row = { ...note, at, seq: (head?.seq ?? 0) + 1, previous: head?.hash ?? firstPrevious };
    const { space, kind, seq, person, seat, payload, previous } = row;
    const hash = sealOf(row);
    const key = keys.get(space);
    const stored = key ? sealPayload(key, row, payload) : payload;
    ends.set(keyOf(note), { seq, hash });
    return {
      seq,
      written: insert.run(space, kind, seq, at, person, seat, stored, previous, hash, documentIn(payload)),
    };
  }
  return add;
}

function documentIn(payload: string): string | null {
  const { document } = JSON.parse(payload) as { document?: unknown };
  return typeof document === "string" ? document : null;
}

export function createJournalWrites(db: Database) {
  const ask = db.prepare(askReasonSql);
  const askNot = db.prepare(askNoReasonSql);
  return {
    async askReasonAfter({ space, days }: { readonly space: string; readonly days: number | null }): Promise<void> {
      await (days === null ? askNot.run(space) : ask.run(space, days));
    },
  };
}

export function createJournalReads(db: Database, keyring: Keyring) {
  const headOf = db.prepare<JournalHead>(headSql);
  const rows = db.prepare<StoredNote>(rowsSql);
  const keyOf = db.prepare<JournalKeyRow>(journalKeySql);
  const last = db.prepare<{ at: number | null }>(
    "select max(at) as at from journal where kind = 'read' and seat = ? and document = ?",
  );
  const reason = db.prepare<{ days: number }>(reasonSql);

  return {
    async readJournal(question: JournalQuestion): Promise<StoredNote[]> {
      const { space, kind, from = 0, before = Number.MAX_SAFE_INTEGER, limit = 5000 } = question;
      const [found, keyRow] = await Promise.all([rows.all(space, kind, from, before, limit), keyOf.get(space)]);
      if (found.length === 0) return [];
      const key = keyring.openJournal(space, keyRow);
      return found.map((row) => ({ ...row, payload: openPayload(key, row, row.payload) }));
    },
    journalHead: async ({ space, kind }: { readonly space: string; readonly kind: JournalKind }) =>
      (await headOf.get(space, kind)) ?? null,
    lastReading: async ({ seat, document }: { readonly seat: string; readonly document: string }) =>
      (await last.get(seat, document))?.at ?? null,
    reasonAfter: async (space: string) => (await reason.get(space))?.days ?? null,
  };
}
