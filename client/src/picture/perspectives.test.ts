import { expect, test } from "vitest";
import { emptyPerspective } from "@hybrid/domain";
import { gatherPerspectives } from "./perspectives.ts";

const perspective = (factor: string) =>
  ({ readable: true, id: factor, value: { ...emptyPerspective, factor } }) as const;

test("[PE1] perspectives of several seats stand side by side under their factor", () => {
  const { byFactor } = gatherPerspectives([
    { seat: "po", value: [perspective("a"), perspective("b")] },
    { seat: "so", value: [perspective("a")] },
  ]);
  expect(byFactor.get("a")?.map(({ seat }) => seat)).toEqual(["po", "so"]);
  expect(byFactor.get("b")?.map(({ seat }) => seat)).toEqual(["po"]);
});

test("[UI12] an unreadable entry is kept under its factor and seat, beside the readable ones", () => {
  const { byFactor, unreadable } = gatherPerspectives([
    { seat: "po", value: [perspective("a")] },
    { seat: "so", value: [{ readable: false, id: "a", why: "sight" }] },
  ]);
  expect(byFactor.get("a")).toHaveLength(1);
  expect(unreadable.get("a")).toEqual(["so"]);
});
