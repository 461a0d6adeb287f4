import { expect, test } from "vitest";
import { findPlace } from "./use-place.ts";

const room = { width: 400, height: 600 };
const box = { width: 300, height: 200 };

test("[UI13] the panel stands under its word, over it where there is no room, and never outside the window", () => {
  expect(findPlace({ left: 20, top: 100, bottom: 120 }, box, room)).toEqual({ left: 20, top: 128, most: null });
  expect(findPlace({ left: 20, top: 500, bottom: 520 }, box, room)).toEqual({ left: 20, top: 292, most: null });
  expect(findPlace({ left: 380, top: 100, bottom: 120 }, box, room).left).toBe(92);
  const high = { width: 300, height: 500 };
  expect(findPlace({ left: 20, top: 200, bottom: 220 }, high, room)).toEqual({ left: 20, top: 228, most: 364 });
  expect(findPlace({ left: 20, top: 400, bottom: 420 }, high, room)).toEqual({ left: 20, top: 8, most: 384 });
});
