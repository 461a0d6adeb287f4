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

/** Letters that weigh as much as one struct. */
const lettersAStruct = 25;

/** How much there is to carry: no fewer than the structs that Yjs makes of it, and its letters beside. */
export function weightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    const parts = "runs" in block ? block.runs : [block];
    const marks = parts.reduce((more, { attributes }) => more + 1 + 2 * Object.keys(attributes).length, 0);
    const letters = parts.reduce((more, part) => more + lettersIn(part.attributes) + lettersIn(part), 0);
    return sum + 1 + marks + letters / lettersAStruct + ("runs" in block ? 0 : weightOf(block.blocks));
  }, 0);
}

const lettersIn = (part: object): number =>
  "insert" in part ? String(part.insert).length : "blocks" in part ? 0 : JSON.stringify(part).length - 2;

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
