// Dotted lines under the group's words inside an editor, as decorations: nothing is written into the text. A change
// looks only at the blocks that it changed; the lines in the others move along. In the block that is being written, a
// word that one's own organisation uses unlike the group carries a question; a word that is marked carries the letters
// of whose sense is meant.
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Matcher, MeantSense } from "../language/term-source.ts";
import { differencesOf } from "./differences.ts";
import { meantIn } from "./sense-mark.ts";
import { findPseudonyms } from "./together.ts";

export interface Underlines {
  readonly matcher: Matcher;
  readonly doc: Node;
  readonly decorations: DecorationSet;
  /** A position in the block that is being written here; null until something is. */
  readonly writing: number | null;
}

export const underlinesKey = new PluginKey<Underlines>("term-underlines");

export function createUnderlines(matcher: Matcher): Plugin<Underlines> {
  return new Plugin<Underlines>({
    key: underlinesKey,
    state: {
      init: (_config, state) => underline(state.doc, matcher),
      apply: (tr, previous) => {
        const next = tr.getMeta(underlinesKey) as Matcher | undefined;
        if (next) return underline(tr.doc, next, previous.writing);
        if (!tr.docChanged) return previous;
        return underlineAnew(previous, tr.doc, isOthers(tr) ? undefined : tr.selection.head);
      },
    },
    props: { decorations: (state) => underlinesKey.getState(state)?.decorations },
  });
}

function isOthers(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

/** The transaction after which another matcher draws the lines. */
export const changeMatcher = (state: EditorState, matcher: Matcher): Transaction =>
  state.tr.setMeta(underlinesKey, matcher).setMeta("addToHistory", false);

/** The underlines of a document. */
export function underline(doc: Node, matcher: Matcher, writing: number | null = null): Underlines {
  const decorations: Decoration[] = [];
  doc.descendants((block, position) => {
    if (block.isTextblock) decorations.push(...underlineBlock(block, position + 1, matcher, writing));
    return !block.isTextblock;
  });
  return { matcher, doc, decorations: DecorationSet.create(doc, decorations), writing };
}

/**
 * The same after a change: only what differs is looked at, and the block that was or is being written. Without
 * `writing`, which a change of one's own brings along, that place stays where it was.
 */
export function underlineAnew(last: Underlines, doc: Node, writing?: number): Underlines {
  const { matcher } = last;
  const differences = differencesOf(last.doc, doc);
  const mapping = new Mapping(differences.map((one) => new StepMap(one)));
  const left = last.writing === null ? null : mapping.map(last.writing);
  const places = [left, writing ?? left];
  let decorations = last.decorations.map(mapping, doc);
  doc.descendants((block, position) => {
    const end = position + block.nodeSize;
    if (!block.isTextblock) return true;
    const isNew = differences.some(([from, , length]) => position < from + length && end > from);
    if (!isNew && !places.some((place) => place !== null && place > position && place < end)) return false;
    decorations = decorations
      .remove(decorations.find(position + 1, end - 1))
      .add(doc, underlineBlock(block, position + 1, matcher, writing ?? left));
    return false;
  });
  return { matcher, doc, decorations, writing: writing ?? left };
}

/** What is drawn in one block, whose words begin at `start`. */
function underlineBlock(block: Node, start: number, matcher: Matcher, writing: number | null): Decoration[] {
  const text = textOf(block);
  const marked = meantIn(block);
  const isWritten = writing !== null && writing >= start && writing <= start + block.content.size;
  const terms = matcher.find(text).flatMap(({ from, to, term }) => {
    const asks = isWritten && matcher.asks?.(term) === true && !marked.some((one) => one.from < to && one.to > from);
    return [draw(start + from, start + to, term, asks), ...(asks ? [letter(start + to, "asks", "?")] : [])];
  });
  const senses = marked.flatMap(({ from, to, meant }) => {
    const says = matcher.meant?.(meant.by);
    if (!says) return [];
    return [dressMeant(start + from, start + to, says), letter(start + to, `meant o-${says.kind}`, says.letters)];
  });
  return [...terms, ...senses, ...findPseudonyms(text).map(({ from, to }) => hold(start + from, start + to))];
}

/** A block's text with one character for each position, so that offsets in it are positions in the document. */
export const textOf = (block: Node): string => block.textBetween(0, block.content.size, undefined, "\n");

function draw(from: number, to: number, term: string, asks: boolean): Decoration {
  return Decoration.inline(from, to, { class: asks ? "term asks" : "term", "data-term": term }, { term });
}

function dressMeant(from: number, to: number, { kind, says }: MeantSense): Decoration {
  return Decoration.inline(from, to, { class: `meant o-${kind}`, title: says });
}

/** Small letters after a word. They are no text, and stand once even where a colleague's caret cuts the word in two. */
function letter(at: number, className: string, letters: string): Decoration {
  const draw = (): HTMLElement => {
    const element = document.createElement("span");
    element.className = `word-letters ${className}`;
    element.dataset["letters"] = letters;
    element.ariaHidden = "true";
    return element;
  };
  return Decoration.widget(at, draw, { side: -1, key: `${className} ${letters}`, ignoreSelection: true });
}

const hold = (from: number, to: number): Decoration => Decoration.inline(from, to, { class: "together" });

const isTerm = (spec: object): spec is { term: string } => "term" in spec;

/** The term at a position, and where it stands. */
export function termAt(state: EditorState, position: number): { term: string; from: number; to: number } | undefined {
  const [hit] = underlinesKey.getState(state)?.decorations.find(position, position, isTerm) ?? [];
  return hit && { term: (hit.spec as { term: string }).term, from: hit.from, to: hit.to };
}
