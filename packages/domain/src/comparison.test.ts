import { expect, it } from "vitest";
import { shownRounds, sinceThen } from "./comparison.ts";
import { emptyPerspective, type Perspective } from "./perspective.ts";
import type { FirstThought } from "./silence.ts";

const now = (more: Partial<Perspective> = {}): Perspective => ({
  factor: "f",
  ...emptyPerspective,
  sight: "concern",
  ...more,
});
const then = (round: string, at: number, more: Partial<Perspective> = {}): FirstThought => ({
  ...now(more),
  seat: "police",
  round,
  at,
});

it("[DV6] the days to compare with are those on which something was shown, the newest first, each round once", () => {
  const thoughts = [then("b", 2), then("a", 1), then("b", 2), then("d", 9), then("c", 9)];
  expect(shownRounds(thoughts).map(({ round }) => round)).toEqual(["c", "d", "b", "a"]);
  expect(shownRounds([])).toEqual([]);
});

it("[DV6] a cell is as then, has changed, is withdrawn, or is not known from then", () => {
  expect(sinceThen(undefined, now())).toBe("unknown");
  expect(sinceThen(undefined, undefined)).toBe("unknown");
  expect(sinceThen(then("a", 1), undefined)).toBe("gone");
  expect(sinceThen(then("a", 1), now())).toBe("as-then");
  for (const part of [{ sight: "both" }, { beingARisk: "slight" }, { beingAtRisk: "strong" }] as const)
    expect(sinceThen(then("a", 1), now(part))).toBe("changed");
  expect(sinceThen(then("a", 1), now({ logic: "care" }))).toBe("as-then");
});
