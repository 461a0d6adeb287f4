import { describe, expect, it } from "vitest";
import type { SeatCommitments } from "../language/use-commitments.ts";
import { spanOf } from "./calendar.tsx";

const voice = {} as SeatCommitments["voice"];
const promised = (...days: readonly [made: string, by: string][]): SeatCommitments[] => [
  {
    voice,
    commitments: days.map(([made, by], at) => ({ id: `c${at}`, made, by, ends: [], voice })),
    unreadable: 0,
  },
];

describe("the days of all promises", () => {
  it("[CM5] lie around today, from the first that was made to the last that is due", () => {
    expect(spanOf([], "2026-11-22")).toEqual({ from: "2026-11-08", to: "2026-12-16", today: "2026-11-22" });
    const span = spanOf(promised(["2026-10-01", "2026-11-01"], ["2026-11-20", "2027-01-15"]), "2026-11-22");
    expect(span).toEqual({ from: "2026-10-01", to: "2027-01-18", today: "2026-11-22" });
  });

  it("[CM5] a promise from long ago or for years ahead does not press the others together", () => {
    const span = spanOf(promised(["1999-01-01", "2099-01-31"]), "2026-11-22");
    expect(span).toEqual({ from: "2026-07-25", to: "2027-03-25", today: "2026-11-22" });
  });
});
