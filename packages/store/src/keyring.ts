// The keys of one SQLite file, in the thread that owns it. A key is made in the same transaction as the first row under
// it. Without a master key nothing is sealed, and nothing that is sealed can be read.
import type { DatabaseSync } from "node:sqlite";
import {
  newContentKey,
  NotAuthentic,
  unwrapKey,
  wrapKey,
  type ContentKey,
  type KeyName,
  type MasterKey,
} from "./seal.ts";
import { prepare } from "./statement.ts";

export type Held = { readonly id: number; readonly key: ContentKey };

export type Keyring = {
  /** The key to write under now; null where nothing is sealed. */
  forWriting(document: string, epoch: number): Held | null;
  /** The key of a row that says it has one. Throws NotAuthentic if it was destroyed or cannot be unwrapped. */
  forReading(document: string, epoch: number): ContentKey;
  /** The key that a space's journals are sealed with, made if there is none yet; undefined where nothing is sealed. */
  forJournal(space: string): ContentKey | undefined;
  /** The same, if there is one. */
  journalOf(space: string): ContentKey | undefined;
  /** A transaction was undone, or keys were destroyed: what is remembered may not be there. */
  forget(): void;
};

/** Documents whose keys are remembered. */
const most = 10_000;

export function createKeyring(db: DatabaseSync, master: MasterKey | undefined): Keyring {
  const keyOf = prepare<{ id: number; wrapped: Uint8Array | null }>(
    db,
    "select id, wrapped from keys where document = ? and epoch = ?",
  );
  const addKey = prepare(db, "insert into keys (document, epoch, wrapped) values (?, ?, ?)");
  const journalKeyOf = prepare<{ wrapped: Uint8Array }>(db, "select wrapped from journal_keys where space = ?");
  const addJournalKey = prepare(db, "insert into journal_keys (space, wrapped) values (?, ?)");
  const known = new Map<string, Held>();
  const journals = new Map<string, ContentKey>();

  function find(document: string, epoch: number): Held | undefined {
    const place = `${document} ${epoch}`;
    const held = known.get(place);
    if (held) return held;
    const row = keyOf.get(document, epoch);
    if (!row) return undefined;
    if (!master || !row.wrapped) throw new NotAuthentic("the key of a document is not here");
    const found = { id: row.id, key: unwrapKey(master, nameOf(document, epoch), row.wrapped) };
    if (known.size >= most) known.clear();
    known.set(place, found);
    return found;
  }

  function journalOf(space: string): ContentKey | undefined {
    const held = journals.get(space);
    const wrapped = held || !master ? undefined : journalKeyOf.get(space)?.wrapped;
    if (!wrapped || !master) return held;
    const key = unwrapKey(master, journalName(space), wrapped);
    journals.set(space, key);
    return key;
  }

  return {
    forWriting(document, epoch) {
      if (!master) return null;
      const found = find(document, epoch);
      if (found) return found;
      addKey.run(document, epoch, wrapKey(master, nameOf(document, epoch), newContentKey()));
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
      addJournalKey.run(space, wrapKey(master, journalName(space), newContentKey()));
      return journalOf(space);
    },
    journalOf,
    forget() {
      known.clear();
      journals.clear();
    },
  };
}

const journalName = (id: string): KeyName => ({ kind: "journal", id, epoch: 1 });
const nameOf = (id: string, epoch: number): KeyName => ({ kind: "document", id, epoch });
