import { expect, test } from "vitest";
import { emptyBasis, placeBetween, type Factor, type Sight } from "@hybrid/domain";
import { placeCards, stepTarget } from "./placement.ts";

const factor = (id: string, place: string): Factor => ({
  id,
  domain: "home",
  place,
  basis: emptyBasis,
  retired: null,
  from: null,
  into: null,
});
const [a, b, c] = [factor("a", "a"), factor("b", "b"), factor("c", "c")];
const seen: Record<string, Sight[]> = { a: ["concern", "concern"], b: ["concern", "protective"], c: [] };
const sightsOf = (id: string) => (seen[id] ?? []).map((sight) => ({ sight }));
const ids = (factors: readonly Factor[]) => factors.map(({ id }) => id);

test("[PE4] a card stands where the seats see it, and last while nobody does", () => {
  const placed = placeCards([a, b, c], sightsOf);
  expect(Object.entries(placed).map(([column, factors]) => [column, ...ids(factors)])).toEqual([
    ["concern", "a"],
    ["protective"],
    ["both", "b"],
    ["none", "c"],
  ]);
});

test("[UI2] the card somebody works in keeps its column, whatever colleagues write", () => {
  const placed = placeCards([a, b, c], sightsOf, { factor: "b", column: "concern" });
  expect(ids(placed.concern)).toEqual(["a", "b"]);
  expect(placed.both).toEqual([]);
});

test("[PI3] a step within a column passes the one card that one sees, and lands beside it in the domain", () => {
  const domain = [a, b, c];
  const target = stepTarget(c, "up", [a, c], domain);
  expect([target?.after?.id, target?.before?.id]).toEqual([undefined, "a"]);
  const place = placeBetween(target?.after?.place ?? null, target?.before?.place ?? null);
  expect(place < a.place).toBe(true);
  expect(stepTarget(a, "up", [a, c], domain)).toBeUndefined();
  const down = stepTarget(a, "down", [a, c], domain);
  expect([down?.after?.id, down?.before?.id]).toEqual(["c", undefined]);
});
