// What was decided about a word in the group it came from, for those who read it here.
import { readPast } from "@hybrid/documents";
import { pastKey, type PastNote } from "@hybrid/domain";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { usePastLine } from "../language/past-line.ts";
import { useReading, type OpenDocument } from "../session/documents.tsx";

const none: readonly PastNote[] = [];

export function PastNotes({ term, glossary }: { readonly term: string; readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const read = useCallback((doc: Y.Doc) => readPast(doc, term), [term]);
  const notes = useReading(glossary.doc, read, none);
  const line = usePastLine();
  if (notes.length === 0) return null;
  return (
    <section className="entry-past" aria-labelledby="past">
      <h2 id="past">{t("exchange.past.title")}</h2>
      <ul>
        {notes.map((note) => (
          <li key={pastKey(note)}>{line(note)}</li>
        ))}
      </ul>
    </section>
  );
}
