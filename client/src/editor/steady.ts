// A colleague's words must not push away the line one is writing on. When their change moves it, the page scrolls by as
// much, so that the line stays under the eyes.
import { Extension } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

interface SyncMark {
  readonly isChangeOrigin?: boolean;
  readonly isUndoRedoOperation?: boolean;
}

export const steady = Extension.create({
  name: "steady",
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    const before = comesFromColleague(transaction) && view.hasFocus() ? topOfLine(view) : undefined;
    next(transaction);
    if (before === undefined) return;
    const moved = topOfLine(view) - before;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  },
});

const topOfLine = (view: EditorView): number => view.coordsAtPos(view.state.selection.head).top;

function comesFromColleague(transaction: Transaction): boolean {
  const mark = transaction.getMeta(ySyncPluginKey) as SyncMark | undefined;
  return transaction.docChanged && mark?.isChangeOrigin === true && mark.isUndoRedoOperation !== true;
}
