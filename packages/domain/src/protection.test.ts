import { expect, it } from "vitest";
import { emptyBasis, type Factor } from "./factor.ts";
import { emptyPerspective, type Sight } from "./perspective.ts";
import { latestSearch, protectionIn, type Search } from "./protection.ts";

const factor = (id: string): Factor => ({
  id,
  domain: "home",
  place: "i",
  basis: emptyBasis,
  retired: null,
  from: null,
  into: null,
});
const seen = (...of: [id: string, sight: Sight][]) =>
  new Map(of.map(([id, sight]) => [id, [{ ...emptyPerspective, factor: id, sight }]]));
const search = (id: string, more: Partial<Search> = {}): Search => ({
  id,
  domain: "home",
  on: "2026-11-01",
  where: "Asked the aunt.",
  takenBack: false,
  ...more,
});
const both = [factor("f"), factor("g")];

it("[PT1] calls a domain with concern alone unsearched until somebody has looked", () => {
  const concern = seen(["f", "concern"]);
  expect(protectionIn("home", both, concern, [])).toBe("unsearched");
  expect(protectionIn("home", both, concern, [search("s", { domain: "self" })])).toBe("unsearched");
  expect(protectionIn("home", both, concern, [search("s", { takenBack: true })])).toBe("unsearched");
  expect(protectionIn("home", both, seen(["f", "concern"], ["g", "protective"]), [])).toBe("found");
  expect(protectionIn("home", both, new Map(), [])).toBe("unconcerned");
  expect(protectionIn("home", both, seen(["g", "protective"]), [])).toBe("unconcerned");
});

it("[PT2] takes 'looked, found none' for an answer, until something protects", () => {
  expect(protectionIn("home", both, seen(["f", "concern"]), [search("s")])).toBe("looked");
  expect(protectionIn("home", both, seen(["f", "concern"], ["g", "protective"]), [search("s")])).toBe("found");
});

it("[PT3] shows the latest search that stands, the same for everyone", () => {
  const all = [search("b"), search("a"), search("old", { on: "2026-10-01" }), search("z", { takenBack: true })];
  expect(latestSearch("home", all)?.id).toBe("b");
  expect(latestSearch("home", all.toReversed())?.id).toBe("b");
  expect(latestSearch("self", all)).toBeUndefined();
});
