// The group's own words as they leave it: where the group stands follows from what its seats have said.
import {
  answersTo,
  askedSeats,
  isAgreed,
  quotedKey,
  QuotedSense,
  tidySense,
  versionWords,
  type CarriedTerm,
} from "@hybrid/domain";
import { readCarried, type Carried } from "@hybrid/documents";
import { useMemo } from "react";
import { useCommonLanguage } from "../language/common-language.tsx";
import type { SeatSense } from "../language/senses.ts";
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
  /** What the organisations here say of each word, as it can be quoted elsewhere. */
  readonly spoken: ReadonlyMap<string, readonly QuotedSense[]>;
  /** `terms` with what the group has decided about them. */
  readonly withReasons: (terms: readonly CarriedTerm[]) => readonly CarriedTerm[];
  /** `terms` with what the organisations say of them. */
  readonly withSenses: (terms: readonly CarriedTerm[]) => readonly CarriedTerm[];
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
  const spoken = useSpoken();
  const withSenses = (given: readonly CarriedTerm[]): readonly CarriedTerm[] =>
    given.map((term) => {
      const known = new Set(term.senses.map(quotedKey));
      const said = spoken.get(term.id)?.filter((sense) => !known.has(quotedKey(sense))) ?? [];
      return { ...term, senses: [...term.senses, ...said] };
    });
  const withReasons = (given: readonly CarriedTerm[]): readonly CarriedTerm[] => {
    const asked = askedSeats(seats, glossary.record.readers);
    return given.map((term) => {
      const words = versionWords(term.definition.split("\n"));
      const answers = answersTo(endorsements, { kind: "definition", term: term.id }, words, asked);
      const decided = decidedOn({ term, answers, agreed: isAgreed(answers), space: space.name, nameOf });
      return { ...term, past: [...term.past, ...decided] };
    });
  };
  return { carried, leaving, spoken, withReasons, withSenses };
}

/** One that says nothing, or more than can travel, is no quotation. */
function useSpoken(): OwnWords["spoken"] {
  const { terms, sensesOf } = useCommonLanguage();
  const { space, seats } = useSeatView();
  return useMemo(() => {
    const names = new Map(seats.map(({ id, organisation }) => [id, organisation?.name ?? ""]));
    const quote = ({ seat, term: _term, meaning, setsGoing, ...notes }: SeatSense): QuotedSense[] => {
      const by = names.get(seat) ?? "";
      const prose = { meaning: meaning.join("\n"), setsGoing: setsGoing.join("\n") };
      const parsed = QuotedSense.safeParse(tidySense({ ...notes, ...prose, by, where: space.name }));
      return parsed.success ? [parsed.data] : [];
    };
    return new Map(terms.map(({ id }) => [id, sensesOf(id).flatMap(quote)]));
  }, [terms, sensesOf, seats, space.name]);
}
