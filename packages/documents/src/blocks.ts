// Prose as plain values, to be carried from one document into another with all that its writer made of it: lists, line
// breaks, marks and their attributes, also of kinds this version does not know. Carrying must end well whatever a peer
// has put there: what is nested deeper than anybody nests is carried as paragraphs of its words, and what is neither
// text nor element holds no words and stays where it is.

import * as Y from "yjs";
import { readProse } from "./prose.ts";

export type Run = { readonly insert: string; readonly attributes: Readonly<Record<string, unknown>> };

export type Block =
  | { readonly runs: readonly Run[] }
  | {
      readonly name: string;
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly blocks: readonly Block[];
    };

/** Deeper than anyone nests lists, and no deeper than the editor reads. */
const deepest = 40;
const mostLetters = 4000;

export function blocksOf(fragment: Y.XmlFragment): Block[] {
  return childrenOf(fragment, 1);
}

/** Adds the blocks after what is there: nothing is ever overwritten. */
export function writeBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  fragment.push(blocks.map(made));
}

/** The words of the blocks, line by line. */
export function linesOf(blocks: readonly Block[]): string[] {
  const fragment = new Y.Doc().getXmlFragment();
  writeBlocks(fragment, blocks);
  return readProse(fragment);
}

/** How many structs the blocks are made of, at most: a mark begins and ends. */
export function partsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + partsOf(block), 0);
}

function partsOf(block: Block): number {
  if ("runs" in block)
    return block.runs.reduce((sum, { attributes }) => sum + 1 + 2 * Object.keys(attributes).length, 1);
  return 1 + Object.keys(block.attributes).length + partsIn(block.blocks);
}

/** How much there is to carry, in letters. */
export function weightOf(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length;
}

function childrenOf(parent: Y.XmlFragment, depth: number): Block[] {
  if (depth > deepest) return readProse(parent).map(paragraph);
  return (parent.toArray() as unknown[]).flatMap((child): Block | Block[] => {
    if (child instanceof Y.XmlElement)
      return { name: child.nodeName, attributes: plain(child.getAttributes()), blocks: childrenOf(child, depth + 1) };
    return child instanceof Y.XmlText ? { runs: runsOf(child) } : [];
  });
}

function runsOf(text: Y.XmlText): Run[] {
  const delta = text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[];
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === "string" ? { insert, attributes: plain(attributes ?? {}) } : [],
  );
}

function paragraph(words: string): Block {
  return {
    name: "paragraph",
    attributes: {},
    blocks: words === "" ? [] : [{ runs: [{ insert: words, attributes: {} }] }],
  };
}

function made(block: Block): Y.XmlElement | Y.XmlText {
  if ("runs" in block) {
    const text = new Y.XmlText();
    text.applyDelta([...block.runs]);
    return text;
  }
  const element = new Y.XmlElement(block.name);
  // Yjs keeps any plain value, whatever its types say.
  for (const [name, value] of Object.entries(block.attributes)) element.setAttribute(name, value as string);
  element.insert(0, block.blocks.map(made));
  return element;
}

/** Attributes as they can be written elsewhere; one that is no plain value, or larger than any we write, is left out. */
function plain(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => isPlain(value)));
}

function isPlain(value: unknown): boolean {
  if (value instanceof Y.AbstractType) return false;
  // Yjs asks a value for its constructor, and writes none that answers something of its own.
  if (typeof value === "object" && value !== null && Object.hasOwn(value, "constructor")) return false;
  try {
    const written = JSON.stringify(value) as string | undefined;
    return written !== undefined && written.length <= mostLetters;
  } catch {
    return false;
  }
}
