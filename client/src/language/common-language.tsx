// The group's common language, read once for a page: the terms, what each organisation means by them, and the matcher
// that finds them in running text. The editor and every text below the provider draw from it.
import { asksWhichSense, createMatcher, type Term } from "@hybrid/domain";
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { useDocument, type OpenDocument } from "../session/documents.tsx";
import { alike } from "../session/reading.ts";
import { useSeatView } from "../session/seat-view.tsx";
import { readSpokenSenses, type SeatSense } from "./senses.ts";
import { useStandingTerms, type StandingTerm } from "./standing-terms.ts";
import { TermSourceContext, type Matcher } from "./term-source.ts";
import { useDescribe, useMeant } from "./use-descriptions.ts";
import { useVoiceReadings, useVoices, type Voice } from "./use-voices.ts";

export interface CommonLanguage {
  readonly glossary: OpenDocument | undefined;
  readonly voices: readonly Voice[];
  readonly terms: readonly Term[];
  readonly matcher: Matcher;
  readonly sensesOf: (term: string) => readonly SeatSense[];
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
  const written = useStandingTerms(glossary);
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
