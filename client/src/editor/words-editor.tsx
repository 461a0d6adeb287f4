// Writing together in one text. The text is bound to an editor only while nothing in it would be lost by that;
// otherwise its words are shown to read, with a sentence that says so.
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { useTermSource } from "../language/term-source.ts";
import { useShownText } from "./text-extension.ts";
import { Toolbar } from "./toolbar.tsx";
import { useLiveEditor } from "./use-live-editor.ts";
import { useKnown } from "./use-known.ts";
import { useWords } from "./use-words.ts";
import { useSayMeant } from "./which-sense.tsx";
import type { WordsEditorProps } from "./words-editor-props.ts";
import { WordsLines } from "./words-text.tsx";
import "./words.css";

export function WordsEditor(props: WordsEditorProps) {
  if (useKnown(props.fragment)) return <BoundEditor key={props.open.doc.guid} {...props} />;
  return <Foreign {...props} />;
}

function Foreign({ fragment, kind = "full" }: WordsEditorProps) {
  const { t } = useTranslation();
  const { lines } = useWords(fragment);
  return (
    <div className="words-editor" data-kind={kind}>
      <Banner>{t("editor.foreign")}</Banner>
      <div className="words-surface">
        <WordsLines lines={lines} />
      </div>
    </div>
  );
}

function BoundEditor(props: WordsEditorProps) {
  const { t } = useTranslation();
  const hint = useId();
  const surface = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const source = useTermSource();
  const [tooLong, setTooLong] = useState(false);
  const said = useSayMeant();
  const kind = props.kind ?? "full";
  const writes = props.open.record.right === "write";
  const editor = useLiveEditor(surface, {
    ...props,
    kind,
    writes,
    matcher: props.matcher ?? source.matcher,
    hint,
    goToTools: () => tools.current?.querySelector("button")?.focus(),
    onTooLong: setTooLong,
    // From nothing through each sense the writer can mean, and back to nothing.
    onMean: (term, at) => {
      const choices = source.describe(term)?.choices ?? [];
      const next = choices[choices.indexOf(at.meant() ?? "") + 1] ?? null;
      if (at.mean(next)) said(next);
    },
  });
  useShownText(surface, props.fragment, editor);
  return (
    <div className="words-editor" data-kind={kind} data-writes={writes}>
      {kind === "full" && writes && editor && <Toolbar ref={tools} editor={editor} />}
      <div ref={surface} className="words-surface words" lang={props.lang} />
      <VisuallyHidden>
        <span id={hint}>{writes ? t("editor.toolbarHint") : t("editor.readOnly")}</span>
      </VisuallyHidden>
      <div role="alert">{tooLong && <Banner tone="warn">{t("editor.tooLong")}</Banner>}</div>
    </div>
  );
}

export type { WordsEditorProps };
