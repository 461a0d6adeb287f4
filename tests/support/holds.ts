// Is everything that an update says in a document? The state vector alone would not tell: deletions have no clock.
import * as Y from "yjs";

type Range = { readonly clock: number; readonly len: number };

/** A test of updates against the document as it is now. */
export function createHolds(doc: Y.Doc): (update: Uint8Array) => boolean {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  const deleted = Y.createDeleteSetFromStructStore(doc.store).clients;
  return (update) => {
    const { structs, ds } = Y.decodeUpdate(update);
    const typed = structs.every(({ id, length }) => id.clock + length <= (clocks.get(id.client) ?? 0));
    return (
      typed && [...ds.clients].every(([client, ranges]) => ranges.every((range) => covers(deleted.get(client), range)))
    );
  };
}

/** Ranges of a document's delete set are sorted and do not touch. */
function covers(ranges: readonly Range[] = [], { clock, len }: Range): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.clock ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && clock + len <= range.clock + range.len;
}
