// What both stores know of content keys: where one comes from, what is written under it and how that is read again.
// How keys lie in a database and how long they are remembered is each store's own, because only SQLite has its
// database to itself.
import type { Address, Snapshot } from "@hybrid/sync";
import { Refused } from "./refused.ts";
import {
  masterId,
  newContentKey,
  NotAuthentic,
  openRow,
  openSnapshot,
  sealRow,
  sealSnapshot,
  unwrapKey,
  wrapKey,
  type ContentKey,
  type KeyName,
  type MasterKey,
  type RowPlace,
} from "./seal.ts";

/** A key that the database has, by its number there. */
export type Held = { readonly id: number; readonly key: ContentKey };

type Later<Value> = Value | Promise<Value>;

/** The keys of a database for deeds that SQLite and PostgreSQL share: one has them at once, the other has to ask. */
export type Keys = {
  /** The key to write under now, made if there is none yet; null where nothing is sealed. */
  forWriting(document: string, epoch: number): Later<Held | null>;
  /** The key of a row that says it has one. Throws NotAuthentic if it was destroyed or cannot be unwrapped. */
  forReading(document: string, epoch: number): Later<ContentKey>;
  /** The key that a space's journals are sealed with, made if there is none yet; undefined where nothing is sealed. */
  forJournal(space: string): Later<ContentKey | undefined>;
  /** A transaction was undone, or keys were destroyed: what is remembered may not be there. */
  forget(): void;
};

export const documentKey = ({ document, epoch }: Address): KeyName => ({ kind: "document", id: document, epoch });
export const journalKey = (space: string): KeyName => ({ kind: "journal", id: space, epoch: 1 });

/** Inserts `?, ?, ?` as a key as long as the master key `?` is the one that wraps keys here. */
export const addKeySql = `insert into keys (document, epoch, wrapped) select ?, ?, ? from master where id = ?
  on conflict do nothing`;
export const addJournalKeySql = `insert into journal_keys (space, wrapped) select ?, ? from master where id = ?
  on conflict do nothing`;

/** A new key for that name, wrapped. */
export const newKey = (master: MasterKey, name: KeyName): Uint8Array => wrapKey(master, name, newContentKey());

export const anotherMaster = (): Refused =>
  new Refused("unavailable", "keys are wrapped by another master key now: start this server with that one");

/** What stands in the database of a key: null once it was destroyed, undefined if there never was one. */
export type Wrapped = Uint8Array | null | undefined;

/** Throws NotAuthentic if the key was destroyed, or is wrapped by another master key or for something else. */
export function openKey(master: MasterKey | undefined, name: KeyName, wrapped: Wrapped): ContentKey {
  if (!master || !wrapped) throw new NotAuthentic("a key is not here");
  return unwrapKey(master, name, wrapped);
}

/** A row's bytes as they stand in the database. */
export type StoredBytes = { readonly keyId: number | null; readonly bytes: Uint8Array };

export function bytesToStore(held: Held | null, place: RowPlace, update: Uint8Array): Uint8Array {
  return held ? sealRow(held.key, place, update) : update;
}

/** `key` is asked for where the row is sealed. */
export function updateOf({ keyId, bytes }: StoredBytes, place: RowPlace, key: () => ContentKey): Uint8Array {
  return keyId === null ? bytes : openRow(key(), place, bytes);
}

/** A fold's columns. */
export type StoredFold = Snapshot & { readonly keyId: number | null };

export function foldToStore(held: Held | null, address: Address, snapshot: Snapshot): Snapshot {
  return held ? sealSnapshot(held.key, address, snapshot) : snapshot;
}

export function foldOf({ keyId, ...snapshot }: StoredFold, address: Address, key: () => ContentKey): Snapshot {
  return keyId === null ? snapshot : openSnapshot(key(), address, snapshot);
}

/** The same; null also where it is not what was written, since the rows say all that it does. */
export function foldIfWhole(fold: StoredFold | undefined, address: Address, key: () => ContentKey): Snapshot | null {
  if (!fold) return null;
  try {
    return foldOf(fold, address, key);
  } catch (cause) {
    if (cause instanceof NotAuthentic) return null;
    throw cause;
  }
}

/**
 * A sentence for whoever runs the server, if a database was sealed by another master key or none is given for it.
 * `name` is how the database is called, `sealedBy` what stands in it.
 */
export function flawOfMaster(
  name: string,
  sealedBy: string | undefined,
  master: MasterKey | undefined,
): string | undefined {
  if (sealedBy === undefined || (master && sealedBy === masterId(master))) return undefined;
  return master
    ? `The database ${name} is sealed with another key than the one given (it asks for ${sealedBy}).`
    : `The database ${name} is sealed, and no key is given; name its key file with KEY_FILE.`;
}
