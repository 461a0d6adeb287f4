// What a domain and the whole picture hold, in counts of cards. Cards are counted, people and perspectives never are.
import {
  factorDomains,
  protectionIn,
  sightOf,
  type Factor,
  type FactorDomain,
  type Perspective,
  type Protection,
  type Search,
  type Sight,
} from "@hybrid/domain";

export interface DomainSummary {
  readonly domain: FactorDomain;
  readonly counts: Readonly<Record<Sight | "none", number>>;
  readonly protection: Protection;
  /** protection was not looked for */
  readonly gap: boolean;
}

type ByFactor = ReadonlyMap<string, readonly Perspective[]>;

export function summariseDomains(
  factors: readonly Factor[],
  byFactor: ByFactor,
  searches: readonly Search[] = [],
): DomainSummary[] {
  return factorDomains.map((domain) => {
    const counts = { concern: 0, protective: 0, both: 0, none: 0 };
    for (const factor of factors) {
      if (factor.domain !== domain || factor.retired !== null) continue;
      counts[sightOf(byFactor.get(factor.id) ?? [])] += 1;
    }
    const protection = protectionIn(domain, factors, byFactor, searches);
    return { domain, counts, protection, gap: protection === "unsearched" };
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
