import { describe, expect, it } from "vitest";
import { emptyBasis, type Factor } from "./factor.ts";
import { layTogether, linkedThrough } from "./together.ts";

const factor = (id: string, at: Partial<Factor> = {}): Factor => ({
  id,
  domain: "home",
  place: "i",
  basis: emptyBasis,
  retired: null,
  from: null,
  into: null,
  ...at,
});

function through(all: readonly Factor[], id: string): string[] {
  const known = new Map(all.map((one) => [one.id, one]));
  return linkedThrough(known.get(id)!, known, layTogether(all).under).map((one) => one.id);
}

describe("what is linked to a factor", () => {
  it("[BO9] is shown with the one it is laid together with", () => {
    const all = [factor("a"), factor("b", { into: "a" }), factor("c")];
    expect(through(all, "a")).toEqual(["b"]);
    expect(through(all, "c")).toEqual([]);
  });

  it("[BO9] is shown on the parts it was split into, and on theirs, and not on their neighbours", () => {
    const all = [
      factor("a"),
      factor("b", { into: "a" }),
      factor("one", { from: "a" }),
      factor("two", { from: "a", into: "a" }),
      factor("inner", { from: "one" }),
    ];
    expect(through(all, "one")).toEqual(["a", "b"]);
    expect(through(all, "inner")).toEqual(["one", "a", "b"]);
    expect(through(all, "a")).toEqual(["b", "two"]);
  });

  it("[BO9] a ring, or an original that is not known, ends the search", () => {
    const ring = [factor("a", { from: "b" }), factor("b", { from: "a" }), factor("c", { from: "gone" })];
    expect(through(ring, "a")).toEqual(["b"]);
    expect(through(ring, "c")).toEqual([]);
  });
});
