// What was decided about a word in the group it came from, for those who read it here.
import { readPast } from "@hybrid/documents";
import { pastKey, type PastNote } from "@hybrid/domain";
import { useCallback, useId } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { usePastWords } from "../language/past-line.ts";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import "./elsewhere.css";

const none: readonly PastNote[] = [];

export function PastNotes({ term, glossary }: { readonly term: string; readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const id = useId();
  const { space } = useSeatView();
  const read = useCallback((doc: Y.Doc) => readPast(doc, term), [term]);
  const notes = useReading(glossary.doc, read, none);
  const words = usePastWords();
  if (notes.length === 0) return null;
  return (
    <section className="entry-elsewhere" aria-labelledby={id}>
      <h2 id={id}>{t("exchange.past.title")}</h2>
      <ul>
        {notes.map((note) => (
          <li key={pastKey(note)}>
            <p className="elsewhere-head">
              <b>{t(`exchange.past.${note.kind}`)}</b> {words.place(note)}
            </p>
            <blockquote lang={space.language}>{note.words}</blockquote>
            {note.by.length > 0 && <p className="meta">{words.by(note)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
