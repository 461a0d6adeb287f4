// What an organisation wrote in another group, taken up into its own voice here. Only the voice's own seat writes in
// it, and only where it has said nothing yet: nothing of its own is written over.

import { QuotedSense } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { has, proseOf } from "./entries.ts";
import { isEmptyProse, paragraphsOf, writeProse } from "./prose.ts";
import { readSenses, writeSense } from "./voice.ts";

/** Whether a voice has said nothing of a term yet. */
export function isSilent(voice: Y.Doc, termId: string): boolean {
  if (!has(voice, "senses", termId)) return true;
  const said = readSenses(voice).find(({ id }) => id === termId);
  const prose = ["meaning", "sets-going"] as const;
  return (
    said?.readable === true &&
    [said.value.alsoSay, said.value.example, said.value.source, said.value.notToConfuse].every((note) => note === "") &&
    prose.every((name) => isEmptyProse(proseOf(voice, name, termId)))
  );
}

/** Throws a RangeError where the voice has already said something of the term. */
export function takeUp(voice: Y.Doc, termId: string, quoted: QuotedSense): void {
  const { meaning, setsGoing, by: _by, where: _where, ...notes } = demand(QuotedSense, quoted, "quotation");
  if (!isSilent(voice, termId)) throw new RangeError("senses: something is said already");
  transact(voice, () => {
    writeSense(voice, termId, notes);
    fill(proseOf(voice, "meaning", termId), meaning);
    fill(proseOf(voice, "sets-going", termId), setsGoing);
  });
}

/** Whatever blanks are there make way. */
function fill(fragment: Y.XmlFragment, text: string): void {
  if (text === "") return;
  fragment.delete(0, fragment.length);
  writeProse(fragment, paragraphsOf(text));
}
