// What an update is made of, as the checks see it.
import type { Within } from "./homes.ts";
import type { Id, Span } from "./ids.ts";
import type { Pair } from "./pairs.ts";

export type Struct = {
  readonly from: number;
  readonly to: number;
  /** ids that must be known before this struct can be integrated */
  readonly needs: readonly Id[];
  readonly kind: "item" | "deleted" | "skip";
  readonly within: Within;
  /** between whom it was put; null for what came collected and stands nowhere */
  readonly pair: Pair | null;
  /** whether others can lie in it */
  readonly isType: boolean;
};

export type Run = { readonly client: number; readonly from: number; readonly to: number; readonly structs: Struct[] };
export type Deletion = Span;
/** The bytes of one client's structs, without the header before them. */
export type Block = {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly structs: number;
  readonly bytes: Uint8Array;
};

/** What of an update can be put together again with others, by copying bytes. */
export type Parts = { readonly blocks: readonly Block[]; readonly deletions: readonly Deletion[] };

export type Update = {
  readonly runs: readonly Run[];
  readonly deletions: readonly Deletion[];
  /** only where its bytes are of the common kind */
  readonly parts?: Parts;
};
