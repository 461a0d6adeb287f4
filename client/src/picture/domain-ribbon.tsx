// The nine domains side by side with what each holds; in a narrow window one at a time, with the way to the others.
import type { FactorDomain } from "@hybrid/domain";
import { ChevronLeft, ChevronRight, SearchCheck } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnnounce } from "../ui/announcer.tsx";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useDomainDrop } from "./drag.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useLayers } from "./layers.tsx";
import { usePicture } from "./picture-context.tsx";
import { isEmptyDomain, summariseDomains, type DomainSummary } from "./summary.ts";

interface RibbonProps {
  /** Undefined for the moment before it is known which. */
  readonly domain: FactorDomain | undefined;
  /** All of them are shown below, so that there is none to go on from. */
  readonly all: boolean;
  readonly choose: (domain: FactorDomain) => void;
}

export function DomainRibbon({ domain, all, choose }: RibbonProps) {
  const { t } = useTranslation();
  const { factors, byFactor } = usePicture();
  const { searches } = useLayers();
  const summaries = summariseDomains(factors, byFactor, searches);
  return (
    <nav className="ribbon" aria-label={t("picture.domains.label")}>
      <ul className="ribbon-wide">
        {summaries.map((summary) => (
          <WideDomain key={summary.domain} summary={summary} current={summary.domain === domain} />
        ))}
      </ul>
      {!all && <NarrowRibbon summaries={summaries} domain={domain} choose={choose} />}
    </nav>
  );
}

function WideDomain({ summary, current }: { readonly summary: DomainSummary; readonly current: boolean }) {
  const { t } = useTranslation();
  const entry = useRef<HTMLLIElement>(null);
  const over = useDomainDrop(entry, summary.domain);
  return (
    <li ref={entry} data-over={over}>
      <Link to={{ search: `?domain=${summary.domain}` }} preventScrollReset aria-current={current ? "true" : undefined}>
        <span>{t(`picture.domain.${summary.domain}`)}</span>
        <DomainGlyphs summary={summary} />
      </Link>
    </li>
  );
}

/** Glyphs to see, the same in words to hear. */
function DomainGlyphs({ summary }: { readonly summary: DomainSummary }) {
  const { t } = useTranslation();
  const { counts, gap, protection } = summary;
  const parts = (["concern", "both", "protective", "none"] as const).filter((sight) => counts[sight] > 0);
  const words = [
    ...parts.map((sight) => t(`picture.domains.${sight}`, { count: counts[sight] })),
    ...(gap ? [t("picture.domains.gap")] : []),
    ...(protection === "looked" ? [t("perspectives.protection.short")] : []),
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
        {protection === "looked" && <Icon of={SearchCheck} />}
      </span>
      {isEmptyDomain(summary) ? (
        <span className="ribbon-nothing">{t("picture.domains.nothing")}</span>
      ) : (
        <span className="visually-hidden">: {words.join(", ")}</span>
      )}
    </span>
  );
}

function NarrowRibbon({
  summaries,
  domain,
  choose,
}: Omit<RibbonProps, "all"> & { readonly summaries: readonly DomainSummary[] }) {
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
