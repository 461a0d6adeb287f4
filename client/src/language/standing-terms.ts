// The terms of a glossary with their definitions, and where the group stands with each.
import { answersTo, askedSeats, standingOf, versionWords, type Answer, type Term } from "@hybrid/domain";
import { definitionOf, readProse, readTerms } from "@hybrid/documents";
import { useMemo } from "react";
import type * as Y from "yjs";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useAccord } from "./use-accord.ts";

interface WrittenTerm {
  readonly term: Term;
  readonly definition: readonly string[];
}

export interface StandingTerm extends WrittenTerm {
  /** How this seat has answered the definition; undefined where it is not asked. */
  readonly own: Answer["state"] | undefined;
}

/** The terms with where the group stands: that a word is agreed follows from the answers, not from what is written. */
export function useStandingTerms(glossary: OpenDocument | undefined): readonly StandingTerm[] {
  const written = useReading(glossary?.doc, readWrittenTerms, noTerms);
  const { seats, me } = useSeatView();
  const { endorsements } = useAccord(glossary?.record.id);
  const readers = glossary?.record.readers;
  return useMemo(() => {
    const asked = askedSeats(seats, readers ?? []);
    const byTerm = Map.groupBy(endorsements, ({ of }) => (of.kind === "definition" ? of.term : ""));
    return written.map(({ term, definition }) => {
      const said = byTerm.get(term.id) ?? [];
      const answers = answersTo(said, { kind: "definition", term: term.id }, versionWords(definition), asked);
      const status = standingOf(term, answers);
      const own = answers.find(({ seat }) => seat === me.seat)?.state;
      return { term: status === term.status ? term : { ...term, status }, definition, own };
    });
  }, [written, endorsements, seats, readers, me.seat]);
}

const noTerms: readonly WrittenTerm[] = [];

function readWrittenTerms(doc: Y.Doc): readonly WrittenTerm[] {
  return readTerms(doc).flatMap((entry) => {
    if (!entry.readable) return [];
    const definition = definitionOf(doc, entry.value.id);
    return {
      term: entry.value,
      definition: definition ? readProse(definition).filter((line) => line.trim() !== "") : [],
    };
  });
}
