// Tells when somebody turns to a word of the glossary inside an editor: rests the pointer on it, or moves the caret
// into it by a click or an arrow key. Typing into a word never counts, so the panel is not in the way of writing.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { occurrenceAt, type Occurrence } from "./occurrence.ts";
import { termAt } from "./term-underlines.ts";

export interface TermWatch {
  readonly onPoint: (term: string, word: Element, at: Occurrence) => void;
  readonly onPointAway: () => void;
  readonly onCaret: (term: string, word: Element, at: Occurrence) => void;
  /** Alt+M with the caret in a word: whose sense is meant. */
  readonly onMean: (term: string, at: Occurrence) => void;
  readonly onCaretAway: () => void;
  /** Whether there was a panel to close. */
  readonly onEscape: () => boolean;
}

const moves = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

export function createTermWatch(watch: TermWatch): Extension {
  let moved = false;
  const turn = (view: EditorView): void => {
    const { empty, head } = view.state.selection;
    const hit = empty ? termAt(view.state, head) : undefined;
    const word = hit && wordElement(view, hit.from);
    if (hit && word) watch.onCaret(hit.term, word, occurrenceAt(view, word));
    else watch.onCaretAway();
  };
  const mean = (view: EditorView): boolean => {
    const hit = termAt(view.state, caretOf(view));
    const word = hit && wordElement(view, hit.from);
    if (hit && word) watch.onMean(hit.term, occurrenceAt(view, word));
    return word !== undefined && word !== null;
  };
  return Extension.create({
    name: "termWatch",
    priority: 1600,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDOMEvents: {
            pointerover: (view, event) => reportPoint(view, event, watch),
            pointerout: (_view, event) => reportPointAway(event, watch),
            pointerdown: () => void (moved = true),
            blur: () => watch.onCaretAway(),
          },
          handleKeyDown: (view, event) => {
            moved = moves.has(event.key);
            if (event.altKey && event.code === "KeyM" && !event.ctrlKey && !event.metaKey) return mean(view);
            return event.key === "Escape" && watch.onEscape();
          },
        },
        view: () => ({
          update: (view, previous) => {
            if (!view.hasFocus() || view.state.selection.eq(previous.selection)) return;
            if (moved && view.state.doc.eq(previous.doc)) turn(view);
            else watch.onCaretAway();
          },
        }),
      }),
    ],
  });
}

/** Where the caret is on the screen: the state hears of an arrow key only after it. */
function caretOf(view: EditorView): number {
  const { focusNode = null, focusOffset = 0 } = view.dom.ownerDocument.getSelection() ?? {};
  return focusNode && view.dom.contains(focusNode) ? view.posAtDOM(focusNode, focusOffset) : view.state.selection.head;
}

const wordOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(".term[data-term]") : null;

function reportPoint(view: EditorView, event: PointerEvent, watch: TermWatch): void {
  const word = wordOf(event.target);
  if (!word || event.pointerType === "touch") return;
  watch.onPoint(word.dataset["term"] ?? "", word, occurrenceAt(view, word));
}

function reportPointAway(event: PointerEvent, watch: TermWatch): void {
  if (wordOf(event.target) && !wordOf(event.relatedTarget)) watch.onPointAway();
}

function wordElement(view: EditorView, position: number): Element | null {
  const { node, offset } = view.domAtPos(position + 1);
  const at = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset];
  return wordOf(at instanceof Element ? at : null);
}
