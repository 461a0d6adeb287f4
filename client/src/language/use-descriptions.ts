// What a panel and a mark say of a word: its entry in short, and whose sense is meant.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import type { MarkKind } from "../ui/mark.tsx";
import { headwordIn, otherThan } from "./headword.ts";
import type { SeatSense } from "./senses.ts";
import type { StandingTerm } from "./standing-terms.ts";
import { groupSense, type Matcher, type TermDescription } from "./term-source.ts";

export function useDescribe(
  written: readonly StandingTerm[],
  sensesOf: (term: string) => readonly SeatSense[],
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

export function useMeant(): NonNullable<Matcher["meant"]> {
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
