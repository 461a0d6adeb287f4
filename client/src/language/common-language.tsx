// The group's common language, read once for a page: the terms, what each organisation means by them, and the matcher
// that finds them in running text. The editor and every text below the provider draw from it.
import {
  answersTo,
  askedSeats,
  asksWhichSense,
  createMatcher,
  standingOf,
  versionWords,
  type Answer,
  type Term,
} from "@hybrid/domain";
import { definitionOf, readProse, readTerms } from "@hybrid/documents";
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useDocument, useReading, type OpenDocument } from "../session/documents.tsx";
import { alike } from "../session/reading.ts";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import type { MarkKind } from "../ui/mark.tsx";
import { headwordIn, otherThan } from "./headword.ts";
import { readSpokenSenses, type SpokenSense } from "./senses.ts";
import { useAccord } from "./use-accord.ts";
import { groupSense, TermSourceContext, type Matcher, type TermDescription } from "./term-source.ts";
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

interface StandingTerm extends WrittenTerm {
  /** How this seat has answered the definition; undefined where it is not asked. */
  readonly own: Answer["state"] | undefined;
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
  // The same list while a definition is being written, so that no text is searched anew for that.
  const terms = useAlike(useMemo(() => written.map(({ term }) => term), [written]));
  const sensesOf = useCallback(
    (term: string) =>
      spoken.flatMap(({ seat, value }) =>
        value.filter((sense) => sense.term === term).map((one) => ({ ...one, seat })),
      ),
    [spoken],
  );
  const asked = useAsked(written, sensesOf);
  const meant = useMeant();
  const found = useMemo(() => createMatcher(terms), [terms]);
  const matcher = useMemo<Matcher>(() => {
    const set = new Set(asked);
    return { ...found, asks: (term) => set.has(term), meant };
  }, [found, asked, meant]);
  const language = useMemo(
    () => ({ glossary, voices, terms, matcher, sensesOf }),
    [glossary, voices, terms, matcher, sensesOf],
  );
  const describe = useDescribe(written, sensesOf, asked);
  const source = useMemo(() => ({ matcher, describe }), [matcher, describe]);
  return (
    <CommonLanguageContext value={language}>
      <TermSourceContext value={source}>{children}</TermSourceContext>
    </CommonLanguageContext>
  );
}

/** The terms with where the group stands: that a word is agreed follows from the answers, not from what is written. */
function useStandings(written: readonly WrittenTerm[], glossary: OpenDocument | undefined): readonly StandingTerm[] {
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

/** The value from before while it holds the same things. */
function useAlike<T>(value: T): T {
  const [kept, keep] = useState(value);
  if (alike(kept, value)) return kept;
  keep(value);
  return value;
}

/** The terms of which a writer of this seat is asked which sense she means. */
function useAsked(written: readonly StandingTerm[], sensesOf: CommonLanguage["sensesOf"]): readonly string[] {
  const { me } = useSeatView();
  const asked = useMemo(
    () =>
      written.flatMap(({ term, definition, own }) => {
        const written = sensesOf(term.id).filter(({ meaning }) => meaning.length > 0);
        const ownSense = written.some(({ seat }) => seat === me.seat);
        const otherSenses = written.length - Number(ownSense);
        const asks = asksWhichSense({ ownSense, ownState: own, definition: definition.length > 0, otherSenses });
        return asks && term.status !== "retired" ? term.id : [];
      }),
    [written, sensesOf, me.seat],
  );
  return useAlike(asked);
}

function useMeant(): NonNullable<Matcher["meant"]> {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  return useCallback(
    (by) => {
      if (by === groupSense)
        return { kind: "group", letters: t("editor.sense.letters"), says: t("editor.sense.asGroup") };
      const seat = seats.find(({ id }) => id === by);
      if (!seat?.organisation) return undefined;
      const { kind, name } = seat.organisation;
      return { kind, letters: t(`shared.letters.${kind}`), says: t("editor.sense.as", { name }) };
    },
    [seats, t],
  );
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
  asked: readonly string[],
): (term: string) => TermDescription | undefined {
  const language = useLanguage();
  const { t } = useTranslation();
  const { seats, me } = useSeatView();
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
        choices: [
          ...senses.flatMap(({ seat }) => (seat === me.seat ? seat : [])),
          ...(definition.length > 0 ? [groupSense] : []),
        ],
        asks: asked.includes(id),
        href: `/glossary/${encodeURIComponent(id)}`,
      };
    },
    [written, sensesOf, seats, me.seat, asked, language, t],
  );
}
