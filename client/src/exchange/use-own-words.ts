// The group's own words as they leave it: where the group stands follows from what its seats have said.
import { answersTo, askedSeats, isAgreed, versionWords, type CarriedTerm } from "@hybrid/domain";
import { readCarried, type Carried } from "@hybrid/documents";
import { useMemo } from "react";
import { useCommonLanguage } from "../language/common-language.tsx";
import { useAccord } from "../language/use-accord.ts";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatName, useSeatView } from "../session/seat-view.tsx";
import { decidedOn } from "./incoming.ts";

const nothing: Carried = { terms: [], unreadable: [] };

export const useCarried = (open: OpenDocument | undefined): Carried => useReading(open?.doc, readCarried, nothing);

export interface OwnWords {
  /** As they are written, for comparing. */
  readonly carried: Carried;
  /** As they go out: with where the group stands. */
  readonly leaving: readonly CarriedTerm[];
  /** The same, with what the group has decided. */
  readonly withReasons: () => readonly CarriedTerm[];
}

export function useOwnWords(glossary: OpenDocument): OwnWords {
  const { terms } = useCommonLanguage();
  const { seats, space } = useSeatView();
  const nameOf = useSeatName();
  const { endorsements } = useAccord(glossary.record.id);
  const carried = useCarried(glossary);
  const leaving = useMemo(() => {
    const standing = new Map(terms.map(({ id, status }) => [id, status]));
    return carried.terms.map((term) => ({ ...term, status: standing.get(term.id) ?? term.status }));
  }, [carried, terms]);
  const withReasons = (): readonly CarriedTerm[] => {
    const asked = askedSeats(seats, glossary.record.readers);
    return leaving.map((term) => {
      const words = versionWords(term.definition.split("\n"));
      const answers = answersTo(endorsements, { kind: "definition", term: term.id }, words, asked);
      const decided = decidedOn({ term, answers, agreed: isAgreed(answers), space: space.name, nameOf });
      return { ...term, past: [...term.past, ...decided] };
    });
  };
  return { carried, leaving, withReasons };
}
