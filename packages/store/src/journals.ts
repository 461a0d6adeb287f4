// The journals as the server knows them: chains of sealed rows, one chain for each space and kind. What a row means is
// its payload, which the slices that write it define; here it is only kept, in order and unchangeable.
import { createHash } from "node:crypto";

export const journalKinds = ["disclosure", "read", "security"] as const;
export type JournalKind = (typeof journalKinds)[number];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The space of what belongs to no space: the server itself. */
export const noSpace = "";

/** What is to be noted; the store adds number, time and seal. `person` and `seat` are "" where there is none. */
export type JournalNote = {
  readonly space: string;
  readonly kind: JournalKind;
  readonly person: string;
  readonly seat: string;
  readonly payload: { readonly [key: string]: Json };
};

/** `seq` counts from 1 in its chain, `at` is milliseconds since 1970 and decides nothing. */
export type JournalRow = JournalNote & {
  readonly seq: number;
  readonly at: number;
  readonly previous: string;
  readonly hash: string;
};

/** The end of a chain: enough, kept elsewhere, to notice later that rows have been cut off. */
export type JournalHead = { readonly seq: number; readonly hash: string };

export type JournalQuestion = {
  readonly space: string;
  readonly kind: JournalKind;
  /** milliseconds since 1970, the first that counts and the first that does not */
  readonly from?: number;
  readonly before?: number;
  /** the newest ones; 5000 unless told */
  readonly limit?: number;
};

/** Every call may reject with LogError("unavailable"): nothing was written. */
export interface Journals {
  /** Resolves with the row's number once it is on the disk. */
  note(note: JournalNote): Promise<number>;
  /** The newest rows first. */
  read(question: JournalQuestion): Promise<readonly JournalRow[]>;
  /** null for a chain without rows */
  head(chain: { readonly space: string; readonly kind: JournalKind }): Promise<JournalHead | null>;
  /** When the seat last opened the document; null if it never has. */
  lastReading(reading: { readonly seat: string; readonly document: string }): Promise<number | null>;
  /** After how many days a seat is asked why it opens a picture; null: never. */
  reasonAfter(space: string): Promise<number | null>;
  askReasonAfter(space: string, days: number | null): Promise<void>;
}

/** A note ready for the store's thread: the payload as the exact text that is sealed. */
export type SealableNote = Omit<JournalNote, "payload"> & { readonly payload: string };

export function sealable(note: JournalNote): SealableNote {
  const { space, kind, person, seat, payload } = note;
  return { space, kind, person, seat, payload: canonicalJson(payload) };
}

/** JSON whose text depends on nothing but the value: keys in order, no blanks. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as { readonly [key: string]: Json }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
}

/** What stands before the first row of every chain. */
export const firstPrevious = "0".repeat(64);

export type Sealed = SealableNote & Pick<JournalRow, "seq" | "at" | "previous">;

/** SHA-256 over everything in the row, in an unambiguous form, as hex. */
export function sealOf({ previous, space, kind, seq, at, person, seat, payload }: Sealed): string {
  return createHash("sha256")
    .update(JSON.stringify([previous, space, kind, seq, at, person, seat, payload]))
    .digest("hex");
}
