// Where we use a word: its places in the pictures open to this seat, by whose words they are. Found in this browser.
import { createMatcher, findUses, type Term, type Use } from "@hybrid/domain";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { foundState } from "../language/found-word.ts";
import type { Place } from "../language/gather-passages.ts";
import { useCommonLanguage } from "../language/common-language.tsx";
import { seatKind, seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { LookThrough } from "./look-through.tsx";
import { useGathering } from "./use-gathering.ts";

const atFirst = 12;

export function Concordance({ term }: { readonly term: Term }) {
  const { t } = useTranslation();
  const { terms } = useCommonLanguage();
  const { looking, look } = useGathering();
  const [all, setAll] = useState(false);
  const uses = useMemo(() => {
    if (looking.state !== "done") return [];
    // A word that is no longer used is looked for as well: where it still stands is worth knowing.
    const live = terms.map((one) => (one.id === term.id ? { ...one, status: "in-talk" as const } : one));
    return findUses(looking.gathering.passages, createMatcher(live), term.id);
  }, [looking, terms, term.id]);
  const shown = all ? uses : uses.slice(0, atFirst);
  return (
    <section className="concordance" aria-labelledby="concordance">
      <h2 id="concordance">{t("glossary.concordance.title")}</h2>
      <LookThrough looking={looking} onLook={look} label={t("glossary.concordance.look")} />
      {looking.state === "done" && <Tally uses={uses} />}
      <ul>
        {shown.map((use, at) => (
          <Row key={at} use={use} />
        ))}
      </ul>
      {shown.length < uses.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t("glossary.concordance.all", { count: uses.length })}
        </Button>
      )}
    </section>
  );
}

/** How many places, and whose words they are. */
function Tally({ uses }: { readonly uses: readonly Use<Place>[] }) {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  const counted = Map.groupBy(uses, ({ seat }) => seat);
  return (
    <p className="concordance-tally" role="status">
      <span>{t("glossary.concordance.count", { count: uses.length })}</span>
      {seats.map((seat) => {
        const count = counted.get(seat.id)?.length ?? 0;
        return (
          count > 0 && (
            <span key={seat.id}>
              <Mark kind={seatKind(seat)} size={20} label={seatName(seat, t)} /> {count}
            </span>
          )
        );
      })}
    </p>
  );
}

function Row({ use }: { readonly use: Use<Place> }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const seat = useSeat(use.seat);
  const { before, word, after } = use;
  const { picture, part, factor } = use.place;
  return (
    <li>
      <p className="concordance-words" lang={space.language}>
        {before}
        <strong>{word}</strong>
        {after}
      </p>
      <p className="meta">
        {seat && <Mark kind={seatKind(seat)} size={20} label={seatName(seat, t)} />}
        <span>
          {t(`glossary.concordance.part.${part}`)}{" "}
          <Link
            to={`/pictures/${picture.id}`}
            state={foundState({ part, factor, seat: part === "perspective" ? use.seat : null, before, word, after })}
          >
            {picture.title}
          </Link>
        </span>
      </p>
    </li>
  );
}
