// The open lines by document, so that all of a document that begins anew can be ended at once, with a code that says so.
import { closeCode, type Transport } from "@hybrid/sync";

export type Lines = {
  /** Returns how to forget it again. */
  add(document: string, transport: Transport): () => void;
  /** The documents have begun anew: every socket and channel of theirs is closed with 4409. */
  endEpoch(documents: readonly string[]): void;
  /** those that are open now */
  readonly open: Iterable<Transport>;
};

export function createLines(): Lines {
  const lines = new Map<string, Set<Transport>>();
  return {
    add(document, transport) {
      const same = lines.get(document) ?? new Set<Transport>();
      lines.set(document, same.add(transport));
      return () => {
        if (!same.delete(transport)) return;
        if (same.size === 0 && lines.get(document) === same) lines.delete(document);
      };
    },
    endEpoch(documents) {
      for (const document of documents)
        for (const transport of lines.get(document) ?? [])
          transport.close(closeCode.newEpoch, "the document has begun anew");
    },
    get open() {
      return [...lines.values()].flatMap((same) => [...same]);
    },
  };
}
