// The narrative as the board knows it: which words are marked in it, and the way to a passage. The editor is the text's
// own; here it is only listened for.
import { passageBetween, passageOf, type Passage } from "@hybrid/documents";
import type { PassageLink } from "@hybrid/domain";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from "@tiptap/y-tiptap";
import { createContext, use, useMemo, useRef, type ReactNode } from "react";
import type * as Y from "yjs";
import { TextExtensionContext, useTextExtension, type ShownText } from "../editor/text-extension.ts";

export interface Story {
  /** The words marked in the narrative; null when none are. */
  readonly readMarked: () => Passage | null;
  /** Goes to a passage and marks it; false where it cannot. */
  readonly goTo: (link: PassageLink) => boolean;
  readonly hear: (text: ShownText) => () => void;
}

const StoryContext = createContext<Story | undefined>(undefined);

export function useStory(): Story {
  const story = use(StoryContext);
  if (!story) throw new RangeError("Only below StoryProvider");
  return story;
}

export function StoryProvider({ children }: { readonly children: ReactNode }) {
  const shown = useRef<ShownText>(undefined);
  const story = useMemo(
    (): Story => ({
      readMarked: () => readMarked(shown.current),
      goTo: (link) => goTo(shown.current, link),
      hear(text) {
        shown.current = text;
        return () => {
          if (shown.current === text) shown.current = undefined;
        };
      },
    }),
    [],
  );
  return <StoryContext value={story}>{children}</StoryContext>;
}

/** Around the narrative's editor. */
export function StoryText({ children }: { readonly children: ReactNode }) {
  const outer = useTextExtension();
  const { hear } = useStory();
  const extension = useMemo(
    () => ({
      ...outer,
      onText(text: ShownText) {
        const stops = [hear(text), outer.onText(text)];
        return () => stops.forEach((stop) => stop());
      },
    }),
    [outer, hear],
  );
  return <TextExtensionContext value={extension}>{children}</TextExtensionContext>;
}

function bindingOf(text: ShownText | undefined): ProsemirrorBinding | undefined {
  const state = text?.editor && (ySyncPluginKey.getState(text.editor.state) as { binding?: ProsemirrorBinding });
  return state?.binding;
}

function readMarked(text: ShownText | undefined): Passage | null {
  const [binding, editor, doc] = [bindingOf(text), text?.editor, text?.fragment.doc];
  if (!text || !binding || !editor || !doc) return null;
  const { from, to } = editor.state.selection;
  if (from === to) return null;
  const [start, end] = [from, to].map(
    (at) => absolutePositionToRelativePosition(at, text.fragment, binding.mapping) as Y.RelativePosition,
  );
  return start && end ? passageBetween(doc, start, end) : null;
}

function goTo(text: ShownText | undefined, link: PassageLink): boolean {
  const [binding, editor, doc, passage] = [bindingOf(text), text?.editor, text?.fragment.doc, passageOf(link)];
  if (!text || !binding || !editor || !doc || !passage) return false;
  const [from, to] = [passage.start, passage.end].map((at) =>
    relativePositionToAbsolutePosition(doc, text.fragment, at, binding.mapping),
  );
  if (typeof from !== "number" || typeof to !== "number") return false;
  editor.chain().setTextSelection({ from, to }).focus(undefined, { scrollIntoView: false }).run();
  text.element.scrollIntoView({ block: "nearest" });
  const { node } = editor.view.domAtPos(from);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
  return true;
}
