// A shared text as a component reads it: built anew when it changes, the same object while it does not.
import type { Node } from "@tiptap/pm/model";
import { readProse } from "@hybrid/documents";
import type * as Y from "yjs";
import { useReading } from "../session/documents.tsx";
import { readWords } from "./words.ts";

/** `words` is undefined when the text holds something this version does not know; `lines` are its words all the same. */
export interface Words {
  readonly words: Node | undefined;
  readonly lines: readonly string[];
}

const readers = new WeakMap<Y.XmlFragment, () => Words>();

const nothing: Words = { words: undefined, lines: [] };

export function useWords(fragment: Y.XmlFragment): Words {
  return useReading(fragment.doc ?? undefined, readerOf(fragment), nothing);
}

/** One reader a text, so that however many components show it, it is read once for each change. */
function readerOf(fragment: Y.XmlFragment): () => Words {
  const known = readers.get(fragment);
  if (known) return known;
  let last = nothing;
  const read = (): Words => {
    const words = readWords(fragment);
    if (!words || !last.words?.eq(words)) last = { words, lines: readProse(fragment) };
    return last;
  };
  readers.set(fragment, read);
  return read;
}

export const isEmpty = ({ lines }: Words): boolean => lines.every((line) => line.trim() === "");
