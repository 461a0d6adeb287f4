import { expect, test } from "vitest";
import type { Level } from "@hybrid/domain";
import { layTrack, marksAbreast, sayApart } from "./track-layout.ts";

const mark = (seat: string, level: Level) => ({ seat, level });

test("[UI11] marks stand at four steps, and who does not know stands beside them", () => {
  const track = layTrack([mark("po", "strong"), mark("so", "slight"), mark("sc", "unknown"), mark("yo", "slight")]);
  expect(track.stops).toEqual([[], ["so", "yo"], [], ["po"]]);
  expect(track.unknown).toEqual(["sc"]);
  expect(track.span).toEqual({ first: 1, last: 3 });
});

test("[PE5] two steps between the outermost are wide, one is not, and the unknown are never outermost", () => {
  expect(layTrack([mark("po", "strong"), mark("so", "slight")]).wide).toBe(true);
  expect(layTrack([mark("po", "strong"), mark("so", "clear")]).wide).toBe(false);
  expect(layTrack([mark("po", "strong"), mark("so", "unknown")]).wide).toBe(false);
  expect(layTrack([mark("so", "unknown")]).span).toBeUndefined();
});

test("[PE5] distance is said in words, for the lens it is on, and not at all while fewer than two know", () => {
  expect(sayApart(null, null)).toEqual({ kind: "unknown" });
  expect(sayApart(0, null)).toEqual({ kind: "same" });
  expect(sayApart(1, 0)).toEqual({ kind: "near" });
  expect(sayApart(2, 2)).toEqual({ kind: "wide", steps: 2, on: "onBoth" });
  expect(sayApart(1, 3)).toEqual({ kind: "wide", steps: 3, on: "onAtRisk" });
  expect(sayApart(2, null)).toEqual({ kind: "wide", steps: 2, on: "onRisk" });
});

test("[UI13] marks are stacked rather than laid over each other", () => {
  expect([1, 2, 3, 4, 5, 6].map(marksAbreast)).toEqual([1, 2, 3, 2, 3, 3]);
});
