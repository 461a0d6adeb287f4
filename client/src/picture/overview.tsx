// All nine domains at once, each observation in a line or two: to see the whole, to go to a card, and to move cards
// between domains by dragging or from their menus.
import { factorDomains, sightOf, type Factor, type FactorDomain } from "@hybrid/domain";
import { observationOf } from "@hybrid/documents";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isEmpty, useWords } from "../editor/use-words.ts";
import { CardMenu } from "./card-menu.tsx";
import { useDomainDrop } from "./drag.ts";
import { DragFrame } from "./drag-frame.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { useLayers } from "./layers.tsx";
import { usePicture } from "./picture-context.tsx";
import { summariseDomains } from "./summary.ts";
import { useGoToCard } from "./use-chosen-domain.ts";

export function Overview() {
  const { factors, byFactor } = usePicture();
  const { searches } = useLayers();
  const gaps = new Set(summariseDomains(factors, byFactor, searches).flatMap(({ domain, gap }) => (gap ? domain : [])));
  return (
    <div className="overview">
      {factorDomains.map((domain) => (
        <DomainColumn
          key={domain}
          domain={domain}
          gap={gaps.has(domain)}
          factors={factors.filter((factor) => factor.domain === domain && factor.retired === null)}
        />
      ))}
    </div>
  );
}

interface DomainColumnProps {
  readonly domain: FactorDomain;
  readonly gap: boolean;
  readonly factors: readonly Factor[];
}

function DomainColumn({ domain, gap, factors }: DomainColumnProps) {
  const { t } = useTranslation();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const over = useDomainDrop(section, domain);
  return (
    <section ref={section} className="overview-domain" aria-labelledby={heading} data-over={over}>
      <h3 id={heading}>{t(`picture.domain.${domain}`)}</h3>
      {factors.length === 0 && <p className="meta">{t("picture.domains.nothing")}</p>}
      <ol>
        {factors.map((factor) => (
          <li key={factor.id}>
            <DragFrame factor={factor.id} group="overview">
              <Line factor={factor} domain={factors} />
            </DragFrame>
          </li>
        ))}
      </ol>
      {gap && (
        <p className="overview-gap">
          <Glyph of="gap" />
          {t("picture.domains.gap")}
        </p>
      )}
    </section>
  );
}

function Line({ factor, domain }: { readonly factor: Factor; readonly domain: readonly Factor[] }) {
  const { open, writes, byFactor } = usePicture();
  const sight = sightOf(byFactor.get(factor.id) ?? []);
  const fragment = observationOf(open.doc, factor.id);
  return (
    <div className="overview-line" data-line={factor.id}>
      <Glyph of={sight} />
      {fragment && <LineWords factor={factor} fragment={fragment} sight={sight} />}
      {writes && <CardMenu factor={factor} shownAs={sight} column={domain} domain={domain} />}
    </div>
  );
}

function LineWords({
  factor,
  fragment,
  sight,
}: {
  readonly factor: Factor;
  readonly fragment: NonNullable<ReturnType<typeof observationOf>>;
  readonly sight: ReturnType<typeof sightOf>;
}) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const goToCard = useGoToCard();
  const words = useWords(fragment);
  return (
    <button type="button" className="overview-words" onClick={() => goToCard(factor)}>
      <span className="visually-hidden">{t(`picture.kind.${sight}`)}: </span>
      <span lang={lang}>{isEmpty(words) ? t("picture.card.noWords") : words.lines.join(" ")}</span>
    </button>
  );
}
