// Which words are meant: those selected, or the word at the caret, in a text that is written in or one that is read.
// In an editor the way from the screen to the shared text is y-tiptap's relative positions; in a text to read it is
// the block and the offset in it. Both end as units of the shared text, and then as ids.
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import type { Editor } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import type { ShownText } from "../editor/text-extension.ts";
import { anchorAt, readLocalText, unitAt, type LocalText } from "./local-text.ts";

/** Words somebody asks about. The anchors hold on to them while others write. */
export interface Asked {
  readonly fragment: Y.XmlFragment;
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
}

type Range = { readonly from: number; readonly to: number };

/** Undefined if nothing is selected in this text and there is no word at the caret. */
export function readSelection(text: ShownText): Asked | undefined {
  const range = text.editor ? rangeInEditor(text.editor, text.fragment) : rangeInReading(text);
  if (!range) return undefined;
  const local = readLocalText(text.fragment);
  const { from, to } = range.from < range.to ? range : wordAt(local, range.from);
  const start = anchorAt(text.fragment, from, 0);
  const end = anchorAt(text.fragment, to, -1);
  return from < to && start && end ? { fragment: text.fragment, start, end } : undefined;
}

/** Where the words that were asked about stand now. */
export function rangeOf({ fragment, start, end }: Asked): Range {
  const { doc } = fragment;
  const [from, to] = [start, end].map((anchor) => {
    const place = doc && Y.createAbsolutePositionFromRelativePosition(anchor, doc);
    return place ? unitAt(fragment, place.type, place.index) : undefined;
  });
  return from === undefined || to === undefined ? { from: 0, to: 0 } : { from, to: Math.max(from, to) };
}

function rangeInEditor({ state, view }: Editor, fragment: Y.XmlFragment): Range | undefined {
  const sync = ySyncPluginKey.getState(state) as { binding?: ProsemirrorBinding } | undefined;
  const { doc } = fragment;
  if (!sync?.binding || !doc) return undefined;
  const { mapping } = sync.binding;
  const [from, to] = positionsIn(view).map((position) => {
    const relative = absolutePositionToRelativePosition(position, fragment, mapping) as Y.RelativePosition;
    const place = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return place ? unitAt(fragment, place.type, place.index) : undefined;
  });
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The screen's selection where it lies in the text: the editor hears of its last steps a moment later. */
function positionsIn(view: EditorView): [from: number, to: number] {
  const { from, to } = view.state.selection;
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (!range || !view.dom.contains(range.commonAncestorContainer)) return [from, to];
  return [view.posAtDOM(range.startContainer, range.startOffset), view.posAtDOM(range.endContainer, range.endOffset)];
}

function rangeInReading({ element, fragment }: ShownText): Range | undefined {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (!range?.intersectsNode(element)) return undefined;
  const { blocks } = readLocalText(fragment);
  const paragraphs = [...element.querySelectorAll("p")].filter((paragraph) => lengthOf(paragraph) > 0);
  if (paragraphs.length !== blocks.length) return undefined;
  const unitOf = (node: Node, offset: number): number => {
    let at = 0;
    for (const [i, paragraph] of paragraphs.entries()) {
      const before = unitsBefore(paragraph, node, offset);
      at = blocks[i]!.at + Math.min(before ?? 0, blocks[i]!.length);
      if (before !== undefined && (before < blocks[i]!.length || paragraph.contains(node))) return at;
      at = blocks[i]!.at + blocks[i]!.length;
    }
    return at;
  };
  return { from: unitOf(range.startContainer, range.startOffset), to: unitOf(range.endContainer, range.endOffset) };
}

/** What counts in a paragraph: its words and line breaks, not what was put beside them for those who listen. */
function leavesOf(paragraph: Element): Node[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Element && node.hasAttribute("data-aside")) return NodeFilter.FILTER_REJECT;
    return node instanceof Text || node instanceof HTMLBRElement ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const leaves: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) leaves.push(node);
  return leaves;
}

const unitsOf = (leaf: Node): number => (leaf instanceof Text ? leaf.data.length : 1);
const lengthOf = (paragraph: Element): number => leavesOf(paragraph).reduce((sum, leaf) => sum + unitsOf(leaf), 0);

/** How many units of the paragraph lie before a point of the page; undefined if all of them do. */
function unitsBefore(paragraph: Element, node: Node, offset: number): number | undefined {
  const point = document.createRange();
  point.setStart(node, offset);
  point.collapse(true);
  let at = 0;
  for (const leaf of leavesOf(paragraph)) {
    if (leaf === node) return at + Math.min(offset, unitsOf(leaf));
    if (point.comparePoint(leaf, 0) >= 0) return at;
    at += unitsOf(leaf);
  }
  return paragraph.contains(node) ? at : undefined;
}

/** The word a caret stands in, or else the one before it. */
function wordAt({ runs, blocks }: LocalText, unit: number): Range {
  const block = blocks.find(({ at, length }) => at <= unit && unit <= at + length);
  if (!block) return { from: unit, to: unit };
  const text = runs
    .filter(({ at }) => at >= block.at && at < block.at + block.length)
    .map((run) => run.text)
    .join("");
  const offset = unit - block.at;
  let near: Range | undefined;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}%'’-]+/gu)) {
    const word = { from: match.index, to: match.index + match[0].length };
    if (word.from <= offset) near = word;
  }
  return near ? { from: block.at + near.from, to: block.at + near.to } : { from: unit, to: unit };
}
