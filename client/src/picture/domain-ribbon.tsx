// The nine domains side by side with what each holds; in a narrow window one at a time, with the way to the others.
import type { FactorDomain } from "@hybrid/domain";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnnounce } from "../ui/announcer.tsx";
import { IconButton } from "../ui/button.tsx";
import { Glyph } from "./glyphs.tsx";
import { usePicture } from "./picture-context.tsx";
import { isEmptyDomain, summariseDomains, type DomainSummary } from "./summary.ts";

interface RibbonProps {
  /** Undefined for the moment before it is known which. */
  readonly domain: FactorDomain | undefined;
  readonly choose: (domain: FactorDomain) => void;
}

export function DomainRibbon({ domain, choose }: RibbonProps) {
  const { t } = useTranslation();
  const { factors, byFactor } = usePicture();
  const summaries = summariseDomains(factors, byFactor);
  return (
    <nav className="ribbon" aria-label={t("picture.domains.label")}>
      <ul className="ribbon-wide">
        {summaries.map((summary) => (
          <li key={summary.domain}>
            <Link
              to={{ search: `?domain=${summary.domain}` }}
              preventScrollReset
              aria-current={summary.domain === domain ? "true" : undefined}
            >
              <span>{t(`picture.domain.${summary.domain}`)}</span>
              <DomainGlyphs summary={summary} />
            </Link>
          </li>
        ))}
      </ul>
      <NarrowRibbon summaries={summaries} domain={domain} choose={choose} />
    </nav>
  );
}

/** Glyphs to see, the same in words to hear. */
function DomainGlyphs({ summary }: { readonly summary: DomainSummary }) {
  const { t } = useTranslation();
  const { counts, gap } = summary;
  const parts = (["concern", "both", "protective", "none"] as const).filter((sight) => counts[sight] > 0);
  const words = [
    ...parts.map((sight) => t(`picture.domains.${sight}`, { count: counts[sight] })),
    ...(gap ? [t("picture.domains.gap")] : []),
  ];
  return (
    <span className="ribbon-glyphs">
      <span aria-hidden="true" className="ribbon-signs">
        {parts.map((sight) => (
          <span key={sight} className="ribbon-glyph">
            <Glyph of={sight} />
            {counts[sight] > 1 && counts[sight]}
          </span>
        ))}
        {gap && <Glyph of="gap" />}
      </span>
      {isEmptyDomain(summary) ? (
        <span className="ribbon-nothing">{t("picture.domains.nothing")}</span>
      ) : (
        <span className="visually-hidden">: {words.join(", ")}</span>
      )}
    </span>
  );
}

function NarrowRibbon({ summaries, domain, choose }: RibbonProps & { readonly summaries: readonly DomainSummary[] }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const at = summaries.findIndex((summary) => summary.domain === domain);
  const summary = summaries[at];
  const go = (step: number): void => {
    const to = summaries[(at + step + summaries.length) % summaries.length];
    if (!to) return;
    choose(to.domain);
    announce(t("picture.board.opened", { domain: t(`picture.domain.${to.domain}`) }));
  };
  return (
    <div className="ribbon-narrow">
      <IconButton icon={ChevronLeft} label={t("picture.domains.previous")} onPress={() => go(-1)} />
      <label className="ribbon-choose" data-waiting={summary === undefined}>
        <span className="visually-hidden">{t("picture.domains.choose")}</span>
        <select
          value={domain ?? ""}
          onChange={(event) => {
            const chosen = summaries.find((one) => one.domain === event.target.value);
            if (chosen) choose(chosen.domain);
          }}
        >
          {summaries.map((one) => (
            <option key={one.domain} value={one.domain}>
              {t(`picture.domain.${one.domain}`)}
            </option>
          ))}
        </select>
        <span className="ribbon-at">{t("picture.domains.of", { at: at + 1, count: summaries.length })}</span>
        {summary && <DomainGlyphs summary={summary} />}
      </label>
      <IconButton icon={ChevronRight} label={t("picture.domains.next")} onPress={() => go(1)} />
    </div>
  );
}
