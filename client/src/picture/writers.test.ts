import { expect, test } from "vitest";
import { readWriters } from "./writers.ts";

const state = (seat: string, factor: unknown) => ({
  user: { seat, name: seat.toUpperCase(), kind: "police" },
  at: { factor },
});

test("[PR1] who writes where is read from the server's stamp, each seat once, one's own left out", () => {
  const states = [state("po", "a"), state("po", "a"), state("so", "a"), state("me", "a")];
  expect(readWriters(states, "me").map(({ seat, name }) => [seat, name])).toEqual([
    ["po", "PO"],
    ["so", "SO"],
  ]);
});

test("[DO2] a state that does not fit is passed over", () => {
  expect(readWriters([null, {}, { at: { factor: "a" } }, state("po", 7), { user: "po", at: [] }], "me")).toEqual([]);
});
