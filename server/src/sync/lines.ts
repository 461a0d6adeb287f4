// The open lines, and which documents are erased: their lines are ended with a code that says so, in the moment in which
// the rights of their space are known anew. Earlier, whoever is closed out would ask what is open and be told too much.
import type { Transport } from "@hybrid/sync";

export type Lines = {
  /** Returns how to forget it again. */
  add(transport: Transport): () => void;
  /** those that are open now */
  readonly open: Iterable<Transport>;
  /** To be said before the rights of the space are read again. */
  erased(documents: readonly string[]): void;
  isErased(document: string): boolean;
};

export function createLines(): Lines {
  const open = new Set<Transport>();
  const erased = new Set<string>();
  return {
    add(transport) {
      open.add(transport);
      return () => void open.delete(transport);
    },
    open,
    erased: (documents) => documents.forEach((document) => erased.add(document)),
    isErased: (document) => erased.has(document),
  };
}
