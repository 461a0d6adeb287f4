import { expect, test } from "vitest";
import { emptyBasis, emptyPerspective, type Factor, type FactorDomain, type Sight } from "@hybrid/domain";
import { isEmptyDomain, summariseDomains, summarisePicture } from "./summary.ts";

const factor = (id: string, domain: FactorDomain, retired: string | null = null): Factor => ({
  id,
  domain,
  place: "i",
  basis: emptyBasis,
  retired,
  from: null,
  into: null,
});
const seen = (factor: string, ...sights: Sight[]) =>
  [factor, sights.map((sight) => ({ ...emptyPerspective, factor, sight }))] as const;

const factors = [
  factor("a", "home"),
  factor("b", "home"),
  factor("c", "self"),
  factor("d", "exposure"),
  factor("e", "exposure", "why"),
];
const byFactor = new Map([
  seen("a", "concern"),
  seen("b", "protective", "concern"),
  seen("d", "concern"),
  seen("e", "protective"),
]);
const domains = summariseDomains(factors, byFactor);

test("[PI9] a domain with concern and nothing protective has a gap, and a retired factor does not close it", () => {
  expect(domains.filter(({ gap }) => gap).map(({ domain }) => domain)).toEqual(["exposure"]);
});

test("[PE4] what is seen both ways counts as neither concern nor protection", () => {
  expect(domains.find(({ domain }) => domain === "home")?.counts).toEqual({
    concern: 1,
    protective: 0,
    both: 1,
    none: 0,
  });
});

test("[PT2] where somebody has looked and found nothing, there is no gap to point at", () => {
  const search = {
    id: "s",
    domain: "exposure",
    on: "2026-11-01",
    where: "Asked at the club.",
    takenBack: false,
  } as const;
  const looked = summariseDomains(factors, byFactor, [search]).find(({ domain }) => domain === "exposure");
  expect(looked).toMatchObject({ protection: "looked", gap: false });
});

test("[PI4] retired factors are not counted", () => {
  expect(summarisePicture(domains)).toEqual({ concern: 2, protective: 0, both: 1, none: 1, gaps: 1 });
  expect(domains.filter(isEmptyDomain)).toHaveLength(6);
});
