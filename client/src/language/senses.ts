// What one seat's voice says about the group's words, as plain text.
import { meaningOf, readProse, readSenses, setsGoingOf } from "@hybrid/documents";
import type { Sense } from "@hybrid/domain";
import type * as Y from "yjs";

export interface SpokenSense extends Sense {
  readonly meaning: readonly string[];
  readonly setsGoing: readonly string[];
}

export interface SeatSense extends SpokenSense {
  readonly seat: string;
}

/** Every readable sense in a voice; unreadable entries stay with the glossary page, which shows them in their place. */
export function readSpokenSenses(doc: Y.Doc): SpokenSense[] {
  return readSenses(doc).flatMap((entry) =>
    entry.readable
      ? {
          ...entry.value,
          meaning: readIfThere(meaningOf(doc, entry.value.term)),
          setsGoing: readIfThere(setsGoingOf(doc, entry.value.term)),
        }
      : [],
  );
}

function readIfThere(fragment: Y.XmlFragment | null): string[] {
  return fragment ? readProse(fragment).filter((line) => line.trim() !== "") : [];
}
