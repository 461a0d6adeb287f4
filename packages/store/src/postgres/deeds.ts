// Every deed by its name, on one connection: the same names and the same types as on SQLite, so that the ports above
// do not know which database answers.
import type { ClientBase } from "pg";
import { createAccountReads, createAccountWrites } from "../account-tables.ts";
import { createGroupReads, createGroupWrites } from "../group-tables.ts";
import { createKeepingWrites } from "../keeping-tables.ts";
import type { Reads, Writes } from "../protocol.ts";
import { createRecordReads, createRecordWrites } from "../record-tables.ts";
import { Refused } from "../refused.ts";
import { createPostgresDatabase } from "./database.ts";
import { createJournalReads, createJournalWrites } from "./journal-tables.ts";
import { createKeepingReads, createLocks } from "./keeping-database.ts";
import type { Keyring } from "./keyring.ts";
import { appendRows, createLogReads, createLogWrites } from "./log-tables.ts";

type Later<Deeds> = {
  readonly [Name in keyof Deeds]: Deeds[Name] extends (...value: infer Value) => infer Answer
    ? (...value: Value) => Promise<Awaited<Answer>>
    : never;
};

/** Rows and notes are written many at once and are not here. */
export type PlainWrites = Later<Omit<Writes, "append" | "appendTogether" | "noteJournal">>;
export type PlainReads = Later<Reads>;
export type Deed = (value: unknown) => Promise<unknown>;

const writes = new WeakMap<ClientBase, PlainWrites>();
const reads = new WeakMap<ClientBase, PlainReads>();

/** A connection belongs to one store, and so to one keyring. */
export function writesOn(client: ClientBase, keyring: Keyring): PlainWrites {
  return remembered(writes, client, () => createWrites(client, keyring));
}

export function readsOn(client: ClientBase, keyring: Keyring): PlainReads {
  return remembered(reads, client, () => createReads(client, keyring));
}

function createWrites(client: ClientBase, keyring: Keyring): PlainWrites {
  const db = createPostgresDatabase(client);
  const append = async (value: Parameters<Writes["append"]>[0], update: Uint8Array): Promise<void> => {
    const [refusal] = await appendRows(client, keyring, [{ value, update }]);
    if (refusal) throw new Refused(refusal.code, refusal.message);
  };
  return {
    ...createAccountWrites(db),
    ...createGroupWrites(db, append),
    ...createJournalWrites(db),
    ...createKeepingWrites(db, { keys: keyring.on(db), master: keyring.master, append, lock: createLocks(db) }),
    ...createLogWrites(db, keyring),
    ...createRecordWrites(db, append),
  };
}

function createReads(client: ClientBase, keyring: Keyring): PlainReads {
  const db = createPostgresDatabase(client);
  return {
    ...createAccountReads(db),
    ...createGroupReads(db),
    ...createJournalReads(db, keyring),
    ...createKeepingReads(),
    ...createLogReads(db, keyring),
    ...createRecordReads(db),
  };
}

function remembered<Made extends object>(known: WeakMap<ClientBase, Made>, client: ClientBase, make: () => Made): Made {
  let made = known.get(client);
  if (!made) known.set(client, (made = make()));
  return made;
}

/** Which names only read: asked of no connection. */
export const isRead = (name: string): name is keyof Reads => name in readNames;
const readNames = createReads(undefined as never, undefined as never);
