// One place where a word of the glossary stands in an editor: whose sense is marked there, and marking it. The place is
// found anew each time it is asked about, because colleagues write meanwhile.
import type { EditorView } from "@tiptap/pm/view";
import { meantOf, senseMark, type Meant } from "./sense-mark.ts";
import { termAt } from "./term-underlines.ts";

export interface Occurrence {
  readonly writes: boolean;
  /** Whose sense is meant, as marked; null while nothing is marked. */
  readonly meant: () => string | null;
  /** Marks the word, or takes the mark away. False where the word is no longer there. */
  readonly mean: (by: string | null) => boolean;
}

export function occurrenceAt(view: EditorView, word: Element): Occurrence {
  const find = (): ReturnType<typeof termAt> => {
    if (view.isDestroyed || !word.isConnected) return undefined;
    return termAt(view.state, view.posAtDOM(word, 0) + 1);
  };
  return {
    get writes() {
      return view.editable;
    },
    meant: () => {
      const place = find();
      return (place && meantAt(view, place.from)?.by) ?? null;
    },
    mean: (by) => {
      const place = find();
      const type = view.state.schema.marks[senseMark];
      if (!place || !type || !view.editable) return false;
      const { from, to, term } = place;
      const cleared = view.state.tr.removeMark(from, to, type);
      view.dispatch(by === null ? cleared : cleared.addMark(from, to, type.create({ term, by })));
      return true;
    },
  };
}

function meantAt(view: EditorView, position: number): Meant | undefined {
  const node = view.state.doc.resolve(position).nodeAfter;
  return node ? meantOf(node.marks) : undefined;
}
