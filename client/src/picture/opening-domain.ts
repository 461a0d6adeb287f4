// Which domain a picture opens on: where two perspectives stand furthest apart, so that unlike views are met first;
// then where most is noted; then the first of the nine.
import { distance, factorDomains, sights, type Factor, type FactorDomain, type Perspective } from "@hybrid/domain";

export function openingDomain(
  factors: readonly Factor[],
  byFactor: ReadonlyMap<string, readonly Perspective[]>,
): FactorDomain {
  const ranks = factorDomains.map((domain) => {
    const noted = factors.filter((factor) => factor.domain === domain && factor.retired === null);
    const apart = Math.max(0, ...noted.map(({ id }) => widest(byFactor.get(id) ?? [])));
    return { domain, apart, noted: noted.length };
  });
  const [first] = ranks.toSorted((one, other) => other.apart - one.apart || other.noted - one.noted);
  return first?.domain ?? factorDomains[0];
}

/** The widest distance on either lens, among those who see the factor the same way; other distances are on no scale. */
function widest(perspectives: readonly Perspective[]): number {
  const groups = sights.map((sight) => perspectives.filter((one) => one.sight === sight));
  const distances = groups.flatMap((by) => [
    distance(by.map(({ beingARisk }) => beingARisk)),
    distance(by.map(({ beingAtRisk }) => beingAtRisk)),
  ]);
  return Math.max(0, ...distances.map((steps) => steps ?? 0));
}
