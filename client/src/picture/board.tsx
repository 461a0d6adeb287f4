// The cards of one domain. A card that somebody here is working in keeps its column until they leave it, so that what
// a colleague writes never moves the card, the focus or the page under their hands.
import type { Factor, FactorDomain } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { EmptyDomain, GapInProtection } from "./prompts.tsx";
import { FactorCard } from "./factor-card.tsx";
import { NewCards } from "./new-cards.tsx";
import { usePicture } from "./picture-context.tsx";
import { placeCards, type Column } from "./placement.ts";
import { RetiredFactors } from "./retired-factors.tsx";
import { summariseDomains } from "./summary.ts";
import { useHeldCard } from "./use-held-card.ts";

export function Board({ domain }: { readonly domain: FactorDomain }) {
  const { t } = useTranslation();
  const { factors, byFactor, perspectivesOn, unreadableFactors } = usePicture();
  const held = useHeldCard();
  const here = factors.filter((factor) => factor.domain === domain);
  const standing = here.filter(({ retired }) => retired === null);
  const placed = placeCards(standing, perspectivesOn, held);
  const gap = summariseDomains(factors, byFactor).some((one) => one.domain === domain && one.gap);
  const cards = (column: Column) => <Cards column={column} placed={placed[column]} domain={standing} />;
  return (
    <div className="board">
      <NewCards cards={standing} />
      {standing.length === 0 && <EmptyDomain domain={domain} />}
      {placed.concern.length + placed.protective.length > 0 && (
        <div className="board-columns">
          <div className="board-column">
            {cards("concern")}
            {placed.concern.length === 0 && <p className="board-none">{t("picture.board.noConcern")}</p>}
          </div>
          <div className="board-column">
            {cards("protective")}
            {gap && <GapInProtection domain={domain} />}
            {placed.protective.length === 0 && !gap && <p className="board-none">{t("picture.board.noProtective")}</p>}
          </div>
        </div>
      )}
      <div className="board-across">{cards("both")}</div>
      <div className="board-columns unseen">{cards("none")}</div>
      <RetiredFactors factors={here.filter(({ retired }) => retired !== null)} />
      {unreadableFactors > 0 && <Unreadable count={unreadableFactors} />}
    </div>
  );
}

function Cards({
  column,
  placed,
  domain,
}: {
  readonly column: Column;
  readonly placed: readonly Factor[];
  readonly domain: readonly Factor[];
}) {
  return placed.map((factor) => (
    <FactorCard key={factor.id} factor={factor} shownAs={column} column={placed} domain={domain} />
  ));
}

function Unreadable({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return <Banner>{t("picture.board.unreadable", { count })}</Banner>;
}
