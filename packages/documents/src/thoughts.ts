// First thoughts: what each seat first wrote of a factor, as it was shown to all (root map "first-thoughts", one value
// under "<seat> <factor>/made"; prose in "words:<seat> <factor>" and "weighs:<seat> <factor>"). They lie in a document
// of their own beside the picture, which the server alone writes: not even the seat itself can make them other than
// they were.

import { FirstThought, type Perspective } from "@hybrid/domain";
import type * as Y from "yjs";
import { writeBlocks, type Block } from "./blocks.ts";
import { demand, transact } from "./deed.ts";
import { collectionOf, proseOf, readEntries, setFields, type Entry } from "./entries.ts";

export type Texts<Text> = { readonly words: Text; readonly weighs: Text };

export type Shown = { readonly seat: string; readonly round: string; readonly at: number };

export function readFirstThoughts(doc: Y.Doc): Entry<FirstThought>[] {
  return readEntries(doc, "first-thoughts", FirstThought, (_id, fields) => fields.get("made"));
}

/** What a seat first wrote of a factor; null where nothing of it was shown. */
export function firstProse(doc: Y.Doc, seat: string, factor: string): Texts<Y.XmlFragment> | null {
  if (!hasFirstThought(doc, seat, factor)) return null;
  const id = keyOf(seat, factor);
  return { words: proseOf(doc, "words", id), weighs: proseOf(doc, "weighs", id) };
}

export function hasFirstThought(doc: Y.Doc, seat: string, factor: string): boolean {
  return collectionOf(doc, "first-thoughts").has(`${keyOf(seat, factor)}/made`);
}

/** Once for a seat and a factor; whatever comes later changes nothing. */
export function recordFirstThought(
  doc: Y.Doc,
  perspective: Perspective,
  texts: Texts<readonly Block[]>,
  shown: Shown,
): void {
  if (hasFirstThought(doc, shown.seat, perspective.factor)) return;
  const made = demand(FirstThought, { ...perspective, ...shown }, "first thought");
  const id = keyOf(shown.seat, perspective.factor);
  transact(doc, () => {
    setFields(doc, "first-thoughts", id, { made });
    for (const part of ["words", "weighs"] as const) writeBlocks(proseOf(doc, part, id), texts[part]);
  });
}

const keyOf = (seat: string, factor: string) => `${seat} ${factor}`;
