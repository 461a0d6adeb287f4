// Dotted lines under the group's words inside an editor, as decorations: nothing is written into the text. A change
// looks only at the blocks whose words are new; what was found in the others is remembered by their text.
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Matcher } from "../language/term-source.ts";
import { findPseudonyms } from "./together.ts";

type Found = ReturnType<Matcher["find"]>;

export interface Underlines {
  readonly matcher: Matcher;
  readonly found: ReadonlyMap<string, Found>;
  readonly decorations: DecorationSet;
}

export const underlinesKey = new PluginKey<Underlines>("term-underlines");

const nothing: ReadonlyMap<string, Found> = new Map();

export function createUnderlines(matcher: Matcher): Plugin<Underlines> {
  return new Plugin<Underlines>({
    key: underlinesKey,
    state: {
      init: (_config, state) => underline(state.doc, matcher, nothing),
      apply: (tr, previous) => {
        const next = tr.getMeta(underlinesKey) as Matcher | undefined;
        if (next) return underline(tr.doc, next, nothing);
        return tr.docChanged ? underline(tr.doc, previous.matcher, previous.found) : previous;
      },
    },
    props: { decorations: (state) => underlinesKey.getState(state)?.decorations },
  });
}

/** The transaction after which another matcher draws the lines. */
export const changeMatcher = (state: EditorState, matcher: Matcher): Transaction =>
  state.tr.setMeta(underlinesKey, matcher).setMeta("addToHistory", false);

/** The underlines of a document; blocks whose text is in `known` are not searched again. */
export function underline(doc: Node, matcher: Matcher, known: ReadonlyMap<string, Found>): Underlines {
  const found = new Map<string, Found>();
  const decorations: Decoration[] = [];
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    const text = textOf(block);
    const terms = found.get(text) ?? known.get(text) ?? matcher.find(text);
    found.set(text, terms);
    for (const { from, to, term } of terms) decorations.push(draw(position + 1 + from, position + 1 + to, term));
    for (const { from, to } of findPseudonyms(text)) decorations.push(hold(position + 1 + from, position + 1 + to));
    return false;
  });
  return { matcher, found, decorations: DecorationSet.create(doc, decorations) };
}

/** A block's text with one character for each position, so that offsets in it are positions in the document. */
export const textOf = (block: Node): string => block.textBetween(0, block.content.size, undefined, "\n");

function draw(from: number, to: number, term: string): Decoration {
  return Decoration.inline(from, to, { class: "term", "data-term": term }, { term });
}

const hold = (from: number, to: number): Decoration => Decoration.inline(from, to, { class: "together" });

const isTerm = (spec: object): spec is { term: string } => "term" in spec;

/** The term at a position, and where it stands. */
export function termAt(state: EditorState, position: number): { term: string; from: number; to: number } | undefined {
  const [hit] = underlinesKey.getState(state)?.decorations.find(position, position, isTerm) ?? [];
  return hit && { term: (hit.spec as { term: string }).term, from: hit.from, to: hit.to };
}
