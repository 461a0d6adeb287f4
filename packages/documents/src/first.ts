// First perspectives: what a seat writes unseen, laid out as in a voice (perspectives, "words:<factor>",
// "weighs:<factor>") in a document of its own, with the rounds it has said it is ready for (root map "rounds", by round:
// ready, shown). When all are shown, each is carried into its seat's voice and kept as a first thought (thoughts.ts).
// Rounds themselves stand in the accord.

import { EntryId, Round, type Perspective } from "@hybrid/domain";
import type * as Y from "yjs";
import { blocksOf, linesOf, partsIn, weightOf, writeBlocks, type Block } from "./blocks.ts";
import { demand, transact } from "./deed.ts";
import { collectionOf, demandFree, demandKnown, proseOf, readEntries, setFields, type Entry } from "./entries.ts";
import { isEmptyProse } from "./prose.ts";
import { firstProse, hasFirstThought, recordFirstThought, type Shown, type Texts } from "./thoughts.ts";
import { readPerspectives, wordsOf, writePerspective } from "./voice.ts";

/** Where one seat's words lie: unseen, in its voice, and as they were first shown. */
export type Places = {
  readonly seat: string;
  readonly first: Y.Doc;
  readonly voice: Y.Doc;
  readonly thoughts: Y.Doc;
};

/** More than anybody writes in a round, in letters of what is carried; what goes beyond it is not shown. */
const mostShown = 1_000_000;
/** What a perspective without words counts as, in letters and in structs. */
const bare = { weight: 500, parts: 8 } as const;
/** Structs that all who are shown share: a frame may carry some more, and what all first thought goes in one. */
const mostParts = 40_000;

/** What each of so many seats has room for, so that nobody's words take the place of another's. */
export const shareOf = (seats: number): number => Math.floor(mostParts / Math.max(1, seats));

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

/** The first perspectives nobody else knows: written in a round to come, or too late to be shown in the last. */
export function unshown({ seat, first, voice, thoughts }: Places): Perspective[] {
  const spoken = spokenIn(voice);
  return readPerspectives(first).flatMap((entry) =>
    entry.readable && !spoken.has(entry.id) && !hasFirstThought(thoughts, seat, entry.id) ? entry.value : [],
  );
}

/**
 * Carries into a voice what its seat wrote unseen, and keeps it as first thoughts. A perspective that is in the voice
 * already stays as it is. Answers the factors whose first thoughts are new.
 */
export function showFirst(
  { first, voice, thoughts }: Omit<Places, "seat">,
  shown: Shown,
  share: number = shareOf(1),
): string[] {
  const room = { weight: mostShown, parts: share };
  const found = readPerspectives(first).flatMap((entry) => {
    if (!entry.readable || hasFirstThought(thoughts, shown.seat, entry.id)) return [];
    const texts = textsOf(first, entry.id);
    const weight = bare.weight + weightOf(texts.words) + weightOf(texts.weighs);
    const parts = bare.parts + partsIn(texts.words) + partsIn(texts.weighs);
    if (weight > room.weight || parts > room.parts) return [];
    room.weight -= weight;
    room.parts -= parts;
    return { perspective: entry.value, texts };
  });
  const spoken = spokenIn(voice);
  transact(voice, () => {
    for (const { perspective, texts } of found) if (!spoken.has(perspective.factor)) bringIn(voice, perspective, texts);
  });
  transact(thoughts, () => {
    for (const { perspective, texts } of found) recordFirstThought(thoughts, perspective, texts, shown);
  });
  return found.map(({ perspective }) => perspective.factor);
}

/** Brings into one's voice what one wrote too late to be shown with the others. */
export function bringFirst(places: Places, factor: string): void {
  const found = unshown(places).find((one) => one.factor === factor);
  if (found) transact(places.voice, () => bringIn(places.voice, found, textsOf(places.first, factor)));
}

/** The lines one went on writing unseen while all was being shown; none once they have been brought in. */
export function lateWords(places: Places, factor: string): string[] {
  return linesOf(lateBlocks(places, factor)).filter((line) => line.trim() !== "");
}

/** Adds them to one's own words, and takes them from where they were unseen. */
export function bringLate(places: Places, factor: string): void {
  const late = lateBlocks(places, factor);
  const [to, from] = [wordsOf(places.voice, factor), wordsOf(places.first, factor)];
  if (late.length === 0 || !to || !from) return;
  transact(places.voice, () => writeBlocks(to, late));
  transact(places.first, () => from.delete(0, from.length));
}

function lateBlocks({ seat, first, thoughts }: Places, factor: string): Block[] {
  const shown = firstProse(thoughts, seat, factor);
  if (!shown) return [];
  const was = blocksOf(shown.words).map((block) => JSON.stringify(block));
  const blocks = textsOf(first, factor).words;
  const same = was.findIndex((block, at) => block !== JSON.stringify(blocks[at]));
  return blocks.slice(same < 0 ? was.length : same);
}

/** The factors a voice speaks of, readably or not. */
const spokenIn = (voice: Y.Doc) => new Set(readPerspectives(voice).map(({ id }) => id));

function bringIn(voice: Y.Doc, { factor, ...said }: Perspective, texts: Texts<readonly Block[]>): void {
  writePerspective(voice, factor, said);
  for (const part of ["words", "weighs"] as const)
    if (texts[part].length > 0) writeBlocks(proseOf(voice, part, factor), texts[part]);
}

function textsOf(first: Y.Doc, factor: string): Texts<Block[]> {
  const blocks = (part: "words" | "weighs") => {
    const fragment = proseOf(first, part, factor);
    return isEmptyProse(fragment) ? [] : blocksOf(fragment);
  };
  return { words: blocks("words"), weighs: blocks("weighs") };
}
