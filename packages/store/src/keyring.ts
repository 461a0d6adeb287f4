// The keys of one SQLite file, in the thread that owns it. A key is made in the same transaction as the first row under
// it. Without a master key nothing is sealed, and nothing that is sealed can be read.
import type { DatabaseSync } from "node:sqlite";
import {
  addJournalKeySql,
  addKeySql,
  anotherMaster,
  documentKey,
  journalKey,
  newKey,
  openKey,
  type Held,
  type Keys,
} from "./keys.ts";
import { masterId, NotAuthentic, type ContentKey, type MasterKey } from "./seal.ts";
import { prepare } from "./statement.ts";

/** The file is this thread's alone, so every key is there at once. */
export type Keyring = {
  forWriting(document: string, epoch: number): Held | null;
  forReading(document: string, epoch: number): ContentKey;
  forJournal(space: string): ContentKey | undefined;
  /** The key of a space's journals, if there is one. */
  journalOf(space: string): ContentKey | undefined;
} & Pick<Keys, "forget">;

/** Documents whose keys are remembered. */
const most = 10_000;

export function createKeyring(db: DatabaseSync, master: MasterKey | undefined): Keyring {
  const keyOf = prepare<{ id: number; wrapped: Uint8Array | null }>(
    db,
    "select id, wrapped from keys where document = ? and epoch = ?",
  );
  const addKey = prepare(db, addKeySql);
  const journalKeyOf = prepare<{ wrapped: Uint8Array }>(db, "select wrapped from journal_keys where space = ?");
  const addJournalKey = prepare(db, addJournalKeySql);
  // Nobody else changes keys, so a place is enough to remember one by, and no row need ask the database.
  const known = new Map<string, Held>();
  const journals = new Map<string, ContentKey>();
  const id = master && masterId(master);

  function find(document: string, epoch: number): Held | undefined {
    const place = `${document} ${epoch}`;
    const held = known.get(place);
    if (held) return held;
    const row = keyOf.get(document, epoch);
    if (!row) return undefined;
    const found = { id: row.id, key: openKey(master, documentKey({ document, epoch }), row.wrapped) };
    if (known.size >= most) known.clear();
    known.set(place, found);
    return found;
  }

  function journalOf(space: string): ContentKey | undefined {
    const held = journals.get(space);
    const wrapped = held || !master ? undefined : journalKeyOf.get(space)?.wrapped;
    if (!wrapped) return held;
    const key = openKey(master, journalKey(space), wrapped);
    journals.set(space, key);
    return key;
  }

  return {
    forWriting(document, epoch) {
      if (!master) return null;
      const found = find(document, epoch);
      if (found) return found;
      if (addKey.run(document, epoch, newKey(master, documentKey({ document, epoch })), id!) === 0)
        throw anotherMaster();
      return find(document, epoch)!;
    },
    forReading(document, epoch) {
      const found = find(document, epoch);
      if (!found) throw new NotAuthentic("the key of a document is not here");
      return found.key;
    },
    forJournal(space) {
      if (!master) return undefined;
      const key = journalOf(space);
      if (key) return key;
      if (addJournalKey.run(space, newKey(master, journalKey(space)), id!) === 0) throw anotherMaster();
      return journalOf(space);
    },
    journalOf,
    forget() {
      known.clear();
      journals.clear();
    },
  };
}
