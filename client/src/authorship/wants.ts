// Which texts' records are wanted at this moment, over all the documents they lie in.
import type * as Y from "yjs";
import { findRootTypeKey } from "yjs";
import { openDocuments } from "../session/document-shelf.ts";
import { keeperOf, type Keeper, type RecordState } from "./record-keeper.ts";

/** What is known of a text whose document is not open. */
export const away: RecordState = { state: "refused", code: "unavailable" };

/** `onChange` hears of every record that came, and of every change of a wanted text. */
export function createWants(seat: string, onChange: () => void) {
  const wants = new Map<Y.XmlFragment, () => void>();

  function keeperFor({ doc }: Y.XmlFragment): Keeper | undefined {
    const open = openDocuments().find((each) => each.doc === doc);
    return open && keeperOf(open, seat);
  }

  function start(fragment: Y.XmlFragment): void {
    const keeper = keeperFor(fragment);
    if (!keeper) return;
    const { doc } = fragment;
    const stops = [keeper.want(findRootTypeKey(fragment)), keeper.subscribe(onChange)];
    doc?.on("update", onChange);
    wants.set(fragment, () => {
      for (const stop of stops) stop();
      doc?.off("update", onChange);
    });
  }

  return {
    want(fragments: ReadonlySet<Y.XmlFragment>): void {
      for (const [fragment, stop] of wants) {
        if (fragments.has(fragment)) continue;
        stop();
        wants.delete(fragment);
      }
      for (const fragment of fragments) if (!wants.has(fragment)) start(fragment);
    },
    stateOf: (fragment: Y.XmlFragment): RecordState => keeperFor(fragment)?.stateOf(findRootTypeKey(fragment)) ?? away,
  };
}
