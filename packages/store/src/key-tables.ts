// What is done to all that is sealed at once, in SQL that both databases take: sealing what was written before there
// was a key, writing a document under its next epoch, and wrapping every key anew. To be run inside a transaction that
// nobody else writes beside.
import type { Address } from "@hybrid/sync";
import type { Database } from "./database.ts";
import {
  bytesToStore,
  documentKey,
  foldOf,
  foldToStore,
  journalKey,
  updateOf,
  type Keys,
  type StoredBytes,
  type StoredFold,
} from "./keys.ts";
import { masterId, sealPayload, unwrapKey, wrapKey, type KeyName, type MasterKey, type RowPlace } from "./seal.ts";

type StoredRow = RowPlace & StoredBytes & { readonly at: number };

export const foldColumns = `seq, key_id as "keyId", bytes as "update", state_vector as "stateVector",
  delete_set as "deleteSet", homes`;

/** Seals every row, fold and journal row that is not. */
export async function sealAll(db: Database, keys: Keys): Promise<void> {
  await sealLog(db, keys);
  await sealFolds(db, keys);
  await sealJournals(db, keys);
}

async function sealLog(db: Database, keys: Keys): Promise<void> {
  const addresses = db.prepare<Address>("select distinct document, epoch from log where key_id is null");
  const rows = db.prepare<RowPlace & { readonly bytes: Uint8Array }>(
    `select document, epoch, seq, person, seat, session, bytes from log
     where document = ? and epoch = ? and key_id is null`,
  );
  const change = db.prepare("update log set key_id = ?, bytes = ? where document = ? and epoch = ? and seq = ?");
  for (const { document, epoch } of await addresses.all()) {
    const held = await keys.forWriting(document, epoch);
    const all = await rows.all(document, epoch);
    await Promise.all(
      all.map(({ bytes, ...place }) =>
        change.run(held!.id, bytesToStore(held, place, bytes), document, epoch, place.seq),
      ),
    );
  }
}

async function sealFolds(db: Database, keys: Keys): Promise<void> {
  const addresses = db.prepare<Address>("select document, epoch from snapshots where key_id is null");
  const fold = db.prepare<StoredFold>(`select ${foldColumns} from snapshots where document = ? and epoch = ?`);
  const change = db.prepare(
    `update snapshots set key_id = ?, bytes = ?, state_vector = ?, delete_set = ?, homes = ?
     where document = ? and epoch = ?`,
  );
  for (const { document, epoch } of await addresses.all()) {
    const held = await keys.forWriting(document, epoch);
    const { keyId: _, ...plain } = (await fold.get(document, epoch))!;
    const sealed = foldToStore(held, { document, epoch }, plain);
    await change.run(held!.id, sealed.update, sealed.stateVector, sealed.deleteSet, sealed.homes, document, epoch);
  }
}

async function sealJournals(db: Database, keys: Keys): Promise<void> {
  const chains = db.prepare<{ space: string; kind: string }>("select distinct space, kind from journal");
  const rows = db.prepare<{ space: string; kind: string; seq: number; payload: string }>(
    "select space, kind, seq, payload from journal where space = ? and kind = ?",
  );
  const change = db.prepare("update journal set payload = ? where space = ? and kind = ? and seq = ?");
  for (const { space, kind } of await chains.all()) {
    const key = (await keys.forJournal(space))!;
    const all = await rows.all(space, kind);
    await Promise.all(
      all.map(({ payload, ...place }) => change.run(sealPayload(key, place, payload), space, kind, place.seq)),
    );
  }
}

/** Writes what a document holds under its next epoch: what is sealed is bound to the epoch, so it is sealed anew. */
export function createRenewal(db: Database, keys: Keys): (address: Address) => Promise<void> {
  const rows = db.prepare<StoredRow>(
    `select document, epoch, seq, person, seat, session, at, key_id as "keyId", bytes from log
     where document = ? and epoch = ? order by seq`,
  );
  const addRow = db.prepare(
    `insert into log (document, epoch, seq, person, seat, session, at, key_id, bytes)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const fold = db.prepare<StoredFold>(`select ${foldColumns} from snapshots where document = ? and epoch = ?`);
  const addFold = db.prepare(
    `insert into snapshots (document, epoch, seq, key_id, state_vector, delete_set, homes, bytes)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  return async ({ document, epoch }) => {
    const later = { document, epoch: epoch + 1 };
    const found = await rows.all(document, epoch);
    const stored = await fold.get(document, epoch);
    const isSealed = [stored, ...found].some((each) => each && each.keyId !== null);
    const old = isSealed ? await keys.forReading(document, epoch) : undefined;
    const held = await keys.forWriting(later.document, later.epoch);
    const id = held?.id ?? null;
    const written = found.map(({ at, keyId, bytes, ...place }) => {
      const update = updateOf({ keyId, bytes }, place, () => old!);
      const { seq, person, seat, session } = place;
      const sealed = bytesToStore(held, { ...place, epoch: later.epoch }, update);
      return addRow.run(document, later.epoch, seq, person, seat, session, at, id, sealed);
    });
    await Promise.all(written);
    if (!stored) return;
    const plain = foldOf(stored, { document, epoch }, () => old!);
    const s = foldToStore(held, later, plain);
    await addFold.run(document, later.epoch, s.seq, id, s.stateVector, s.deleteSet, s.homes, s.update);
  };
}

type WrappedRow = { readonly id: string; readonly epoch: number; readonly wrapped: Uint8Array };

/** Wraps every key by another master key; answers how many. */
export async function rewrapKeys(db: Database, from: MasterKey, to: MasterKey): Promise<number> {
  const rewrap = (name: KeyName, wrapped: Uint8Array) => wrapKey(to, name, unwrapKey(from, name, wrapped));
  const documents = await db
    .prepare<WrappedRow>("select document as id, epoch, wrapped from keys where wrapped is not null")
    .all();
  const changeKey = db.prepare("update keys set wrapped = ? where document = ? and epoch = ?");
  await Promise.all(
    documents.map(({ id, epoch, wrapped }) =>
      changeKey.run(rewrap(documentKey({ document: id, epoch }), wrapped), id, epoch),
    ),
  );
  const spaces = await db.prepare<Omit<WrappedRow, "epoch">>("select space as id, wrapped from journal_keys").all();
  const changeJournal = db.prepare("update journal_keys set wrapped = ? where space = ?");
  await Promise.all(spaces.map(({ id, wrapped }) => changeJournal.run(rewrap(journalKey(id), wrapped), id)));
  await db.prepare("update master set id = ?").run(masterId(to));
  return documents.length + spaces.length;
}
