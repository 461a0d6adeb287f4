// What servers on one database tell each other. A hint says where something changed and never what: it is looked up.
// Hints may be lost, double or late.
import type { Address } from "@hybrid/sync";

export type Hint =
  /** a document has come to this row */
  | { readonly what: "row"; readonly address: Address; readonly head: number }
  /** who belongs to a space, what it has or who may do what there has changed */
  | { readonly what: "space"; readonly space: string }
  /** a session has ended, or acts for somebody more */
  | { readonly what: "session"; readonly session: string }
  /** a key was destroyed, by its number in the database */
  | { readonly what: "key"; readonly key: number; readonly address: Address }
  /** for a while nothing was heard: anything may have changed */
  | { readonly what: "silence" };

export type Hints = {
  /** Tells of every hint, our own included, until the answer is called. */
  listen(hear: (hint: Hint) => void): () => void;
};
