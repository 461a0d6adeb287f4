// Words we may use unlike: words that several organisations write and that the glossary does not have. Found in this
// browser, from texts open to this seat; nothing is sent anywhere.
import { suggestWords, type Suggestion } from "@hybrid/domain";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCommonLanguage } from "../language/common-language.tsx";
import { seatKind, seatName, useSeatView } from "../session/seat-view.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { LookThrough } from "./look-through.tsx";
import { useGathering } from "./use-gathering.ts";

interface SuggestionsProps {
  /** Begins an entry; undefined where this seat writes none. */
  readonly onAdd: ((word: string) => void) | undefined;
}

export function Suggestions({ onAdd }: SuggestionsProps) {
  const { t } = useTranslation();
  const { terms, matcher, voices, sensesOf } = useCommonLanguage();
  const { looking, look } = useGathering();
  const found = useMemo(() => {
    if (looking.state !== "done" || voices.length === 0) return [];
    const senses = terms.flatMap((term) =>
      sensesOf(term.id).flatMap(({ seat, meaning, setsGoing }) =>
        [...meaning, ...setsGoing].map((text) => ({ place: null, seat, text })),
      ),
    );
    // Several organisations, that is: what the coordinator wrote for all of them is no organisation's word.
    const speaks = new Set(voices.map(({ seat }) => seat));
    const spoken = looking.gathering.passages.filter(({ seat }) => seat !== null && speaks.has(seat));
    return suggestWords([...spoken, ...senses], matcher);
  }, [looking, terms, matcher, voices, sensesOf]);
  return (
    <section className="suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">{t("glossary.suggestions.title")}</h2>
      <p className="meta">{t("glossary.suggestions.intro")}</p>
      <LookThrough looking={looking} onLook={look} label={t("glossary.suggestions.look")} />
      {looking.state === "done" && found.length === 0 && <p role="status">{t("glossary.suggestions.nothing")}</p>}
      <ul>
        {found.map((suggestion) => (
          <Row key={suggestion.word} suggestion={suggestion} onAdd={onAdd} />
        ))}
      </ul>
    </section>
  );
}

function Row({ suggestion, onAdd }: SuggestionsProps & { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const { seats, space } = useSeatView();
  const { word, count, example } = suggestion;
  const who = seats.filter(({ id }) => suggestion.seats.includes(id));
  return (
    <li>
      <p className="suggestion-word" lang={space.language}>
        {word}
      </p>
      <p className="row-marks">
        {who.map((seat) => (
          <Mark key={seat.id} kind={seatKind(seat)} size={20} label={seatName(seat, t)} />
        ))}
        <span className="meta">{t("glossary.suggestions.times", { count })}</span>
      </p>
      <p className="concordance-words" lang={space.language}>
        {example.before}
        <strong>{example.word}</strong>
        {example.after}
      </p>
      {onAdd && (
        <Button onPress={() => onAdd(word)} aria-label={t("glossary.suggestions.addWord", { word })}>
          {t("glossary.suggestions.add")}
        </Button>
      )}
    </li>
  );
}
