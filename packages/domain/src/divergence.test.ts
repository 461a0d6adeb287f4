import { describe, expect, it } from "vitest";
import {
  compareSights,
  divergenceMap,
  groupRows,
  holdGroups,
  isSeenThrough,
  lenses,
  type Lens,
  type SeatPerspective,
} from "./divergence.ts";
import { emptyBasis, type Basis, type Factor, type FactorDomain } from "./factor.ts";
import { emptyPerspective, type Perspective } from "./perspective.ts";

const factor = (id: string, domain: FactorDomain = "home", basis: Partial<Basis> = {}): Factor => ({
  id,
  domain,
  place: "i",
  basis: { ...emptyBasis, ...basis },
  retired: null,
  from: null,
  into: null,
});
const said = (seat: string, more: Partial<Perspective> = {}): SeatPerspective => ({
  factor: "f",
  ...emptyPerspective,
  sight: "concern",
  ...more,
  seat,
});

describe("comparing", () => {
  const risk = (beingARisk: Perspective["beingARisk"]) => ({ beingARisk });

  it("[DV1] says how many have written before it says anything else", () => {
    expect(compareSights([]).likeness).toBe("nobody");
    expect(compareSights([said("p", risk("strong"))]).likeness).toBe("one");
    expect(compareSights([said("p", risk("strong")), said("s")]).likeness).toBe("open");
  });

  it("[DV2] [PE2] looks at both axes and takes the widest", () => {
    const both = (beingARisk: Perspective["beingARisk"], beingAtRisk: Perspective["beingAtRisk"]) => ({
      beingARisk,
      beingAtRisk,
    });
    const alike = compareSights([said("p", both("clear", "strong")), said("s", both("clear", "unknown"))]);
    expect(alike).toEqual({ likeness: "alike", bothWays: false, risk: 0, atRisk: null });
    const near = compareSights([said("p", both("clear", "strong")), said("s", both("clear", "clear"))]);
    expect(near).toMatchObject({ likeness: "near", risk: 0, atRisk: 1 });
    const unlike = compareSights([said("p", both("clear", "not-seen")), said("s", both("slight", "clear"))]);
    expect(unlike).toMatchObject({ likeness: "unlike", risk: 1, atRisk: 2 });
  });

  it("[DV2] puts no distance between levels of different sights", () => {
    const seen = [said("p", risk("strong")), said("s", { sight: "protective", ...risk("not-seen") })];
    expect(compareSights(seen)).toEqual({ likeness: "unlike", bothWays: true, risk: null, atRisk: null });
  });
});

describe("the map", () => {
  const factors = [factor("a"), factor("b"), factor("c", "self"), { ...factor("gone"), retired: "moved" }];
  const seen = new Map([
    ["b", [said("p", { beingARisk: "strong" }), said("s", { beingARisk: "slight" })]],
    ["c", [said("p")]],
  ]);
  const rows = divergenceMap(factors, seen, new Map([["a", ["s"]]]));

  it("[DV1] has a row for every factor that stands, and nothing about a seat but what it said", () => {
    expect(rows.map(({ factor: { id }, difference }) => [id, difference.likeness])).toEqual([
      ["a", "nobody"],
      ["b", "unlike"],
      ["c", "one"],
    ]);
    expect(rows[0]?.unreadable).toEqual(["s"]);
    expect(Object.keys(rows[0] ?? {})).toEqual(["factor", "difference", "perspectives", "unreadable"]);
  });

  it("[DV1] is grouped by how far apart, or by domain", () => {
    expect(groupRows(rows, "difference")).toEqual([
      { name: "unlike", ids: ["b"] },
      { name: "one", ids: ["c"] },
      { name: "nobody", ids: ["a"] },
    ]);
    expect(groupRows(rows, "domain")).toEqual([
      { name: "home", ids: ["a", "b"] },
      { name: "self", ids: ["c"] },
    ]);
  });

  it("[DV3] keeps the order one looks at, lets the gone go and puts the new last", () => {
    const held = groupRows(rows, "difference");
    const later = divergenceMap([factor("b"), factor("c", "self"), factor("d")], new Map(), new Map());
    expect(holdGroups(held, groupRows(later, "difference"))).toEqual([
      { name: "unlike", ids: ["b"] },
      { name: "one", ids: ["c"] },
      { name: "new", ids: ["d"] },
    ]);
    expect(holdGroups(held, held)).toEqual(held);
  });
});

describe("lenses", () => {
  const from = { seat: "p", today: "2026-11-22" };
  const through = (lens: Lens, of: Factor, perspectives: readonly SeatPerspective[], seat: string | null = "p") =>
    isSeenThrough(lens, of, perspectives, { ...from, seat });

  it("[PE11] let through what they name", () => {
    expect(through("security", factor("f"), [said("s", { logic: "both" })])).toBe(true);
    expect(through("care", factor("f"), [said("s", { logic: "security" })])).toBe(false);
    expect(through("protective", factor("f"), [said("s"), said("p", { sight: "protective" })])).toBe(true);
    expect(through("protective", factor("f"), [said("s")])).toBe(false);
    expect(through("inference", factor("f", "home", { kind: "inference" }), [])).toBe(true);
    expect(through("mine", factor("f"), [said("p")])).toBe(true);
    expect(through("mine", factor("f", "home", { seat: "p" }), [])).toBe(true);
    expect(through("mine", factor("f"), [said("s")])).toBe(false);
    expect(through("stale", factor("f", "home", { staleAfter: "2026-11-21" }), [])).toBe(true);
    expect(through("stale", factor("f", "home", { staleAfter: "2026-11-22" }), [])).toBe(false);
  });

  it("[PE11] compare only with one's own, and let nothing through where there is none", () => {
    const far = [said("p", { beingARisk: "strong" }), said("s", { beingARisk: "slight" })];
    expect(through("unlike-ours", factor("f"), far)).toBe(true);
    expect(through("unlike-ours", factor("f"), [said("p"), said("s")])).toBe(false);
    expect(through("unlike-ours", factor("f"), far, "h")).toBe(false);
    for (const lens of lenses) expect(through(lens, factor("f"), [], null)).toBe(false);
  });
});
