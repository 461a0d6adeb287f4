// The group's common language, read once for a page: the terms, what each organisation means by them, and the matcher
// that finds them in running text. The editor and every text below the provider draw from it.
import { answersTo, askedSeats, createMatcher, standingOf, versionWords, type Term } from "@hybrid/domain";
import { definitionOf, readProse, readTerms } from "@hybrid/documents";
import { createContext, use, useCallback, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useDocument, useReading, type OpenDocument } from "../session/documents.tsx";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import type { MarkKind } from "../ui/mark.tsx";
import { headwordIn, otherThan } from "./headword.ts";
import { readSpokenSenses, type SpokenSense } from "./senses.ts";
import { useAccord } from "./use-accord.ts";
import { TermSourceContext, type Matcher, type TermDescription } from "./term-source.ts";
import { useVoiceReadings, useVoices, type Voice } from "./use-voices.ts";

export interface SeatSense extends SpokenSense {
  readonly seat: string;
}

export interface CommonLanguage {
  readonly glossary: OpenDocument | undefined;
  readonly voices: readonly Voice[];
  readonly terms: readonly Term[];
  readonly matcher: Matcher;
  readonly sensesOf: (term: string) => readonly SeatSense[];
}

interface WrittenTerm {
  readonly term: Term;
  readonly definition: readonly string[];
}

const CommonLanguageContext = createContext<CommonLanguage | undefined>(undefined);

export function useCommonLanguage(): CommonLanguage {
  const language = use(CommonLanguageContext);
  if (!language) throw new RangeError("Only below CommonLanguageProvider");
  return language;
}

export function CommonLanguageProvider({ children }: { readonly children: ReactNode }) {
  const { documents } = useSeatView();
  const glossary = useDocument(documents.find(({ kind }) => kind === "glossary"));
  const voices = useVoices(glossary?.record.id);
  const written = useStandings(useReading(glossary?.doc, readWrittenTerms, noTerms), glossary);
  const spoken = useVoiceReadings(voices, readSpokenSenses);
  const terms = useMemo(() => written.map(({ term }) => term), [written]);
  const matcher = useMemo(() => createMatcher(terms), [terms]);
  const sensesOf = useCallback(
    (term: string) =>
      spoken.flatMap(({ seat, value }) =>
        value.filter((sense) => sense.term === term).map((one) => ({ ...one, seat })),
      ),
    [spoken],
  );
  const language = useMemo(
    () => ({ glossary, voices, terms, matcher, sensesOf }),
    [glossary, voices, terms, matcher, sensesOf],
  );
  const describe = useDescribe(written, sensesOf);
  const source = useMemo(() => ({ matcher, describe }), [matcher, describe]);
  return (
    <CommonLanguageContext value={language}>
      <TermSourceContext value={source}>{children}</TermSourceContext>
    </CommonLanguageContext>
  );
}

/** The terms with where the group stands: that a word is agreed follows from the answers, not from what is written. */
function useStandings(written: readonly WrittenTerm[], glossary: OpenDocument | undefined): readonly WrittenTerm[] {
  const { seats } = useSeatView();
  const { endorsements } = useAccord(glossary?.record.id);
  const readers = glossary?.record.readers;
  return useMemo(() => {
    const asked = askedSeats(seats, readers ?? []);
    const byTerm = Map.groupBy(endorsements, ({ of }) => (of.kind === "definition" ? of.term : ""));
    return written.map(({ term, definition }) => {
      const said = byTerm.get(term.id) ?? [];
      const answers = answersTo(said, { kind: "definition", term: term.id }, versionWords(definition), asked);
      const status = standingOf(term, answers);
      return { term: status === term.status ? term : { ...term, status }, definition };
    });
  }, [written, endorsements, seats, readers]);
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

function useDescribe(
  written: readonly WrittenTerm[],
  sensesOf: CommonLanguage["sensesOf"],
): (term: string) => TermDescription | undefined {
  const language = useLanguage();
  const { t } = useTranslation();
  const { seats } = useSeatView();
  return useCallback(
    (id) => {
      const found = written.find(({ term }) => term.id === id);
      if (!found) return undefined;
      const { term, definition } = found;
      const headword = headwordIn(language, term);
      const other = term.headword[otherThan(language)];
      const senses = sensesOf(id).flatMap(({ seat: of, meaning }) => {
        const seat = seats.find((one) => one.id === of);
        if (!seat || meaning.length === 0) return [];
        const kind: MarkKind = seat.organisation?.kind ?? "coordinator";
        return { seat: of, kind, name: seatName(seat, t), meaning: meaning.join(" ") };
      });
      return {
        id,
        headword,
        other: other === headword ? "" : other,
        status: term.status,
        definition,
        senses,
        href: `/glossary/${encodeURIComponent(id)}`,
      };
    },
    [written, sensesOf, seats, language, t],
  );
}
