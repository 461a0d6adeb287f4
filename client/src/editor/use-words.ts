// A shared text as a component reads it: built anew when it changes, the same object while it does not. It listens to
// the text and not to its document, so that a page with hundreds of texts reads one of them for each key that is typed.
import type { Node } from "@tiptap/pm/model";
import { readProse } from "@hybrid/documents";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { readWords } from "./words.ts";

/**
 * `words` is undefined when the text holds something this version does not know; `lines` are its words all the same.
 */
export interface Words {
  readonly words: Node | undefined;
  readonly lines: readonly string[];
}

interface Reader {
  readonly read: () => Words;
  readonly subscribe: (listener: () => void) => () => void;
}

const readers = new WeakMap<Y.XmlFragment, Reader>();

const nothing: Words = { words: undefined, lines: [] };

export function useWords(fragment: Y.XmlFragment): Words {
  const { subscribe, read } = readerOf(fragment);
  return useSyncExternalStore(subscribe, read);
}

/** One reader a text, so that however many components show it, it is read once for each change. */
function readerOf(fragment: Y.XmlFragment): Reader {
  const known = readers.get(fragment);
  if (known) return known;
  let last = nothing;
  let changed = true;
  fragment.observeDeep(() => {
    changed = true;
  });
  const reader: Reader = {
    read() {
      if (!changed) return last;
      changed = false;
      const words = readWords(fragment);
      if (!words || !last.words?.eq(words)) last = { words, lines: readProse(fragment) };
      return last;
    },
    subscribe(listener) {
      fragment.observeDeep(listener);
      return () => fragment.unobserveDeep(listener);
    },
  };
  readers.set(fragment, reader);
  return reader;
}

export const isEmpty = ({ lines }: Words): boolean => lines.every((line) => line.trim() === "");
