import { expect, test } from "vitest";
import { emptyBasis, placeBetween, type Factor, type Sight } from "@hybrid/domain";
import { dropTarget, placeCards, stepTarget } from "./placement.ts";

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

test("[BO7] what is dragged lands beside the card it is let go on, or last in the domain", () => {
  const far = { ...factor("d", "x"), domain: "services" as const };
  const all = [a, b, c, far];
  const order = (drop: Parameters<typeof dropTarget>[2], id: string) => {
    const to = dropTarget(all, id, drop);
    return to && ids(all.map((one) => (one.id === id ? { ...one, ...to } : one)).toSorted(byPlace)).join("");
  };
  const byPlace = (one: Factor, other: Factor) =>
    one.domain.localeCompare(other.domain) || one.place.localeCompare(other.place);
  expect(order({ on: "card", factor: "a", side: "before" }, "c")).toBe("cabd");
  expect(order({ on: "card", factor: "a", side: "after" }, "c")).toBe("acbd");
  expect(order({ on: "card", factor: "c", side: "after" }, "a")).toBe("bcad");
  expect(order({ on: "card", factor: "b", side: "before" }, "d")).toBe("adbc");
  expect(order({ on: "domain", domain: "services" }, "a")).toBe("bcda");
});

test("[BO7] letting go where it stands already moves nothing", () => {
  expect(dropTarget([a, b, c], "b", { on: "card", factor: "a", side: "after" })).toBeUndefined();
  expect(dropTarget([a, b, c], "b", { on: "card", factor: "c", side: "before" })).toBeUndefined();
  expect(dropTarget([a, b, c], "b", { on: "card", factor: "b", side: "before" })).toBeUndefined();
  expect(dropTarget([a, b, c], "b", { on: "domain", domain: "home" })).toBeUndefined();
  expect(dropTarget([a, b, c], "x", { on: "domain", domain: "home" })).toBeUndefined();
});
