// The engine's port to durable storage: a document is an append-only log of Yjs updates and, now and then, a
// snapshot that folds its beginning. What is behind the port (SQLite, PostgreSQL) lives in packages/store; the
// suite that every implementation passes is log.contract.ts.

/**
 * A document and its epoch. Restoring or erasing a document starts a new epoch, so an old replica cannot merge back.
 */
export type Address = { readonly document: string; readonly epoch: number };

/** Who a row came from, as the server knows it: never as a browser says it. */
export type Actor = { readonly person: string; readonly seat: string; readonly session: string };

/** One committed update. `seq` starts at 1 and has no holes; `at` is milliseconds since 1970 and decides nothing. */
export type Row = { readonly seq: number; readonly update: Uint8Array; readonly actor: Actor; readonly at: number };

/** Rows 1…seq folded into one update, with what a room needs to open without decoding it. All in Yjs V1 encoding. */
export type Snapshot = {
  readonly seq: number;
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly deleteSet: Uint8Array;
  /** what its structs lie in, as homes.ts encodes it */
  readonly homes: Uint8Array;
};

/** Who may write under a Yjs client id: bound at its first use and never moved to another person or seat. */
export type Owner = { readonly person: string; readonly seat: string };

/** A document at rest: everything a room needs to open. */
export type Stored = {
  /** the highest committed seq; 0 for a document without content */
  readonly head: number;
  readonly snapshot: Snapshot | null;
  /** the rows after the snapshot, in order */
  readonly tail: readonly { readonly seq: number; readonly update: Uint8Array }[];
  readonly owners: ReadonlyMap<number, Owner>;
};

/** A name that rights belong to, and how often they have changed there: checked inside the commit. */
export type Fence = { readonly name: string; readonly version: number };

export type Append = {
  readonly address: Address;
  /** must be the document's head + 1, or the append is refused with `conflict` */
  readonly seq: number;
  readonly update: Uint8Array;
  readonly actor: Actor;
  /** client ids that this update uses for the first time; bound to the actor in the same commit */
  readonly clients: readonly number[];
  /** what the store behind the log writes in the same commit, or not at all; the engine hands it on unread */
  readonly beside?: object;
  /**
   * Appends of one line stand or fall in order: once one has failed, so does every later one of its line, even where
   * another server has meanwhile written the row that it was to follow. Needed where there is an elsewhere.
   */
  readonly line?: string;
  /** what the right to write was judged under; the append is refused with `conflict` if it has moved on meanwhile */
  readonly fence?: Fence;
};

/**
 * `conflict`: the head is not where the caller thinks (the room must read the document again).
 * `unavailable`: nothing was written (disk full, I/O error, closed); trying later may work.
 * `damaged`: what is stored is not what was written; the document is set aside until somebody has looked at it.
 */
export class LogError extends Error {
  readonly code: "conflict" | "unavailable" | "damaged";
  constructor(code: LogError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LogError";
    this.code = code;
  }
}

/** A way for the servers on one storage to speak to each other in passing. */
export type Words = {
  /** bytes that a word may have */
  readonly longest: number;
  /** To every server, ourselves included. Rejects where nothing can be said now; what was said may be lost even so. */
  say(words: readonly Uint8Array[]): Promise<void>;
  /** Tells of every word; of undefined where some may have been missed. Answers how to stop. */
  listen(hear: (word: Uint8Array | undefined) => void): () => void;
};

/** What other servers write to the same storage. */
export type Elsewhere = {
  /** absent where servers cannot speak: then each knows only who is at itself */
  readonly words?: Words;
  /**
   * Tells of a document and the row it has come to, whoever wrote it, until the answer is called. Hints may be lost.
   */
  listen(hear: (address: Address, head: number) => void): () => void;
  /** The heads of those of the documents that there are. */
  heads(addresses: readonly Address[]): Promise<readonly { readonly address: Address; readonly head: number }[]>;
  /** As the log's, of what is committed now: it waits for nothing that was asked here before. */
  readRows: Log["readRows"];
};

export interface Log {
  /** absent where nobody else writes */
  readonly elsewhere?: Elsewhere;
  /** Everything a room needs, read at one instant; `undefined` if there is no such document or epoch. */
  read(address: Address): Promise<Stored | undefined>;
  /** Resolves once the row is committed and flushed to disk; rejects with a LogError. Appends commit in call order. */
  append(entry: Append): Promise<void>;
  /** Several rows, of one document or of many, in one commit: all of them or none. Refused as `append` is. */
  appendTogether(entries: readonly Append[]): Promise<void>;
  /**
   * Stores a verified fold. Rows up to its seq stay as history. A snapshot older than the present one changes nothing.
   */
  writeSnapshot(address: Address, snapshot: Snapshot): Promise<void>;
  /** Rows after `after`, at most `limit`, in order: history, and what a fold reads. */
  readRows(address: Address, after: number, limit: number): Promise<readonly Row[]>;
  close(): Promise<void>;
}
