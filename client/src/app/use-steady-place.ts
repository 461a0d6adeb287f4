// Keeps the line one is on in its place while changes to the open documents are drawn, whichever of them they come in.
// The place is noted before anyone hears of a change and put back when React has drawn it, which it does in the
// microtasks of the same task, so no scrolling of one's own can come between.
import { useEffect } from "react";
import type * as Y from "yjs";
import { openDocuments, subscribe, type OpenDocument } from "../session/document-shelf.ts";
import { notePlace } from "../ui/keep-place.ts";

export function useSteadyPlace(): void {
  useEffect(() => {
    const watched = new Map<Y.Doc, () => void>();
    const hold = createHold();
    const watchAll = (): void => {
      const open = new Map(openDocuments().map((one) => [one.doc, one]));
      for (const [doc, one] of open) if (!watched.has(doc)) watched.set(doc, watch(one, hold));
      for (const [doc, stop] of watched) {
        if (open.has(doc)) continue;
        stop();
        watched.delete(doc);
      }
    };
    const attend = (): void => {
      // What a change of contact or of rights draws moves things too.
      hold();
      watchAll();
    };
    watchAll();
    const stop = subscribe(attend);
    return () => {
      stop();
      for (const unwatch of watched.values()) unwatch();
    };
  }, []);
}

function watch({ doc, connection: { awareness } }: OpenDocument, hold: () => void): () => void {
  const before = (transaction: Y.Transaction): void => {
    // Where one writes oneself, the caret goes where one writes it.
    const writing = document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable;
    if (!transaction.local || !writing) hold();
  };
  doc.on("beforeObserverCalls", before);
  awareness.on("change", hold);
  return () => {
    doc.off("beforeObserverCalls", before);
    awareness.off("change", hold);
  };
}

/** Holds once for all that is heard in one go, until React has had its turns. */
function createHold(): () => void {
  let holding = false;
  return () => {
    if (holding) return;
    holding = true;
    const putBack = notePlace();
    afterTurns(3, () => {
      holding = false;
      putBack();
    });
  };
}

/** React queues its drawing when it hears of the change, which is after this; so one turn is not enough. */
function afterTurns(turns: number, then: () => void): void {
  queueMicrotask(() => (turns > 1 ? afterTurns(turns - 1, then) : then()));
}
