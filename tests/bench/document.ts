// The document of 311 KB that is joined and kept open: a quarter of a million edits, as somebody types and mends, out
// of a fixed seed. Everybody measures the same bytes.
import * as Y from "yjs";
import { createRandom } from "../support/random.ts";

const edits = 260_000;
/** Letters that are typed, or erased, before the caret goes elsewhere. */
const mostInARow = 35;

let made: Uint8Array | undefined;

/** The document as one Yjs update, as every system's store would hold it. */
export function largeDocument(): Uint8Array {
  return (made ??= makeDocument());
}

function makeDocument(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const text = doc.getText("paper");
  const random = createRandom(311);
  let caret = 0;
  doc.transact(() => {
    for (let left = edits; left > 0;) {
      if (random.chance(0.6)) caret = random.below(text.length + 1);
      const count = 1 + random.below(mostInARow);
      if (random.chance(0.25)) text.delete((caret = Math.max(0, caret - count)), Math.min(count, text.length - caret));
      else {
        text.insert(caret, Array.from({ length: count }, () => random.pick(letters)).join(""));
        caret += count;
      }
      left -= count;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const letters = Array.from("etaoinshrdlu cmfwypvbgk ");
