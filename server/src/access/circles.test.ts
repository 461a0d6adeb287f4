import { addDays, type Seat } from "@hybrid/domain";
import type { Records, SpaceRecord } from "@hybrid/store";
import { expect, onTestFinished, test, vi } from "vitest";
import { createCircles } from "./circles.ts";

const guest: Seat = { id: "g", space: "S", organisation: "o", role: "guest", until: "2026-11-30", closed: null };
const space: SpaceRecord = {
  space: { id: "S", name: "Lindhamra", language: "sv" },
  organisations: [{ id: "o", space: "S", kind: "school", name: "Skolan" }],
  seats: [guest],
  people: [],
  holdings: [{ seat: "g", person: "p" }],
  documents: [],
  admissions: [],
  rights: 1,
};
const glossary = {
  id: "d",
  epoch: 1,
  space: "S",
  kind: "glossary",
  about: null,
  seat: null,
  organisation: null,
  title: null,
} as const;

function open(readCircle: Records["readCircle"], now: () => number = () => Date.parse("2026-11-22T12:00:00Z")) {
  const circles = createCircles({ readCircle } as Records, now);
  onTestFinished(() => circles.close());
  return circles;
}

test("[AU1] nothing is right in a space that nobody has read", () => {
  const circles = open(async () => space);
  expect(circles.right(glossary, "g")).toBe("none");
  expect(circles.holds("p", "g", "S")).toBe(false);
});

test("[AU13] whoever listens is told when a guest's day ends, and the right is gone with it", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  // Midnight in Stockholm is 23:00 UTC.
  let time = Date.parse("2026-11-30T22:59:59Z");
  const circles = open(
    async () => space,
    () => time,
  );
  const told = vi.fn<(space: string) => void>();
  circles.onChange(told);
  await circles.read("S");
  await vi.advanceTimersByTimeAsync(1000);
  expect([circles.right(glossary, "g"), told.mock.calls.length]).toEqual(["read", 0]);
  time += 1000;
  await vi.advanceTimersByTimeAsync(1000);
  expect([circles.right(glossary, "g"), told.mock.calls]).toEqual(["none", [["S"]]]);
  time += 86_400_000;
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toHaveBeenCalledTimes(1);
});

test("[SE2] of two changes at once nobody is told before the later one is known", async () => {
  const answers: ((space: SpaceRecord) => void)[] = [];
  const circles = open(() => new Promise((resolve) => void answers.push(resolve)));
  const seen: boolean[] = [];
  circles.onChange(() => void seen.push(circles.holds("p", "g", "S")));
  const [first, second] = [circles.change("S"), circles.change("S")];
  answers[0]!(space);
  await new Promise(setImmediate);
  expect(seen).toEqual([]);
  answers[1]!({ ...space, holdings: [] });
  await Promise.all([first, second]);
  expect(seen).toEqual([false, false]);
});

test("[SE2] a listener that stopped listening is told nothing, and a failed reading is asked again", async () => {
  const readCircle = vi.fn<Records["readCircle"]>();
  readCircle.mockRejectedValueOnce(new Error("away")).mockResolvedValue(space);
  const circles = open(readCircle);
  const told = vi.fn<(space: string) => void>();
  const stop = circles.onChange(told);
  await expect(circles.read("S")).rejects.toThrow("away");
  expect((await circles.read("S"))?.today).toBe(addDays("2026-11-21", 1));
  stop();
  await circles.change("S");
  expect(told).not.toHaveBeenCalled();
});
