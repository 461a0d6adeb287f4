// What one seat's voice says about the group's words, as plain text.
import { meaningOf, readProse, readSenses, setsGoingOf } from "@hybrid/documents";
import type * as Y from "yjs";

export interface SpokenSense {
  readonly term: string;
  readonly meaning: readonly string[];
  readonly setsGoing: readonly string[];
  readonly alsoSay: string;
}

/** Every readable sense in a voice; unreadable entries stay with the glossary page, which shows them in their place. */
export function readSpokenSenses(doc: Y.Doc): SpokenSense[] {
  return readSenses(doc).flatMap((entry) =>
    entry.readable
      ? {
          term: entry.value.term,
          alsoSay: entry.value.alsoSay,
          meaning: readIfThere(meaningOf(doc, entry.value.term)),
          setsGoing: readIfThere(setsGoingOf(doc, entry.value.term)),
        }
      : [],
  );
}

function readIfThere(fragment: Y.XmlFragment | null): string[] {
  return fragment ? readProse(fragment).filter((line) => line.trim() !== "") : [];
}
