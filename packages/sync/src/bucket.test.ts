import { expect, test } from "vitest";
import { createBucket } from "./bucket.ts";

test("[SY18] a burst passes, a flood is asked to pause, and may go on when the bucket has filled", () => {
  let time = 0;
  const bucket = createBucket(() => time);
  let passed = 0;
  while (bucket.take(100)) passed += 1;
  expect(passed).toBeGreaterThanOrEqual(10_000);
  expect(bucket.ready()).toBe(false);
  time += 1000;
  expect(bucket.ready()).toBe(true);
  expect(bucket.take(100)).toBe(true);
});

test("[SY18] many bytes in few frames are a flood too", () => {
  const bucket = createBucket(() => 0);
  let frames = 0;
  while (bucket.take(1024 * 1024)) frames += 1;
  expect(frames).toBeLessThan(100);
});

test("[ST10] a clock that jumps back neither blocks nor floods", () => {
  let time = 1_000_000_000;
  const bucket = createBucket(() => time);
  while (bucket.take(1)) continue;
  time -= 864_000_000;
  expect(bucket.ready()).toBe(false);
  time += 1000;
  expect(bucket.ready()).toBe(true);
});
