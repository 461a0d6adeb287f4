import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "./day.ts";
import { Basis, Factor, compareFactors, emptyBasis, factorDomains, isStale, isSystematic } from "./factor.ts";
import { distance, protectionGap, sightOf, type Level, type Perspective, type Sight } from "./perspective.ts";
import { Place, placeBetween } from "./place.ts";

const seed = Math.floor(Math.random() * 2 ** 31);
const factor = (id: string, more: Partial<Factor> = {}): Factor => ({
  id,
  domain: "home",
  place: "i",
  basis: emptyBasis,
  retired: null,
  from: null,
  into: null,
  ...more,
});
const seen = (sight: Sight, of = "f"): Perspective => ({
  factor: of,
  sight,
  beingARisk: "unknown",
  beingAtRisk: "unknown",
  logic: null,
});

describe("basis", () => {
  it("[PI10] calls register data systematic and nothing else", () => {
    const kinds = ["observed", "told", "register", "inference", null] as const;
    expect(kinds.filter((kind) => isSystematic({ ...emptyBasis, kind }))).toEqual(["register"]);
  });

  it("[PI11] is stale from the day after its last fresh day", () => {
    const basis = { ...emptyBasis, staleAfter: "2026-02-28" };
    expect(isStale(basis, "2026-02-28")).toBe(false);
    expect(isStale(basis, addDays("2026-02-28", 1))).toBe(true);
    expect(isStale(emptyBasis, "9999-12-31")).toBe(false);
  });

  it("[PI11] takes real days only", () => {
    expect(Basis.safeParse({ ...emptyBasis, from: "2026-02-30" }).success).toBe(false);
    expect(Basis.safeParse({ ...emptyBasis, from: "2024-02-29" }).success).toBe(true);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
});

describe("order", () => {
  it("[PI7] goes by domain, place and id", () => {
    const sorted = [
      factor("c", { domain: "self", place: "z" }),
      factor("a", { place: "a" }),
      factor("b", { place: "a" }),
      factor("a2", { place: "ai" }),
      factor("d", { domain: "services", place: "a" }),
    ];
    expect(sorted.toReversed().toSorted(compareFactors)).toEqual(sorted);
    expect(factorDomains).toHaveLength(9);
  });

  it(`[PI12] always finds a place between two (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (positions) => {
        const places: string[] = [];
        for (const position of positions) {
          const at = position % (places.length + 1);
          const place = placeBetween(places[at - 1] ?? null, places[at] ?? null);
          expect(Place.safeParse(place).success).toBe(true);
          places.splice(at, 0, place);
        }
        expect(new Set(places).size).toBe(places.length);
        expect(places.toSorted()).toEqual(places);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("[PI12] stays short when appending, and is the same for the same neighbours", () => {
    let place: string | null = null;
    for (let n = 0; n < 200; n++) place = placeBetween(place, null);
    expect(place?.length).toBeLessThan(12);
    expect(placeBetween("a", "b")).toBe(placeBetween("a", "b"));
  });

  it("[PI12] takes equal and reversed neighbours, and refuses what is no place", () => {
    expect(placeBetween("i", "i") > "i").toBe(true);
    expect(placeBetween("k", "b") > "k").toBe(true);
    for (const wrong of ["", "0", "a0", "Å", "a b"]) expect(() => placeBetween(wrong, null)).toThrow(RangeError);
  });
});

describe("perspectives side by side", () => {
  it("[PE4] tells how a factor is seen", () => {
    expect(sightOf([])).toBe("none");
    expect(sightOf([seen("concern"), seen("concern")])).toBe("concern");
    expect(sightOf([seen("protective")])).toBe("protective");
    expect(sightOf([seen("concern"), seen("protective")])).toBe("both");
    expect(sightOf([seen("concern"), seen("both")])).toBe("both");
  });

  it("[PE5] counts steps between the outermost known levels", () => {
    const cases: [Level[], number | null][] = [
      [[], null],
      [["strong"], null],
      [["strong", "unknown"], null],
      [["strong", "strong"], 0],
      [["not-seen", "slight"], 1],
      [["slight", "unknown", "strong", "clear"], 2],
      [["not-seen", "clear", "strong"], 3],
    ];
    for (const [levels, steps] of cases) expect(distance(levels)).toBe(steps);
  });

  it("[PI9] sees a gap where something is a concern and nothing protects", () => {
    const both = [factor("f"), factor("g")];
    const of = (f: Sight, g: Sight) =>
      new Map([
        ["f", [seen(f)]],
        ["g", [seen(g, "g")]],
      ]);
    expect(protectionGap("home", both, of("concern", "concern"))).toBe(true);
    expect(protectionGap("home", both, of("concern", "protective"))).toBe(false);
    expect(protectionGap("home", both, of("concern", "both"))).toBe(false);
    expect(protectionGap("home", both, of("protective", "protective"))).toBe(false);
    expect(protectionGap("home", both, new Map())).toBe(false);
    expect(protectionGap("self", both, of("concern", "concern"))).toBe(false);
    const retired = [factor("f"), factor("g", { retired: "moved away" })];
    expect(protectionGap("home", retired, of("concern", "protective"))).toBe(true);
    expect(protectionGap("home", retired.toReversed().slice(0, 1), of("concern", "concern"))).toBe(false);
  });
});
