import { expect, test } from "vitest";
import { createAttempts } from "./attempts.ts";
import { createTickets } from "./tickets.ts";

test("[AC4] as many as allowed in any stretch of time, then a wait until the first of them is old", () => {
  let at = 0;
  const attempts = createAttempts({ most: 3, within: 10_000 }, () => at);
  const begin = () => attempts.begin("a");
  expect([begin(), begin()]).toEqual([null, null]);
  at = 4000;
  expect([begin(), begin()]).toEqual([null, 6]);
  expect(attempts.begin("b")).toBeNull();
  at = 10_001;
  expect([begin(), begin(), begin()]).toEqual([null, null, 4]);
});

test("[AC4] one that succeeds is not counted, and a success can forget what failed before", () => {
  const attempts = createAttempts({ most: 2, within: 10_000 }, () => 0);
  for (let each = 0; each < 5; each += 1) {
    expect(attempts.begin("a")).toBeNull();
    attempts.succeed("a");
  }
  expect([attempts.begin("a"), attempts.begin("a"), attempts.begin("a")]).toEqual([null, null, 10]);
  attempts.forget("a");
  expect(attempts.begin("a")).toBeNull();
});

test("[AC15] a ticket is good once and for a while, and a flood of them pushes out the oldest", () => {
  let at = 0;
  const tickets = createTickets<number>(1000, () => at);
  tickets.put("a", 1);
  expect([tickets.take("a"), tickets.take("a"), tickets.take("b")]).toEqual([1, undefined, undefined]);
  tickets.put("old", 1);
  at = 1000;
  expect(tickets.take("old")).toBeUndefined();
  for (let each = 0; each < 10_001; each += 1) tickets.put(`${each}`, each);
  expect([tickets.take("0"), tickets.take("10000")]).toEqual([undefined, 10_000]);
});
