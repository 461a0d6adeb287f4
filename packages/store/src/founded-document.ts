// A document as it comes into being, and who the log then names for it.
import type { DocumentRecord } from "@hybrid/domain";
import type { Actor } from "@hybrid/sync";
import type { AppendValue } from "./log-tables.ts";

/** A document as it begins: `content` (Yjs V1) becomes seq 1 by `actor`, who from then on owns the client ids in it. */
export type FoundedDocument = {
  readonly record: DocumentRecord;
  readonly content: Uint8Array | null;
  readonly actor: Actor;
  readonly clients: readonly number[];
};

/** The log's append, as part of the write that brings a document into being. */
export type AppendWithin = (value: AppendValue, update: Uint8Array) => void | Promise<void>;
