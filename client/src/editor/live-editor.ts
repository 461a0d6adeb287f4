// A Tiptap editor on a shared text: the schema, the binding with its undo, the carets, the paste rules and the
// underlines. Built without style tags and without HTML, as the content security policy wants it.
import { Editor, Extension, type Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Plugin, type EditorState } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import type { OpenDocument } from "../session/documents.tsx";
import { createCarets } from "./carets.ts";
import { createFreshSelection } from "./fresh-selection.ts";
import { createGuard } from "./guard.ts";
import { createPasteRules } from "./paste.ts";
import { wordsExtensions } from "./schema.ts";
import type { Matcher } from "../language/term-source.ts";
import { createUnderlines } from "./term-underlines.ts";
import { createTermWatch, type TermWatch } from "./term-watch.ts";

export interface LiveOptions {
  readonly element: HTMLElement;
  readonly fragment: Y.XmlFragment;
  readonly open: OpenDocument;
  readonly oneLine: boolean;
  readonly editable: boolean;
  readonly autofocus: boolean;
  readonly placeholder: string;
  readonly matcher: Matcher;
  readonly watch: TermWatch;
  /** what somebody outside adds */
  readonly plugins: readonly Plugin[];
  readonly attributes: Readonly<Record<string, string>>;
  /** A key the text itself has no use for; answers whether it was used. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onTooLong: () => void;
}

export function createLiveEditor(options: LiveOptions): Editor {
  return new Editor({
    element: options.element,
    extensions: createExtensions(options),
    content: { type: "doc", content: [{ type: "paragraph" }] },
    injectCSS: false,
    editable: options.editable,
    autofocus: options.autofocus ? "end" : false,
    enableInputRules: !options.oneLine,
    enableCoreExtensions: { textDirection: false, delete: false },
    editorProps: {
      attributes: { ...options.attributes },
      handleKeyDown: (_view, event) => options.onKey(event),
      handleScrollToSelection: (view) => isColleagues(view.state),
    },
  });
}

function createExtensions(options: LiveOptions): Extensions {
  const { fragment, open, matcher, watch, placeholder, plugins } = options;
  return [
    createGuard(fragment),
    createFreshSelection(open.doc),
    ...wordsExtensions,
    Collaboration.configure({ fragment }),
    createCarets(open.connection.awareness, open.doc),
    createPasteRules(options.oneLine, options.onTooLong),
    createTermWatch(watch),
    Extension.create({
      name: "dress",
      addProseMirrorPlugins: () => [createUnderlines(matcher), createPlaceholder(placeholder), ...plugins],
    }),
  ];
}

/** A colleague's change must not scroll this window to one's own caret; one's own undo may. */
function isColleagues(state: EditorState): boolean {
  const sync = ySyncPluginKey.getState(state) as { isChangeOrigin: boolean; isUndoRedoOperation: boolean } | undefined;
  return sync !== undefined && sync.isChangeOrigin && !sync.isUndoRedoOperation;
}

function createPlaceholder(words: string): Plugin {
  const isBlank = ({ doc }: EditorState): boolean => doc.childCount === 1 && doc.firstChild?.content.size === 0;
  return new Plugin({
    props: {
      attributes: (state): Record<string, string> =>
        words !== "" && isBlank(state) ? { class: "is-blank", "data-placeholder": words } : {},
    },
  });
}
