// Links from factors to passages of the narrative, in the root map "links" (factor, start, end, quote, off). The ends
// are Yjs relative positions: they point at letters, not at numbers, and so survive every edit around them. When all
// the letters between them are struck out, the passage is gone and reads as null.

import { PassageLink, longestQuote } from "@hybrid/domain";
import * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { demandFree, demandKnown, readEntries, setFields, watch, type Entry } from "./entries.ts";
import { narrativeOf } from "./picture.ts";

/** Where a passage begins and ends: texts of the narrative and offsets in them. */
export type Passage = { readonly start: Y.RelativePosition; readonly end: Y.RelativePosition };

export function readLinks(doc: Y.Doc): Entry<PassageLink>[] {
  return readEntries(doc, "links", PassageLink, (id, fields) => ({
    id,
    factor: fields.get("factor"),
    start: fields.get("start"),
    end: fields.get("end"),
    quote: fields.get("quote"),
    off: fields.get("off") ?? false,
  }));
}

/** Calls back when a link comes or is taken off; returns how to stop. */
export function watchLinks(doc: Y.Doc, listener: () => void): () => void {
  return watch(doc, "links", listener);
}

/** Links a factor to a passage that holds at least one letter. */
export function linkPassage(doc: Y.Doc, link: { id: string; factor: string; passage: Passage }): void {
  demandFree(doc, "links", link.id);
  demandKnown(doc, "factors", link.factor);
  const words = wordsBetween(doc, link.passage);
  if (words === null) throw new RangeError("links: the passage is empty");
  const fields = demand(
    PassageLink,
    {
      id: link.id,
      factor: link.factor,
      start: Y.encodeRelativePosition(link.passage.start),
      end: Y.encodeRelativePosition(link.passage.end),
      quote: words.slice(0, longestQuote),
      off: false,
    },
    "link",
  );
  const { factor, start, end, quote } = fields;
  transact(doc, () => setFields(doc, "links", link.id, { factor, start, end, quote }));
}

export function takeOffLink(doc: Y.Doc, id: string): void {
  demandKnown(doc, "links", id);
  transact(doc, () => setFields(doc, "links", id, { off: true }));
}

/** The ends of a link, or null for ends that no Yjs wrote. */
export function passageOf({ start, end }: PassageLink): Passage | null {
  try {
    return { start: Y.decodeRelativePosition(start), end: Y.decodeRelativePosition(end) };
  } catch {
    return null;
  }
}

/** The links that are in use, each with what its passage says now; null when none of its words are left. */
export function readPassages(doc: Y.Doc): { readonly link: PassageLink; readonly words: string | null }[] {
  const links = readLinks(doc).flatMap((entry) => (entry.readable && !entry.value.off ? entry.value : []));
  if (links.length === 0) return [];
  const texts = textsOf(narrativeOf(doc));
  return links.map((link) => {
    const passage = passageOf(link);
    return { link, words: passage === null ? null : wordsBetween(doc, passage, texts) };
  });
}

/** The passage of one block of the narrative, from one offset to another. */
export function passageIn(text: Y.XmlText, from: number, to: number): Passage {
  return passageFrom({ text, at: from }, { text, at: to });
}

/** The passage between two positions of the narrative, which may lie beside its words; null when it has no words. */
export function passageBetween(doc: Y.Doc, start: Y.RelativePosition, end: Y.RelativePosition): Passage | null {
  const [from, to] = [
    nearestLetter(Y.createAbsolutePositionFromRelativePosition(start, doc), "after"),
    nearestLetter(Y.createAbsolutePositionFromRelativePosition(end, doc), "before"),
  ];
  if (!from || !to) return null;
  const passage = passageFrom(from, to);
  return wordsBetween(doc, passage) === null ? null : passage;
}

type Letter = { readonly text: Y.XmlText; readonly at: number };

function passageFrom(from: Letter, to: Letter): Passage {
  return {
    start: Y.createRelativePositionFromTypeIndex(from.text, from.at),
    // Held from the left, so that what is written right after the passage does not become part of it.
    end: Y.createRelativePositionFromTypeIndex(to.text, to.at, -1),
  };
}

function nearestLetter(position: Y.AbsolutePosition | null, side: "after" | "before"): Letter | null {
  if (!position) return null;
  const { type, index } = position;
  if (type instanceof Y.XmlText) return { text: type, at: index };
  if (!(type instanceof Y.XmlFragment)) return null;
  const children = type.toArray();
  const texts = (side === "after" ? children.slice(index) : children.slice(0, index)).flatMap((child) =>
    textsOf(child),
  );
  const text = side === "after" ? texts[0] : texts.at(-1);
  return text ? { text, at: side === "after" ? 0 : text.length } : null;
}

function wordsBetween(doc: Y.Doc, { start, end }: Passage, texts = textsOf(narrativeOf(doc))): string | null {
  const [from, to] = [start, end].map((position) => Y.createAbsolutePositionFromRelativePosition(position, doc));
  if (!from || !to) return null;
  const [first, last] = [from, to].map(({ type }) => texts.indexOf(type as Y.XmlText));
  if (first === undefined || last === undefined || first < 0 || last < first) return null;
  const words = texts.slice(first, last + 1).map((text, at) => {
    const plain = plainOf(text);
    return plain.slice(at === 0 ? from.index : 0, first + at === last ? to.index : plain.length);
  });
  const joined = words.join("\n").trim();
  return joined === "" ? null : joined;
}

/** Walks without recursion, because a peer may nest as deep as it likes. */
function textsOf(root: unknown): Y.XmlText[] {
  const texts: Y.XmlText[] = [];
  const waiting: unknown[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof Y.XmlText) texts.push(next);
    else if (next instanceof Y.XmlFragment) for (const child of next.toArray().toReversed()) waiting.push(child);
  }
  return texts;
}

function plainOf(text: Y.XmlText): string {
  const pieces = text.toDelta() as { insert: unknown }[];
  return pieces.map(({ insert }) => (typeof insert === "string" ? insert : " ")).join("");
}
