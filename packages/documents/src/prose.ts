// Prose is a Y.XmlFragment of blocks, as the editor writes it: paragraphs and lists. Reading takes whatever is there
// and gives plain text, for previews, term matching and export; it walks without recursion, because a peer may nest as
// deep as it likes.

import * as Y from "yjs";

/** The text of each block, in order. A hard break is a line break; what is not text is left out. Never throws. */
export function readProse(fragment: Y.XmlFragment): string[] {
  const blocks: string[] = [];
  const waiting: (string | Y.XmlFragment)[] = [fragment];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") blocks.push(next);
    else for (const part of partsOf(next).toReversed()) waiting.push(part);
  }
  return blocks;
}

/** Adds one paragraph for each text, after what is there: nothing is ever overwritten. */
export function writeProse(fragment: Y.XmlFragment, paragraphs: readonly string[]): void {
  fragment.push(
    paragraphs.map((text) => {
      const paragraph = new Y.XmlElement("paragraph");
      if (text !== "") paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    }),
  );
}

/** Whether there is nothing in it but blanks. */
export function isEmptyProse(fragment: Y.XmlFragment): boolean {
  return readProse(fragment).every((block) => block.trim() === "");
}

/** Plain text as a person typed it, cut into paragraphs. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

/** The children of a block: neighbouring inline ones as one text, blocks as they are. */
function partsOf(parent: Y.XmlFragment): (string | Y.XmlFragment)[] {
  const parts: (string | Y.XmlFragment)[] = [];
  let line: string | null = null;
  for (const child of parent.toArray() as unknown[]) {
    const inline = inlineText(child);
    if (inline !== null) line = (line ?? "") + inline;
    else if (child instanceof Y.XmlFragment) {
      if (line !== null) parts.push(line);
      line = null;
      parts.push(child);
    }
  }
  if (line !== null) parts.push(line);
  const blank = parts.length === 0 && parent instanceof Y.XmlElement && parent.nodeName === "paragraph";
  return blank ? [""] : parts;
}

function inlineText(child: unknown): string | null {
  if (child instanceof Y.XmlElement && child.nodeName === "hardBreak") return "\n";
  if (!(child instanceof Y.Text)) return null;
  const pieces = child.toDelta() as { insert: unknown }[];
  return pieces.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}
