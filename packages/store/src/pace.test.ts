import { expect, test } from "vitest";
import { createPace } from "./pace.ts";

/**
 * Rows that come every so many milliseconds, each leaving as soon as it may; answers the longest wait and how many left
 * together.
 */
function run(every: number, seconds: number): { longest: number; batches: number; rows: number } {
  let at = 0;
  const pace = createPace(() => at);
  const result = { longest: 0, batches: 0, rows: 0 };
  let waiting: number[] = [];
  for (let row = 0; at < seconds * 1000; at += 0.5) {
    if (at >= row * every) {
      row += 1;
      pace.note();
      waiting.push(at);
    }
    if (waiting.length === 0 || pace.wait(waiting.length) > 0) continue;
    pace.leave();
    result.longest = Math.max(result.longest, at - waiting[0]!);
    result.batches += 1;
    result.rows += waiting.length;
    waiting = [];
  }
  return result;
}

test("[SP3] where a meeting writes, everything leaves at once", () => {
  const { longest, batches, rows } = run(8, 5);
  expect([longest, batches]).toEqual([0, rows]);
});

test("[SP3] where many write, what comes within a few milliseconds leaves together, and nothing waits longer", () => {
  const { longest, batches, rows } = run(1, 5);
  expect(rows / batches).toBeGreaterThan(3);
  expect(longest).toBeLessThanOrEqual(4);
});

test("[SP3] a batch that is large already does not wait", () => {
  let at = 0;
  const pace = createPace(() => at);
  for (let i = 0; i < 40; i++) pace.note();
  pace.leave();
  at = 1;
  expect([pace.wait(5), pace.wait(40)]).toEqual([3, 0]);
});
