// Dotted lines under the group's words inside an editor, as decorations: nothing is written into the text. A change
// looks only at the blocks whose words are new; what was found in the others is remembered by their text. In the block
// that is being written, a word that one's own organisation uses unlike the group carries a question; a word that is
// marked carries the letters of whose sense is meant.
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Matcher, MeantSense } from "../language/term-source.ts";
import { meantIn } from "./sense-mark.ts";
import { findPseudonyms } from "./together.ts";

type Found = ReturnType<Matcher["find"]>;

export interface Underlines {
  readonly matcher: Matcher;
  readonly found: ReadonlyMap<string, Found>;
  readonly decorations: DecorationSet;
  /** A position in the block that is being written here; null until something is. */
  readonly writing: number | null;
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
        if (next) return underline(tr.doc, next, nothing, previous.writing);
        if (!tr.docChanged) return previous;
        return underline(tr.doc, previous.matcher, previous.found, writingAfter(tr, previous.writing));
      },
    },
    props: { decorations: (state) => underlinesKey.getState(state)?.decorations },
  });
}

/** A colleague's change moves the place; one's own is where the caret is now. */
function writingAfter(tr: Transaction, before: number | null): number | null {
  const fromOutside = (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin;
  if (fromOutside) return before === null ? null : tr.mapping.map(before);
  return tr.selection.head;
}

/** The transaction after which another matcher draws the lines. */
export const changeMatcher = (state: EditorState, matcher: Matcher): Transaction =>
  state.tr.setMeta(underlinesKey, matcher).setMeta("addToHistory", false);

/** The underlines of a document; blocks whose text is in `known` are not searched again. */
export function underline(
  doc: Node,
  matcher: Matcher,
  known: ReadonlyMap<string, Found>,
  writing: number | null = null,
): Underlines {
  const found = new Map<string, Found>();
  const decorations: Decoration[] = [];
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    const text = textOf(block);
    const terms = found.get(text) ?? known.get(text) ?? matcher.find(text);
    found.set(text, terms);
    const start = position + 1;
    const marked = meantIn(block);
    const isWritten = writing !== null && writing >= start && writing <= start + block.content.size;
    for (const { from, to, term } of terms) {
      const asks = isWritten && matcher.asks?.(term) === true && !marked.some((one) => one.from < to && one.to > from);
      decorations.push(draw(start + from, start + to, term, asks));
      if (asks) decorations.push(letter(start + to, "asks", "?"));
    }
    for (const { from, to, meant } of marked) {
      const says = matcher.meant?.(meant.by);
      if (!says) continue;
      decorations.push(dressMeant(start + from, start + to, says));
      decorations.push(letter(start + to, `meant o-${says.kind}`, says.letters));
    }
    for (const { from, to } of findPseudonyms(text)) decorations.push(hold(position + 1 + from, position + 1 + to));
    return false;
  });
  return { matcher, found, decorations: DecorationSet.create(doc, decorations), writing };
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
