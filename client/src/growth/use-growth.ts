// When the words came to stand where they stand, as the server tells it; asked anew when a word turns while one looks.
import { askedSeats, countStandings, growthOf, GrowthView, type GrowthStep, type GrowthTurn } from "@hybrid/domain";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useCommonLanguage } from "../language/common-language.tsx";
import { useAccord } from "../language/use-accord.ts";
import { ask, type Answer } from "../session/api.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";

export type Growth =
  | { readonly state: "reading" }
  | { readonly state: "refused"; readonly again: () => void }
  | { readonly state: "here"; readonly steps: readonly GrowthStep[]; readonly turns: readonly GrowthTurn[] };

export function useGrowth(glossary: OpenDocument): Growth {
  const { seats, me } = useSeatView();
  const { terms } = useCommonLanguage();
  const { endorsements } = useAccord(glossary.record.id);
  const [heard, setHeard] = useState<{ readonly answer: Answer<GrowthView>; readonly at: number }>();
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  const { id, readers } = glossary.record;
  useEffect(() => {
    const stop = new AbortController();
    const path = `/api/documents/${encodeURIComponent(id)}/growth?seat=${encodeURIComponent(me.seat)}`;
    void ask(path, GrowthView, { signal: stop.signal }).then((found) => {
      if (!stop.signal.aborted) setHeard({ answer: found, at: Date.now() });
    });
    return () => stop.abort();
  }, [id, me.seat, terms, turn]);
  return useMemo(() => {
    if (!heard) return { state: "reading" };
    const { answer, at } = heard;
    if (!answer.ok) return { state: "refused", again };
    const { steps, turns } = growthOf(answer.value.turnings, endorsements, askedSeats(seats, readers));
    // Where a word stands now is known exactly; an edit taken back is no turn of the record.
    const counts = countStandings(terms.map(({ status }) => status));
    const last = steps.at(-1);
    const now = last ? [{ at: Math.max(at, last.at + 1), counts }] : [];
    return { state: "here", steps: [...steps, ...now], turns };
  }, [heard, again, endorsements, seats, readers, terms]);
}
