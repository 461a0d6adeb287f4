// The keys of a database that several servers share. What is remembered here is proved with every use: a row is written
// only while the key it names is still there (append_rows, under the lock of its document), and a key is used for
// reading only beside what stands in the database at that instant. So a server that has not heard yet that a key was
// destroyed can neither seal nor open with it; the hint on the bus lets it forget.
import type { Address } from "@hybrid/sync";
import type { Database } from "../database.ts";
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
  type Wrapped,
} from "../keys.ts";
import { Refused } from "../refused.ts";
import { masterId, NotAuthentic, type ContentKey, type MasterKey } from "../seal.ts";

/** A key as a statement finds it; no number where there is none. */
export type KeyRow = { readonly id: number | null; readonly wrapped: Wrapped; readonly wrappedBy: string | null };
export type JournalKeyRow = Omit<KeyRow, "id">;

/** For statements: the key of the document `?` and its epoch `?`. */
export const keySql = `select id, wrapped, (select id from master) as "wrappedBy" from keys
  where document = ? and epoch = ?`;
export const journalKeySql = `select wrapped, (select id from master) as "wrappedBy" from journal_keys where space = ?`;

/** What a row is to be written under: null where nothing is sealed or there is no such document. */
export type HeldOf = (document: string, epoch: number) => Held | null | "unavailable";

export type Keyring = ReturnType<typeof createKeyring>;

export function createKeyring(master: MasterKey | undefined) {
  const memory = createMemory(master);
  return {
    master,
    ...memory,
    forJournal: (db: Database, space: string) => forJournal(memory, master, db, space),

    /** Asks for what is not known yet, all at once. */
    async forAppending(db: Database, addresses: readonly Address[]): Promise<HeldOf> {
      if (!master) return () => null;
      const held = new Map<string, Held | "unavailable">();
      const unknown = new Map<string, Address>();
      for (const address of addresses) {
        const known = memory.recall(address);
        if (known) held.set(placeOf(address), known);
        else unknown.set(placeOf(address), address);
      }
      if (unknown.size > 0) await learn(memory, master, db, [...unknown.values()], held);
      return (document, epoch) => held.get(placeOf({ document, epoch })) ?? null;
    },

    /** For deeds that both stores share, in their transaction. */
    on(db: Database): Keys {
      const find = db.prepare<KeyRow>(keySql);
      const add = db.prepare(addKeySql);
      return {
        async forWriting(document, epoch) {
          if (!master) return null;
          const address = { document, epoch };
          const row = await find.get(document, epoch);
          if (row) return memory.remember(address, row);
          await add.run(document, epoch, newKey(master, documentKey(address)), masterId(master));
          const added = await find.get(document, epoch);
          if (!added) throw anotherMaster();
          return memory.remember(address, added);
        },
        forReading: async (document, epoch) => memory.open({ document, epoch }, await find.get(document, epoch)),
        forJournal: (space) => forJournal(memory, master, db, space),
        forget: () => memory.forget(),
      };
    },
  };
}

type Memory = ReturnType<typeof createMemory>;

/** Most keys that are remembered. */
const most = 10_000;

function createMemory(master: MasterKey | undefined) {
  const id = master && masterId(master);
  // By their numbers, which are given once and never again.
  const opened = new Map<number, ContentKey>();
  const known = new Map<string, Held>();
  const journals = new Map<string, ContentKey>();

  /** Throws NotAuthentic for a key that was destroyed, and Refused where another master key is asked for. */
  function open({ document, epoch }: Address, row: KeyRow | undefined): ContentKey {
    if (!row?.wrapped || row.id === null) throw new NotAuthentic("the key of a document is not here");
    const before = opened.get(row.id);
    if (before) return before;
    if (row.wrappedBy !== id) throw anotherMaster();
    const key = openKey(master, documentKey({ document, epoch }), row.wrapped);
    if (opened.size >= most) opened.clear();
    opened.set(row.id, key);
    return key;
  }

  return {
    open,
    recall: (address: Address): Held | undefined => known.get(placeOf(address)),
    remember(address: Address, row: KeyRow): Held {
      const held = { id: row.id!, key: open(address, row) };
      if (known.size >= most) known.clear();
      known.set(placeOf(address), held);
      return held;
    },
    /** undefined where there is none */
    openJournal(space: string, row: JournalKeyRow | undefined): ContentKey | undefined {
      const before = journals.get(space);
      if (before || !row) return before;
      if (row.wrappedBy !== id) throw anotherMaster();
      const key = openKey(master, journalKey(space), row.wrapped);
      journals.set(space, key);
      return key;
    },
    forget(): void {
      opened.clear();
      known.clear();
      journals.clear();
    },
    forgetPlace: (address: Address): void => void known.delete(placeOf(address)),
    /** A key was destroyed. */
    forgetKey(key: number, address: Address): void {
      opened.delete(key);
      known.delete(placeOf(address));
    },
  };
}

/** The key of a space's journals, made if there is none yet; undefined where nothing is sealed. */
async function forJournal(
  memory: Memory,
  master: MasterKey | undefined,
  db: Database,
  space: string,
): Promise<ContentKey | undefined> {
  const before = memory.openJournal(space, undefined);
  if (before || !master) return before;
  const find = db.prepare<JournalKeyRow>(journalKeySql);
  const row = await find.get(space);
  if (row) return memory.openJournal(space, row);
  await db.prepare(addJournalKeySql).run(space, newKey(master, journalKey(space)), masterId(master));
  const added = await find.get(space);
  if (!added) throw anotherMaster();
  return memory.openJournal(space, added);
}

/** Finds or makes what these documents are written under: those that are there, and of these epochs. */
async function learn(
  memory: Memory,
  master: MasterKey,
  db: Database,
  addresses: readonly Address[],
  held: Map<string, Held | "unavailable">,
): Promise<void> {
  const find = db.prepare<KeyRow>(lookSql);
  const look = async (address: Address): Promise<boolean> => {
    const row = await find.get(address.document, address.epoch);
    if (row) held.set(placeOf(address), tryTo(() => memory.remember(address, row)) ?? "unavailable");
    return row?.id === null;
  };
  const lacks = await Promise.all(addresses.map(look));
  const lacking = addresses.filter((_, i) => lacks[i]).toSorted((a, b) => (a.document < b.document ? -1 : 1));
  if (lacking.length === 0) return;
  const add = db.prepare(addToStandingSql);
  const newKeyOf = (address: Address) => newKey(master, documentKey(address));
  await Promise.all(lacking.map((each) => add.run(each.document, each.epoch, newKeyOf(each), masterId(master))));
  await Promise.all(lacking.map(look));
}

const placeOf = ({ document, epoch }: Address): string => `${document} ${epoch}`;

/** A key that cannot be had refuses the rows of its document, and no others. */
function tryTo<Value>(deed: () => Value): Value | undefined {
  try {
    return deed();
  } catch (error) {
    if (error instanceof NotAuthentic || error instanceof Refused) return undefined;
    throw error;
  }
}

const lookSql = `select k.id, k.wrapped, (select id from master) as "wrappedBy" from documents d
  left join keys k on k.document = d.id and k.epoch = d.epoch where d.id = ? and d.epoch = ?`;

/** As `addKeySql`, and only under the epoch that the document has: its lock is the one that rows are written under. */
const addToStandingSql = `with standing as (
    select id, epoch from documents where id = ?1 and epoch = ?2 for no key update
  ), wrapping as (select id from master where id = ?4 for share)
  insert into keys (document, epoch, wrapped) select standing.id, standing.epoch, ?3 from standing, wrapping
  on conflict do nothing`;
