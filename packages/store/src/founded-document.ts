// A document as it comes into being, and who the log then names for it.
import type { DocumentRecord } from "@hybrid/domain";
import type { Actor } from "@hybrid/sync";

/** A document as it begins: `content` (Yjs V1) becomes seq 1 by `actor`, who from then on owns the client ids in it. */
export type FoundedDocument = {
  readonly record: DocumentRecord;
  readonly content: Uint8Array | null;
  readonly actor: Actor;
  readonly clients: readonly number[];
};
