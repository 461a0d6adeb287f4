// Linked passages in the narrative, as decorations: nothing is written into the text and no caret is moved. Where they
// lie is worked out when a link comes or goes and when a colleague's words have been taken in; what is typed here only
// moves what is drawn. How high they stand is measured once the text has come to rest.
import { passageOf, readLinks, watchLinks } from "@hybrid/documents";
import type { PassageLink } from "@hybrid/domain";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { alike } from "../session/reading.ts";

/** A passage that stands in the text, and how far below the upper edge of what is around the text it begins. */
export interface StandingPassage {
  readonly link: string;
  readonly top: number;
}

const marksKey = new PluginKey<DecorationSet>("passage-marks");
const restMs = 150;

export function createPassageMarks(
  fragment: Y.XmlFragment,
  onMeasured: (passages: readonly StandingPassage[]) => void,
): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, drawn) =>
        (tr.getMeta(marksKey) as DecorationSet | undefined) ?? (tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn),
    },
    props: { decorations: (state) => marksKey.getState(state) },
    view: (view) => watchMarks(view, fragment, onMeasured),
  });
}

function watchMarks(
  view: EditorView,
  fragment: Y.XmlFragment,
  onMeasured: (passages: readonly StandingPassage[]) => void,
) {
  let [frame, timer]: [number, ReturnType<typeof setTimeout> | undefined] = [0, undefined];
  let measured: readonly StandingPassage[] = [];
  const measureNow = (): void => {
    timer = undefined;
    const next = view.isDestroyed ? [] : measure(view);
    if (alike(measured, next)) return;
    measured = next;
    onMeasured(next);
  };
  const measureSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(measureNow, restMs);
  };
  const draw = (): void => {
    frame = 0;
    if (!view.isDestroyed) redraw(view, fragment);
    measureSoon();
  };
  const drawSoon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const stop = fragment.doc ? watchLinks(fragment.doc, drawSoon) : undefined;
  const sizes = new ResizeObserver(measureSoon);
  sizes.observe(view.dom);
  drawSoon();
  return {
    update: (_view: EditorView, before: EditorState) => {
      if (before.doc === view.state.doc) return;
      if (tookIn(view.state)) drawSoon();
      else if (marksKey.getState(view.state) !== DecorationSet.empty) measureSoon();
    },
    destroy: () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      sizes.disconnect();
      stop?.();
      onMeasured([]);
    },
  };
}

/** Whether the text has last been changed from the shared document, which draws anew what stood there. */
function tookIn(state: EditorState): boolean {
  const sync = ySyncPluginKey.getState(state) as { isChangeOrigin?: boolean } | undefined;
  return sync?.isChangeOrigin === true;
}

function redraw(view: EditorView, fragment: Y.XmlFragment): void {
  const before = marksKey.getState(view.state) ?? DecorationSet.empty;
  const decorations = drawLinks(view.state, fragment);
  if (decorations.length === 0 && before === DecorationSet.empty) return;
  const next = decorations.length > 0 ? DecorationSet.create(view.state.doc, decorations) : DecorationSet.empty;
  const tr: Transaction = view.state.tr.setMeta(marksKey, next).setMeta("addToHistory", false);
  view.dispatch(tr);
}

function drawLinks(state: EditorState, fragment: Y.XmlFragment): Decoration[] {
  const { doc } = fragment;
  const binding = (ySyncPluginKey.getState(state) as { binding?: ProsemirrorBinding } | undefined)?.binding;
  if (!doc || !binding) return [];
  const links = readLinks(doc).flatMap((entry) => (entry.readable && !entry.value.off ? entry.value : []));
  return links.flatMap((link) => {
    const range = rangeOf(link, doc, fragment, binding);
    if (!range || range.to <= range.from || range.to > state.doc.content.size) return [];
    const from = range.from + blanksBefore(state.doc.textBetween(range.from, range.to, "\n", "\n"));
    if (from >= range.to) return [];
    return Decoration.inline(from, range.to, { nodeName: "mark", class: "passage" }, { link: link.id });
  });
}

/** A word marked by keyboard brings the space before it along, which needs no line. */
const blanksBefore = (words: string): number => words.length - words.trimStart().length;

/** Where a link's words stand in the text; undefined where they are gone. */
export function rangeOf(
  link: PassageLink,
  doc: Y.Doc,
  fragment: Y.XmlFragment,
  binding: ProsemirrorBinding,
): { readonly from: number; readonly to: number } | undefined {
  const passage = passageOf(link);
  if (!passage) return undefined;
  const [from, to] = [passage.start, passage.end].map((at) =>
    relativePositionToAbsolutePosition(doc, fragment, beforeFirst(doc, at), binding.mapping),
  );
  return typeof from === "number" && typeof to === "number" ? { from, to } : undefined;
}

/** The binding takes a letter at the very start of its text for one that got lost; said by its text it is believed. */
function beforeFirst(doc: Y.Doc, position: Y.RelativePosition): Y.RelativePosition {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
  return found?.index === 0 ? Y.createRelativePositionFromTypeIndex(found.type, 0, -1) : position;
}

function measure(view: EditorView): StandingPassage[] {
  const drawn = marksKey.getState(view.state)?.find() ?? [];
  const edge = (view.dom.closest(".story-text") ?? view.dom).getBoundingClientRect().top;
  const first = new Map<string, number>();
  for (const { from, spec } of drawn) {
    const { link } = spec as { link: string };
    first.set(link, Math.min(from, first.get(link) ?? from));
  }
  return [...first]
    .toSorted(([, one], [, other]) => one - other)
    .map(([link, from]) => ({ link, top: Math.round(view.coordsAtPos(from, 1).top - edge) }));
}
