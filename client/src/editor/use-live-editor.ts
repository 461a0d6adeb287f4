// The life of an editor in a component: made when the text is there, told of new rights and new words, let go with it.
import type { Editor } from "@tiptap/core";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { hoverDelay, leaveDelay, useTermPanel, type TermPanel } from "./term-panel.tsx";
import { createLiveEditor } from "./live-editor.ts";
import type { Matcher } from "../language/term-source.ts";
import { useTextExtension, type TextExtension } from "./text-extension.ts";
import { changeMatcher } from "./term-underlines.ts";
import type { TermWatch } from "./term-watch.ts";
import { readWords } from "./words.ts";
import type { WordsEditorProps } from "./words-editor-props.ts";

interface LiveProps extends WordsEditorProps {
  readonly kind: "full" | "plain" | "line";
  readonly writes: boolean;
  readonly matcher: Matcher;
  /** The id of the sentence that names the keys. */
  readonly hint: string;
  readonly goToTools: () => void;
  readonly onTooLong: (tooLong: boolean) => void;
  /** Alt+M in a word. */
  readonly onMean: TermWatch["onMean"];
}

export function useLiveEditor(surface: RefObject<HTMLElement | null>, props: LiveProps): Editor | undefined {
  const [editor, setEditor] = useState<Editor>();
  const latest = useRef(props);
  const nowPanel = useTermPanel();
  const panel = useRef(nowPanel);
  const extension = useTextExtension();
  useLayoutEffect(() => {
    latest.current = props;
    panel.current = nowPanel;
  });
  const { fragment, open, label, matcher, writes } = props;
  useLayoutEffect(() => {
    // What came since the last rendering is looked at before the binding is.
    if (!surface.current || !readWords(fragment)) return;
    const made = make(surface.current, latest, panel, extension);
    setEditor(made);
    return () => {
      made.destroy();
      setEditor(undefined);
    };
  }, [surface, fragment, open.connection, open.doc, label, extension]);
  useEffect(() => {
    if (editor) editor.view.dispatch(changeMatcher(editor.state, matcher));
  }, [editor, matcher]);
  useEffect(() => editor?.setEditable(writes, false), [editor, writes]);
  return editor;
}

function make(
  element: HTMLElement,
  latest: RefObject<LiveProps>,
  panel: RefObject<TermPanel>,
  { createPlugins }: TextExtension,
): Editor {
  const { fragment, open, label, kind, writes, autofocus, placeholder, matcher, hint } = latest.current;
  return createLiveEditor({
    element,
    fragment,
    open,
    oneLine: kind === "line",
    editable: writes,
    autofocus: autofocus ?? false,
    placeholder: placeholder ?? "",
    matcher,
    watch: watchFor(panel, latest),
    plugins: createPlugins(fragment),
    attributes: {
      role: "textbox",
      "aria-label": label,
      "aria-multiline": String(kind !== "line"),
      "aria-describedby": hint,
      ...(placeholder === undefined ? {} : { "aria-placeholder": placeholder }),
    },
    onKey: (event) => handleKey(event, latest.current),
    onTooLong: () => latest.current.onTooLong(true),
  });
}

function handleKey(event: KeyboardEvent, { kind, goToTools, onDone, onTooLong }: LiveProps): boolean {
  onTooLong(false);
  if (event.isComposing) return false;
  if (event.key === "F10" && event.altKey && kind === "full") {
    goToTools();
    return true;
  }
  const enter = event.key === "Enter" && (kind === "line" || event.ctrlKey || event.metaKey);
  if (!enter && event.key !== "Escape") return false;
  onDone?.();
  return enter || onDone !== undefined;
}

const watchFor = (panel: RefObject<TermPanel>, latest: RefObject<LiveProps>): TermWatch => ({
  onPoint: (term, word, at) => panel.current.show(term, word, hoverDelay, at),
  onPointAway: () => panel.current.hide(leaveDelay),
  onCaret: (term, word, at) => panel.current.show(term, word, 0, at),
  onMean: (term, at) => {
    panel.current.hide();
    latest.current.onMean(term, at);
  },
  onCaretAway: () => panel.current.hide(),
  onEscape: () => {
    const open = panel.current.shown !== undefined;
    panel.current.hide();
    return open;
  },
});
