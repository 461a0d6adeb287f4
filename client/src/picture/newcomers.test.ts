import { expect, test } from "vitest";
import { stillNew, whereIs, type Whereabouts } from "./newcomers.ts";

test("[UI2] a card is above the window, in it, below it or gone from the board", () => {
  expect(whereIs({ top: -300, bottom: -20 }, 900)).toBe("above");
  expect(whereIs({ top: -300, bottom: 20 }, 900)).toBe("seen");
  expect(whereIs({ top: 900, bottom: 1200 }, 900)).toBe("below");
  expect(whereIs(undefined, 900)).toBe("gone");
});

test("[UI2] cards above are named as new until they have been seen, those below wait to be met", () => {
  const places: Record<string, Whereabouts> = { a: "above", b: "seen", c: "below", d: "gone" };
  const whereOf = (card: string): Whereabouts => places[card] ?? "gone";
  expect(stillNew(["a", "b", "c", "d"], whereOf)).toEqual({ waiting: ["a", "c"], above: ["a"] });
  const waiting = ["a", "c"];
  expect(stillNew(waiting, whereOf).waiting).toBe(waiting);
});
