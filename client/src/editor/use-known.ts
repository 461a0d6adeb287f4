// Whether all that a text holds is of a kind this version knows. Letters are always known, so that a colleague's typing
// does not have the whole text looked through again.
import { useSyncExternalStore } from "react";
import * as Y from "yjs";
import { readWords } from "./words.ts";

interface Known {
  readonly read: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

const knowns = new WeakMap<Y.XmlFragment, Known>();

export function useKnown(fragment: Y.XmlFragment): boolean {
  const { subscribe, read } = knownOf(fragment);
  return useSyncExternalStore(subscribe, read);
}

export function knownOf(fragment: Y.XmlFragment): Known {
  const found = knowns.get(fragment);
  if (found) return found;
  let last = true;
  let changed = true;
  const listeners = new Set<() => void>();
  fragment.observeDeep((events) => {
    if (events.every(isTyping)) return;
    changed = true;
    for (const listener of listeners) listener();
  });
  const known: Known = {
    read() {
      if (changed) last = readWords(fragment) !== undefined;
      changed = false;
      return last;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  knowns.set(fragment, known);
  return known;
}

/** Plain letters that come or go within a text that is already there. */
export function isTyping(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  if (!(event.target instanceof Y.XmlText) || event.keys.size > 0) return false;
  return event.delta.every(
    ({ insert, attributes }) => attributes === undefined && (insert === undefined || typeof insert === "string"),
  );
}
