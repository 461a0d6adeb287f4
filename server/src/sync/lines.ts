// The open lines, for whoever counts what they hold up.
import type { Transport } from "@hybrid/sync";

export type Lines = {
  /** Returns how to forget it again. */
  add(transport: Transport): () => void;
  /** those that are open now */
  readonly open: Iterable<Transport>;
};

export function createLines(): Lines {
  const open = new Set<Transport>();
  return {
    add(transport) {
      open.add(transport);
      return () => void open.delete(transport);
    },
    open,
  };
}
