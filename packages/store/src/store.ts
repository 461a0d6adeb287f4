// What the server knows of a store: the log of documents (the engine's port) and the records around it. Nothing here
// says which database is behind it.
import type { Admission, DocumentRecord, Holding, Organisation, Person, Seat, Space } from "@hybrid/domain";
import type { Log } from "@hybrid/sync";
import type { Accounts } from "./accounts.ts";
import type { FoundedDocument } from "./founded-document.ts";
import type { Groups } from "./groups.ts";
import type { Hints } from "./hints.ts";
import type { Journals } from "./journals.ts";
import type { Keeping } from "./keeping.ts";

/** All that a space starts with. Ids are the caller's, and every id that is referred to is in here. */
export type Founding = {
  readonly space: Space;
  readonly organisations: readonly Organisation[];
  readonly seats: readonly Seat[];
  readonly people: readonly Person[];
  readonly holdings: readonly Holding[];
  readonly admissions: readonly Admission[];
  readonly documents: readonly FoundedDocument[];
};

/** A space as it stands, enough to decide who reads and who writes. `people` has former holders too, `holdings` not. */
export type SpaceRecord = {
  readonly space: Space;
  /** how often rights have changed here: the version of the fence an append may carry */
  readonly rights: number;
  readonly organisations: readonly Organisation[];
  readonly seats: readonly Seat[];
  readonly people: readonly Person[];
  readonly holdings: readonly Holding[];
  readonly documents: readonly DocumentRecord[];
  readonly admissions: readonly Admission[];
};

/** A browser's session; times are milliseconds since 1970. */
export type SessionRecord = { readonly people: readonly string[]; readonly createdAt: number; readonly seenAt: number };

export type HeldSeat = { readonly seat: string; readonly person: string; readonly space: string };

/**
 * Every call may reject with LogError("unavailable"): nothing was written, trying later may work. A write that
 * contradicts what is stored (an id taken twice, an id that refers to nothing) rejects with a RangeError: a bug.
 */
export interface Records {
  /** The space with all its records and its documents' first content, in one transaction: all of it or nothing. */
  foundSpace(founding: Founding): Promise<void>;
  readSpaces(): Promise<readonly Space[]>;
  readCircle(space: string): Promise<SpaceRecord | undefined>;
  readDocument(id: string): Promise<DocumentRecord | undefined>;
  /** `hash` is of the cookie's token: the token itself is never stored. `at` in milliseconds since 1970. */
  createSession(hash: string, at: number): Promise<void>;
  readSession(hash: string): Promise<SessionRecord | undefined>;
  /** Signs one more person in to a session. Twice is once; a session that is gone is a RangeError. */
  addPersonToSession(hash: string, person: string): Promise<void>;
  touchSession(hash: string, at: number): Promise<void>;
  deleteSession(hash: string): Promise<void>;
  /** The seats that these people hold now, in any space. */
  seatsHeldBy(people: readonly string[]): Promise<readonly HeldSeat[]>;
}

export interface Store {
  readonly log: Log;
  readonly records: Records;
  readonly accounts: Accounts;
  readonly groups: Groups;
  readonly journals: Journals;
  readonly keeping: Keeping;
  /** what other servers on the same database say; absent where there are none */
  readonly hints?: Hints;
  /**
   * Where servers share the database: which key of a kind they use, by its fingerprint. The first to say one decides;
   * the answer is the one that counts. Null asks without saying any, and null is answered where none was said.
   */
  claimKey?(name: string, fingerprint: string | null): Promise<string | null>;
  /** Finishes what was asked, then lets the database go. What is asked later rejects with `unavailable`. */
  close(): Promise<void>;
}

/**
 * Why a store was not opened; the message is one sentence for the person who runs the server.
 * `newer`: written by a later version. `unreadable`: damaged, or not ours. `locked`: another process has it open.
 * `unavailable`: the database's server cannot be reached, or does not let us in. `key`: it is sealed with another key.
 */
export class StoreError extends Error {
  readonly code: "newer" | "unreadable" | "locked" | "unavailable" | "key";
  constructor(code: StoreError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}
