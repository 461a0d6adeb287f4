// First perspectives: what a seat writes unseen, laid out as in a voice (perspectives, "words:<factor>",
// "weighs:<factor>") in a document of its own, with the rounds it has said it is ready for (root map "rounds", by round:
// ready, shown). When all are shown, each is copied into its seat's voice and kept there as a first thought (root map
// "first-thoughts", one value by factor) that nothing later overwrites. Rounds themselves stand in the accord.

import { EntryId, FirstThought, Perspective, Round } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, demandFree, demandKnown, has, readEntries, setFields, type Entry } from "./entries.ts";
import { readProse, writeProse } from "./prose.ts";
import { readPerspectives, weighsOf, wordsOf, writePerspective } from "./voice.ts";

/** In the accord: rounds by id, open or over. */
export function readRounds(doc: Y.Doc): Entry<Round>[] {
  return readEntries(doc, "rounds", Round, (id, fields) => {
    const made = fields.get("made");
    return typeof made === "object" && made !== null ? { ...made, id, ready: fields.get("ready") ?? 0 } : made;
  });
}

/** In the accord: begins a round. */
export function recordRound(doc: Y.Doc, round: Omit<Round, "ready">): void {
  const { ready, ...made } = demand(Round, { ...round, ready: 0 }, "round");
  demandFree(doc, "rounds", made.id);
  transact(doc, () => setFields(doc, "rounds", made.id, { made, ready }));
}

/** In the accord: how many are ready. */
export function countReady(doc: Y.Doc, round: string, ready: number): void {
  demandKnown(doc, "rounds", round);
  transact(doc, () => setFields(doc, "rounds", round, { ready }));
}

/** In a seat's first perspectives: whether it has said that it is ready to show them. */
export function isReady(doc: Y.Doc, round: string): boolean {
  return collectionOf(doc, "rounds").get(`${round}/ready`) === true;
}

export function sayReady(doc: Y.Doc, round: string, ready: boolean): void {
  demand(EntryId, round, "round");
  transact(doc, () => setFields(doc, "rounds", round, { ready }));
}

/** In a seat's first perspectives: they have been shown. Nothing is taken away. */
export function noteShown(doc: Y.Doc, round: string): void {
  demand(EntryId, round, "round");
  transact(doc, () => setFields(doc, "rounds", round, { shown: true }));
}

/** In a voice: what its seat first thought, by factor. */
export function readFirstThoughts(doc: Y.Doc): Entry<FirstThought>[] {
  return readEntries(doc, "first-thoughts", FirstThought, (factor, fields) => {
    const made = fields.get("made");
    return typeof made === "object" && made !== null ? { ...made, factor } : made;
  });
}

/** The first perspectives a voice does not know: written in a round to come, or too late to be shown in the last. */
export function unshown(first: Y.Doc, voice: Y.Doc): Perspective[] {
  return readPerspectives(first).flatMap((entry) => {
    if (!entry.readable || has(voice, "first-thoughts", entry.id) || has(voice, "perspectives", entry.id)) return [];
    return entry.value;
  });
}

/**
 * Copies into a voice what its seat wrote unseen, and keeps it there as first thoughts. A perspective that is in the
 * voice already stays as it is. Answers the factors whose first thoughts are new.
 */
export function showFirst(
  voice: Y.Doc,
  first: Y.Doc,
  shown: { readonly round: string; readonly at: number },
): string[] {
  const found = readPerspectives(first).flatMap((entry) =>
    entry.readable && !has(voice, "first-thoughts", entry.id) ? entry.value : [],
  );
  transact(voice, () => {
    for (const perspective of found) {
      const { factor, ...said } = perspective;
      const texts = { words: textIn(wordsOf(first, factor)), weighs: textIn(weighsOf(first, factor)) };
      const { factor: _, ...made } = demand(FirstThought, { ...perspective, ...texts, ...shown }, "first thought");
      setFields(voice, "first-thoughts", factor, { made });
      if (!has(voice, "perspectives", factor)) bringIn(voice, factor, said, texts);
    }
  });
  return found.map(({ factor }) => factor);
}

/** Brings into one's voice what one wrote too late to be shown with the others. */
export function bringFirst(voice: Y.Doc, first: Y.Doc, factor: string): void {
  const found = unshown(first, voice).find((one) => one.factor === factor);
  if (!found) return;
  const { factor: _, ...said } = found;
  const texts = { words: textIn(wordsOf(first, factor)), weighs: textIn(weighsOf(first, factor)) };
  transact(voice, () => bringIn(voice, factor, said, texts));
}

/** The paragraphs one went on writing unseen while all was being shown; none once they have been brought in. */
export function lateWords(first: Y.Doc, voice: Y.Doc, factor: string): string[] {
  const thought = readFirstThoughts(voice).find((entry) => entry.readable && entry.id === factor);
  const lines = textIn(wordsOf(first, factor));
  if (!thought?.readable) return [];
  const { words } = thought.value;
  const same = words.findIndex((line, at) => line !== lines[at]);
  return lines.slice(same < 0 ? words.length : same).filter((line) => line.trim() !== "");
}

/** Adds them to one's own words, and takes them from where they were unseen. */
export function bringLate(voice: Y.Doc, first: Y.Doc, factor: string): void {
  const late = lateWords(first, voice, factor);
  const [to, from] = [wordsOf(voice, factor), wordsOf(first, factor)];
  if (late.length === 0 || !to || !from) return;
  transact(voice, () => writeProse(to, late));
  transact(first, () => from.delete(0, from.length));
}

type Texts = { readonly words: readonly string[]; readonly weighs: readonly string[] };

function bringIn(voice: Y.Doc, factor: string, said: Omit<Perspective, "factor">, texts: Texts): void {
  writePerspective(voice, factor, said);
  for (const [fragment, lines] of [
    [wordsOf(voice, factor), texts.words],
    [weighsOf(voice, factor), texts.weighs],
  ] as const)
    if (fragment && lines.length > 0) writeProse(fragment, lines);
}

function textIn(fragment: Y.XmlFragment | null): string[] {
  const lines = fragment ? readProse(fragment) : [];
  return lines.every((line) => line.trim() === "") ? [] : lines;
}
