import { describe, expect, it } from "vitest";
import {
  Commitment,
  commitmentEnds,
  compareCommitments,
  compareEnds,
  stateOf,
  type CommitmentEnd,
} from "./commitment.ts";

const promised = (id: string, by: string, ...ends: CommitmentEnd[]): Commitment => ({
  id,
  made: "2026-11-01",
  by,
  ends,
});
const done: CommitmentEnd = { id: "e1", as: "done", on: "2026-11-20", why: "" };
const changed: CommitmentEnd = { id: "e2", as: "changed", on: "2026-11-21", why: "The aunt moved." };

describe("commitments", () => {
  it("[CM3] is late from the day after its last day, until its seat has said how it went", () => {
    const open = promised("a", "2026-11-22");
    expect(stateOf(open, "2026-11-21")).toBe("standing");
    expect(stateOf(open, "2026-11-22")).toBe("standing");
    expect(stateOf(open, "2026-11-23")).toBe("late");
    expect(stateOf(promised("a", "2026-11-02", done), "2026-11-23")).toBe("done");
    expect(stateOf(promised("a", "2026-11-02", changed), "2026-11-23")).toBe("changed");
  });

  it("[CM2] ends in three ways, of which two say why", () => {
    expect(commitmentEnds).toEqual(["done", "changed", "not-done"]);
    const reads = (end: unknown) => Commitment.safeParse({ ...promised("a", "2026-11-22"), ends: [end] }).success;
    expect(reads(done)).toBe(true);
    expect(reads(changed)).toBe(true);
    for (const as of ["changed", "not-done"]) expect(reads({ ...changed, as, why: "" })).toBe(false);
    expect(reads({ ...done, as: "forgotten" })).toBe(false);
  });

  it("[CM4] of two ends said at once the same one holds for everybody", () => {
    const other: CommitmentEnd = { id: "e3", as: "not-done", on: "2026-11-21", why: "No time." };
    for (const order of [
      [done, changed, other],
      [other, changed, done],
      [changed, done, other],
    ])
      expect(order.toSorted(compareEnds).map(({ id }) => id)).toEqual(["e2", "e3", "e1"]);
  });

  it("[CM5] what stands comes first, by the day it is due; then what has ended, the latest first", () => {
    const all = [
      promised("a", "2026-11-30", done),
      promised("b", "2026-11-25", changed),
      promised("c", "2026-12-04"),
      promised("d", "2026-11-24"),
      promised("e", "2026-11-24"),
    ];
    for (const order of [all, all.toReversed()])
      expect(order.toSorted(compareCommitments).map(({ id }) => id)).toEqual(["d", "e", "c", "b", "a"]);
  });
});
