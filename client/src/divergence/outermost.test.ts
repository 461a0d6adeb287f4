import {
  compareSights,
  emptyBasis,
  emptyPerspective,
  type Level,
  type MapRow,
  type SeatPerspective,
} from "@hybrid/domain";
import { expect, test } from "vitest";
import { outermost } from "./outermost.ts";

const said = (seat: string, beingARisk: Level, more: Partial<SeatPerspective> = {}): SeatPerspective => ({
  ...emptyPerspective,
  factor: "f",
  seat,
  sight: "concern",
  beingARisk,
  ...more,
});
const row = (...perspectives: SeatPerspective[]): MapRow => ({
  factor: { id: "f", domain: "home", place: "i", basis: emptyBasis, retired: null, from: null, into: null },
  difference: compareSights(perspectives),
  perspectives,
  unreadable: [],
});

test("[DV2] the eye is led to those who stand furthest apart, and to nobody where all stand close", () => {
  const far = row(said("p", "strong"), said("s", "slight"), said("h", "clear"), said("y", "unknown"));
  expect([...outermost(far)]).toEqual(["p", "s"]);
  expect([...outermost(row(said("p", "strong"), said("s", "clear")))]).toEqual([]);
  expect([...outermost(row(said("p", "strong")))]).toEqual([]);
  expect([...outermost(row(said("p", "slight"), said("s", "slight", { sight: "protective" })))]).toEqual(["p", "s"]);
});
