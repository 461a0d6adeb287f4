// What the server's thread and the store's thread say to each other: one batch of asks, one batch of answers, in turn.
// The store's thread defines the deeds; a deed's types are its function's, so both sides agree by construction.
import type { JournalReads, JournalWrites } from "./journal-tables.ts";
import type { AccountReads, AccountWrites } from "./account-tables.ts";
import type { GroupReads, GroupWrites } from "./group-tables.ts";
import type { KeepingReads } from "./keeping-file.ts";
import type { KeepingWrites } from "./keeping-tables.ts";
import type { LogReads, LogWrites } from "./log-tables.ts";
import type { OpenRefusal } from "./open-database.ts";
import type { Packed } from "./pack.ts";
import type { RecordReads, RecordWrites } from "./record-tables.ts";
import type { Refusal } from "./refused.ts";

export type Writes = AccountWrites & GroupWrites & JournalWrites & KeepingWrites & LogWrites & RecordWrites;
export type Reads = AccountReads & GroupReads & JournalReads & KeepingReads & LogReads & RecordReads;
type Deeds = Writes & Reads;

export type DeedName = keyof Deeds;
/** null for a deed that takes nothing */
export type DeedValue<Name extends DeedName> = Parameters<Deeds[Name]> extends [] ? null : Parameters<Deeds[Name]>[0];
export type DeedAnswer<Name extends DeedName> = Awaited<ReturnType<Deeds[Name]>>;

/** One deed. Its bytes, if it has any, are the part of the batch's pack at the same place. */
export type Ask = { readonly name: DeedName; readonly value: unknown };
export type Batch = { readonly asks: readonly Ask[]; readonly bytes: Packed };

export type Answer = { readonly value: unknown } | { readonly refusal: Refusal };
/** 0: all of the batch is done, and there is nothing to say of any of it. */
export type Answers = readonly Answer[] | 0;

/** What the thread is started with, and the first thing it says: null once the file is open. */
export type Opening = {
  readonly path: string;
  readonly maxPages: number | undefined;
  /** the master key */
  readonly key: Uint8Array | undefined;
  /** where batches of rows lie, see tray.ts */
  readonly memory: SharedArrayBuffer;
};
export type Opened = OpenRefusal | null;
