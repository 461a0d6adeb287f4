// What a domain and the whole picture hold, in counts of cards. Cards are counted, people and perspectives never are.
import {
  factorDomains,
  protectionGap,
  sightOf,
  type Factor,
  type FactorDomain,
  type Perspective,
  type Sight,
} from "@hybrid/domain";

export interface DomainSummary {
  readonly domain: FactorDomain;
  readonly counts: Readonly<Record<Sight | "none", number>>;
  readonly gap: boolean;
}

type ByFactor = ReadonlyMap<string, readonly Perspective[]>;

export function summariseDomains(factors: readonly Factor[], byFactor: ByFactor): DomainSummary[] {
  return factorDomains.map((domain) => {
    const counts = { concern: 0, protective: 0, both: 0, none: 0 };
    for (const factor of factors) {
      if (factor.domain !== domain || factor.retired !== null) continue;
      counts[sightOf(byFactor.get(factor.id) ?? [])] += 1;
    }
    return { domain, counts, gap: protectionGap(domain, factors, byFactor) };
  });
}

export function summarisePicture(domains: readonly DomainSummary[]) {
  const total = (sight: Sight | "none"): number => domains.reduce((sum, { counts }) => sum + counts[sight], 0);
  return {
    concern: total("concern"),
    protective: total("protective"),
    both: total("both"),
    none: total("none"),
    gaps: domains.filter(({ gap }) => gap).length,
  };
}

export const isEmptyDomain = ({ counts }: DomainSummary): boolean =>
  Object.values(counts).every((count) => count === 0);
