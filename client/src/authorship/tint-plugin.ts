// The tint inside an editor, as decorations: nothing is written into the text. Typing only moves what is drawn; it is
// drawn anew a frame later, and again when the server has told whose the new words are.
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Dress, Wardrobe } from "../editor/text-extension.ts";

const tintKey = new PluginKey<DecorationSet>("authorship-tint");

export interface TintSource {
  readonly wardrobe: () => Wardrobe;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createTint({ wardrobe, subscribe }: TintSource): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: tintKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, drawn) =>
        (tr.getMeta(tintKey) as DecorationSet | undefined) ?? (tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn),
    },
    props: { decorations: (state) => tintKey.getState(state) },
    view: (view) => {
      let frame = 0;
      const draw = (): void => {
        frame = 0;
        if (!view.isDestroyed) redraw(view, wardrobe());
      };
      const drawSoon = (): void => {
        if (frame === 0) frame = requestAnimationFrame(draw);
      };
      const unsubscribe = subscribe(drawSoon);
      drawSoon();
      return {
        update: (_view, before) => {
          if (!before.doc.eq(view.state.doc)) drawSoon();
        },
        destroy: () => {
          cancelAnimationFrame(frame);
          unsubscribe();
        },
      };
    },
  });
}

function redraw(view: EditorView, wardrobe: Wardrobe): void {
  const before = tintKey.getState(view.state) ?? DecorationSet.empty;
  if (wardrobe.length === 0 && before === DecorationSet.empty) return;
  const decorations = dressBlocks(view.state.doc, wardrobe);
  const next = decorations.length > 0 ? DecorationSet.create(view.state.doc, decorations) : DecorationSet.empty;
  view.dispatch(view.state.tr.setMeta(tintKey, next).setMeta("addToHistory", false));
}

function dressBlocks(doc: Node, wardrobe: Wardrobe): Decoration[] {
  const blocks: { block: Node; position: number }[] = [];
  doc.descendants((block, position) => {
    if (block.isTextblock && block.content.size > 0) blocks.push({ block, position });
    return !block.isTextblock;
  });
  // A text that stands otherwise here than in the shared document is not tinted at all, rather than wrongly.
  if (blocks.length !== wardrobe.length) return [];
  return blocks.flatMap(({ block, position }, at) => {
    const dresses = wardrobe[at]!;
    const fits = dresses.every(({ to }) => to <= block.content.size);
    return fits ? dresses.flatMap((dress) => draw(dress, position + 1, block)) : [];
  });
}

function draw({ from, to, className, says, letters }: Dress, start: number, block: Node): Decoration[] {
  const whole = Decoration.inline(start + from, start + to, { class: className, title: says });
  if (letters === "") return [whole];
  // The mark stands before one letter, so that nothing else that is drawn can split what carries it.
  const first = String.fromCodePoint(block.textBetween(from, to, "", "\n").codePointAt(0) ?? 0).length;
  const mark = { class: "dress-start", "data-letters": letters };
  return [whole, Decoration.inline(start + from, start + Math.min(to, from + first), mark)];
}
