// A selection is the writer's, also in the moment before ProseMirror has heard of it. A browser tells of a selection
// made by keyboard a little later than it makes it; a colleague's change that comes in between would put the one back
// that ProseMirror knows, and the next key would strike other words than those marked on the screen. So the selection
// is read off the screen first, before anything of a colleague's is drawn.
import { Extension } from "@tiptap/core";
import { Plugin, TextSelection, type Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { yCursorPluginKey, ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";

export function createFreshSelection(doc: Y.Doc): Extension {
  let mounted: EditorView | undefined;
  return Extension.create({
    name: "freshSelection",
    // Before the binding, which remembers the selection at the start of a transaction and returns to it.
    priority: 2000,
    dispatchTransaction({ transaction, next }) {
      const movesCarets = transaction.getMeta(yCursorPluginKey) !== undefined && !transaction.docChanged;
      const fresh = movesCarets && mounted ? readUnheard(mounted) : undefined;
      next(fresh ? transaction.setSelection(fresh) : transaction);
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        view(view) {
          mounted = view;
          const deafen = hearBeforeColleagues(view, doc);
          return {
            destroy() {
              mounted = undefined;
              deafen();
            },
          };
        },
      }),
    ],
  });
}

function hearBeforeColleagues(view: EditorView, doc: Y.Doc): () => void {
  const hear = (): void => {
    if (doc._transaction?.origin === ySyncPluginKey) return;
    const fresh = readUnheard(view);
    if (fresh) view.dispatch(view.state.tr.setSelection(fresh));
  };
  doc.on("beforeAllTransactions", hear);
  return () => doc.off("beforeAllTransactions", hear);
}

/** The selection on the screen where it is another than the one ProseMirror knows. */
function readUnheard(view: EditorView): Selection | undefined {
  const known = view.state.selection;
  if (!(known instanceof TextSelection) || view.composing || !view.hasFocus()) return undefined;
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown?.anchorNode || !shown.focusNode) return undefined;
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return undefined;
  const anchor = view.posAtDOM(shown.anchorNode, shown.anchorOffset);
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset);
  if (anchor === known.anchor && head === known.head) return undefined;
  return TextSelection.between(view.state.doc.resolve(anchor), view.state.doc.resolve(head));
}
