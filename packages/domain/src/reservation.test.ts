import { expect, it } from "vitest";
import { carriedReservations, Reservation, type SpokenReservation } from "./reservation.ts";

const made = (id: string, since: string, more: Partial<SpokenReservation> = {}): SpokenReservation => ({
  id,
  seat: "police",
  about: { kind: "factor", id: "f" },
  since,
  closed: null,
  why: ["Waiting there is part of running errands."],
  wouldChange: ["Two weeks without contact at the kiosk."],
  ...more,
});

it("[RV3] carries all that stand and what was closed since, in the order in which it was said", () => {
  const closed = { on: "2026-11-10", because: "No contact for two weeks." };
  const all = [
    made("late", "2026-11-12", { seat: "health" }),
    made("closed-before", "2026-09-01", { closed: { ...closed, on: "2026-10-01" } }),
    made("closed-since", "2026-09-02", { closed }),
    made("b", "2026-10-05", { seat: "social" }),
    made("a", "2026-10-05", { seat: "social" }),
  ];
  expect(carriedReservations(all, "2026-11-01").map(({ id }) => id)).toEqual(["closed-since", "a", "b", "late"]);
  expect(carriedReservations(all)).toHaveLength(5);
  expect(carriedReservations(all, "2026-11-01")[0]).toMatchObject({ closed, why: [expect.any(String)] });
});

it("[RV1] [RV2] is about something, dated, and closed with a reason", () => {
  const { seat: _, why: __, wouldChange: ___, ...own } = made("a", "2026-10-05");
  expect(Reservation.safeParse(own).success).toBe(true);
  expect(Reservation.safeParse({ ...own, since: "yesterday" }).success).toBe(false);
  expect(Reservation.safeParse({ ...own, about: { kind: "person", id: "x" } }).success).toBe(false);
  expect(Reservation.safeParse({ ...own, closed: { on: "2026-10-06", because: "" } }).success).toBe(false);
});
