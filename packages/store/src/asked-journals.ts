// The journals as the server's thread sees them: each call is asked of the database behind.
import type { AskDeed } from "./asks.ts";
import type { StoredNote } from "./journal-tables.ts";
import { sealable, type JournalRow, type Journals } from "./journals.ts";

export function createAskedJournals(ask: AskDeed, now: () => number): Journals {
  return {
    note: (note) => ask("noteJournal", { note: sealable(note), at: now() }),
    read: async (question) => (await ask("readJournal", question)).map(rowOf),
    head: (chain) => ask("journalHead", chain),
    lastReading: (reading) => ask("lastReading", reading),
    reasonAfter: (space) => ask("reasonAfter", space),
    askReasonAfter: (space, days) => ask("askReasonAfter", { space, days }),
  };
}

function rowOf(stored: StoredNote): JournalRow {
  return { ...stored, payload: JSON.parse(stored.payload) as JournalRow["payload"] };
}
