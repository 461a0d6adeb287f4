// The cards of one domain. A card that somebody here is working in keeps its column until they leave it, so that what
// a colleague writes never moves the card, the focus or the page under their hands.
import type { Factor, FactorDomain } from "@hybrid/domain";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { DragFrame } from "./drag-frame.tsx";
import { EmptyDomain } from "./prompts.tsx";
import { FactorCard } from "./factor-card.tsx";
import { useLayers } from "./layers.tsx";
import { LensNote } from "./lens-note.tsx";
import { NewCards } from "./new-cards.tsx";
import { usePicture } from "./picture-context.tsx";
import { placeCards, type Column } from "./placement.ts";
import { Protection, UnreadableSearches } from "./protection.tsx";
import { UnreadableReservations } from "./reservations.tsx";
import { RetiredFactors } from "./retired-factors.tsx";
import { useCardInAddress } from "./use-chosen-domain.ts";
import { useHeldCard } from "./use-held-card.ts";

export function Board({ domain }: { readonly domain: FactorDomain }) {
  const { t } = useTranslation();
  const { factors, byFactor, emptied, unreadableFactors } = usePicture();
  const { seen } = useLayers();
  const held = useHeldCard();
  const [drawn] = useState(() => new Set<string>());
  useCardInAddress();
  const here = useMemo(() => factors.filter((factor) => factor.domain === domain), [factors, domain]);
  const standing = useMemo(() => here.filter(({ retired }) => retired === null), [here]);
  const placed = useMemo(
    () => placeCards(seen(standing), (id) => byFactor.get(id) ?? [], held),
    [seen, standing, byFactor, held],
  );
  const cards = (column: Column) => <Cards column={column} placed={placed[column]} domain={standing} drawn={drawn} />;
  return (
    <div className="board">
      <LensNote domain={domain} standing={standing} />
      <NewCards cards={standing} />
      {standing.length === 0 && <EmptyDomain domain={domain} />}
      {placed.concern.length + placed.protective.length > 0 && (
        <div className="board-columns">
          <div className="board-column">
            {cards("concern")}
            {placed.concern.length === 0 && <p className="none-yet">{t("picture.board.noConcern")}</p>}
          </div>
          <div className="board-column">
            {cards("protective")}
            <Protection domain={domain} none={placed.protective.length === 0} />
          </div>
        </div>
      )}
      <div className="board-across">{cards("both")}</div>
      <div className="board-columns unseen">{cards("none")}</div>
      {placed.concern.length + placed.protective.length === 0 && <Protection domain={domain} none={false} />}
      <RetiredFactors
        factors={here.filter(({ retired }) => retired !== null)}
        emptied={emptied.filter((factor) => factor.domain === domain)}
      />
      {unreadableFactors > 0 && <Unreadable count={unreadableFactors} />}
      <UnreadableReservations />
      <UnreadableSearches />
    </div>
  );
}

/** As many as the window may show of a column when the page opens. */
const firstInColumn = 2;

function Cards({
  column,
  placed,
  domain,
  drawn,
}: {
  readonly column: Column;
  readonly placed: readonly Factor[];
  readonly domain: readonly Factor[];
  readonly drawn: Set<string>;
}) {
  return placed.map((factor, at) => (
    <DragFrame key={factor.id} factor={factor.id} group={column}>
      <FactorCard
        factor={factor}
        shownAs={column}
        column={placed}
        domain={domain}
        first={at < firstInColumn}
        drawn={drawn}
      />
    </DragFrame>
  ));
}

function Unreadable({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return <Banner>{t("picture.board.unreadable", { count })}</Banner>;
}
