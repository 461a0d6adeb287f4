import type * as Y from "yjs";
import type { OpenDocument } from "../session/documents.tsx";
import type { Matcher } from "../language/term-source.ts";

export interface WordsEditorProps {
  readonly fragment: Y.XmlFragment;
  readonly open: OpenDocument;
  readonly label: string;
  readonly placeholder?: string;
  /** full: paragraphs, lists and tools; plain: the same without tools; line: one sentence. */
  readonly kind?: "full" | "plain" | "line";
  readonly matcher?: Matcher;
  readonly autofocus?: boolean;
  /** The language the group writes in. */
  readonly lang?: string;
  /** Called on Escape and Ctrl+Enter, and in a line on Enter. */
  readonly onDone?: () => void;
}
