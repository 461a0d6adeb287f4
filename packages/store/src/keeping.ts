// The port to what is done with documents as a whole, and with the keys they are sealed with. A document that begins
// anew has another epoch: whoever still holds the old one can never merge it back.
import type { Actor, Address } from "@hybrid/sync";
import type { MasterKey } from "./seal.ts";

/** Every call may reject with LogError("unavailable"): nothing was written. */
export interface Keeping {
  /**
   * For good: rows, folds, admissions and title are gone, the keys overwritten, and no record leads there any more.
   * What the journals say of the documents stays.
   */
  erase(documents: readonly string[]): Promise<void>;
  /** Every document begins anew with what it holds: after a backup was put back. Answers how many. */
  beginAnew(): Promise<number>;
  /**
   * The document begins anew with `content` alone; its rows and its key are destroyed. Client ids stay bound. Rejects
   * with LogError("conflict") if `head` is not its last row any more.
   */
  replace(replacement: Replacement): Promise<void>;
  /** Wraps every key by another master key, which is the one to open with from then on. Answers how many. */
  rewrap(to: MasterKey): Promise<number>;
  /** Writes a whole, consistent copy of the database to a file that is not there yet. */
  backUp(path: string): Promise<void>;
}

export type Replacement = {
  readonly address: Address;
  /** the last row that `content` knows of */
  readonly head: number;
  readonly content: Uint8Array;
  readonly actor: Actor;
};
