// What somebody outside adds to every text of a page, without the texts knowing what it is: plugins and tools for
// those that are written in, a dress for stretches of those that are read. It hears of each text that is shown.
import type { Editor } from "@tiptap/core";
import type { Plugin } from "@tiptap/pm/state";
import { createContext, use, useLayoutEffect, type RefObject } from "react";
import type { LucideIcon } from "lucide-react";
import type * as Y from "yjs";

export interface ShownText {
  readonly element: HTMLElement;
  readonly fragment: Y.XmlFragment;
  /** undefined for a text to read */
  readonly editor: Editor | undefined;
}

/** How a stretch of one block is shown: offsets in the block, a class, what is said of it, and letters at its start. */
export interface Dress {
  readonly from: number;
  readonly to: number;
  readonly className: string;
  readonly says: string;
  readonly letters: string;
}

/** By block, of those blocks that are not empty. */
export type Wardrobe = readonly (readonly Dress[])[];

export interface TextTool {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly press: (editor: Editor) => void;
}

export interface TextExtension {
  readonly createPlugins: (fragment: Y.XmlFragment) => readonly Plugin[];
  /** Answers how to say that the text is gone. */
  readonly onText: (text: ShownText) => () => void;
  /** A hook: how a text to read is dressed. */
  readonly useWardrobe: (fragment: Y.XmlFragment) => Wardrobe;
  readonly useTool: () => TextTool | undefined;
}

const noWardrobe: Wardrobe = [];

/** For a text that the server has recorded: its rows do not say whose words they are, its record does. */
export const noTextExtension: TextExtension = {
  createPlugins: () => [],
  onText: () => () => {},
  useWardrobe: () => noWardrobe,
  useTool: () => undefined,
};

export const TextExtensionContext = createContext(noTextExtension);

export const useTextExtension = (): TextExtension => use(TextExtensionContext);

/** Says that a text stands in `element`. */
export function useShownText(element: RefObject<HTMLElement | null>, fragment: Y.XmlFragment, editor?: Editor): void {
  const { onText } = useTextExtension();
  useLayoutEffect(
    () => (element.current ? onText({ element: element.current, fragment, editor }) : undefined),
    [element, fragment, editor, onText],
  );
}

/** [from, to) of a block, cut where its dress changes. */
export function cutByDress(
  dresses: readonly Dress[],
  from: number,
  to: number,
): { from: number; to: number; dress: Dress | undefined }[] {
  const parts: { from: number; to: number; dress: Dress | undefined }[] = [];
  let reached = from;
  for (const dress of dresses) {
    const [start, end] = [Math.max(dress.from, reached), Math.min(dress.to, to)];
    if (start >= end) continue;
    if (start > reached) parts.push({ from: reached, to: start, dress: undefined });
    parts.push({ from: start, to: end, dress });
    reached = end;
  }
  if (reached < to) parts.push({ from: reached, to, dress: undefined });
  return parts;
}
