// The narrative as the board knows it: which words are marked in it, and the way to a passage. The editor is the text's
// own; here it is only listened for.
import { passageBetween, type Passage } from "@hybrid/documents";
import type { PassageLink } from "@hybrid/domain";
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import { createContext, use, useMemo, useRef, useState, type ReactNode } from "react";
import type * as Y from "yjs";
import { TextExtensionContext, useTextExtension, type ShownText } from "../editor/text-extension.ts";
import { createPassageMarks, rangeOf, type StandingPassage } from "./passage-marks.ts";
import { StoryMarks } from "./story-marks.tsx";

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

/** Around the narrative's editor: listens for it, and marks in it what is linked. */
export function StoryText({ children }: { readonly children: ReactNode }) {
  const outer = useTextExtension();
  const { hear } = useStory();
  const [standing, setStanding] = useState<readonly StandingPassage[]>([]);
  const extension = useMemo(
    () => ({
      ...outer,
      createPlugins: (fragment: Y.XmlFragment) => [
        ...outer.createPlugins(fragment),
        createPassageMarks(fragment, setStanding),
      ],
      onText(text: ShownText) {
        const stops = [hear(text), outer.onText(text)];
        return () => stops.forEach((stop) => stop());
      },
    }),
    [outer, hear],
  );
  return (
    <div className="story-text" data-marks={standing.length > 0}>
      <TextExtensionContext value={extension}>{children}</TextExtensionContext>
      <StoryMarks standing={standing} />
    </div>
  );
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
  const [binding, editor, doc] = [bindingOf(text), text?.editor, text?.fragment.doc];
  const range = text && binding && doc && rangeOf(link, doc, text.fragment, binding);
  if (!range || !editor) return false;
  editor.chain().setTextSelection(range).focus(undefined, { scrollIntoView: false }).run();
  text.element.scrollIntoView({ block: "nearest" });
  const { node } = editor.view.domAtPos(range.from);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
  return true;
}
