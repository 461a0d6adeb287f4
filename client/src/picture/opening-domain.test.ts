import { expect, test } from "vitest";
import { emptyBasis, emptyPerspective, type Factor, type FactorDomain, type Level, type Sight } from "@hybrid/domain";
import { openingDomain } from "./opening-domain.ts";

const factor = (id: string, domain: FactorDomain, retired: string | null = null): Factor => ({
  id,
  domain,
  place: "i",
  basis: emptyBasis,
  retired,
  from: null,
  into: null,
});
const seen = (id: string, sight: Sight, ...levels: Level[]) =>
  [id, levels.map((beingARisk) => ({ ...emptyPerspective, factor: id, sight, beingARisk }))] as const;

test("[PE5] a picture opens where perspectives are furthest apart", () => {
  const factors = [factor("a", "home"), factor("b", "home"), factor("c", "exposure"), factor("d", "self", "over")];
  const byFactor = new Map([
    seen("a", "concern", "clear", "strong"),
    seen("c", "concern", "not-seen", "strong"),
    seen("d", "concern", "not-seen", "strong"),
  ]);
  expect(openingDomain(factors, byFactor)).toBe("exposure");
});

test("[PE4] concern and protection are on no scale, so they are not far apart either", () => {
  const [, one] = seen("a", "concern", "not-seen");
  const [, other] = seen("a", "protective", "strong");
  const factors = [factor("a", "exposure"), factor("b", "home"), factor("c", "home")];
  expect(openingDomain(factors, new Map([["a", [...one, ...other]]]))).toBe("home");
});

test("[PI1] without perspectives it opens where most is noted, and an empty one on the first domain", () => {
  expect(openingDomain([factor("a", "self"), factor("b", "home"), factor("c", "home")], new Map())).toBe("home");
  expect(openingDomain([], new Map())).toBe("self");
});
