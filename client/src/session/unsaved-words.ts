// The words someone has written that the server has not answered for yet, so that they can be copied when a sheet
// closes under the hand. Kept as the updates themselves: whatever the document becomes, these are what was typed.
import * as Y from "yjs";

export type Unsaved = { readonly clear: () => void; readonly words: () => string };

export function keepUnsaved(doc: Y.Doc): Unsaved {
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) updates.push(update);
  });
  return { clear: () => updates.splice(0), words: () => typedIn(updates) };
}

/** The text in these updates in the order it was typed; what was not typed in one go stands on lines of its own. */
export function typedIn(updates: readonly Uint8Array[]): string {
  let words = "";
  let end: { client: number; clock: number } | undefined;
  for (const struct of updates.flatMap((update) => Y.decodeUpdate(update).structs)) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { origin, id, length } = struct;
    const goesOn = end && origin && origin.client === end.client && origin.clock === end.clock;
    words += `${goesOn || words === "" ? "" : "\n"}${struct.content.str}`;
    end = { client: id.client, clock: id.clock + length - 1 };
  }
  return words;
}
