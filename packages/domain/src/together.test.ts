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

/** Counts how often anybody asks what a factor was laid together with. */
function chained(
  ids: readonly string[],
  last: string | null,
): { readonly all: Factor[]; readonly looks: () => number } {
  let looks = 0;
  const all = ids.map((id, at) =>
    Object.defineProperty(factor(id), "into", {
      get() {
        looks += 1;
        return ids[at + 1] ?? last;
      },
    }),
  );
  return { all, looks: () => looks };
}

describe("what is laid together by a peer", () => {
  const ids = Array.from({ length: 1000 }, (_, n) => `f${1000 + n}`);

  it("[BO4] has one head along a chain, a ring or a way into a ring, and each link is followed a few times", () => {
    for (const [last, head] of [
      [null, "f1999"],
      ["nothing known", "f1999"],
      ["f1000", "f1000"],
      ["f1500", "f1500"],
    ] as const) {
      const { all, looks } = chained(ids, last);
      const { heads, under } = layTogether(all);
      expect(heads.map(({ id }) => id)).toEqual([head]);
      expect(under.get(head)).toHaveLength(999);
      expect(looks()).toBeLessThan(20_000);
    }
  });
});

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
