import { expect, test } from "vitest";
import { formatDay, formatList, formatTime } from "./use-language.ts";

test("times are written as each language writes them", () => {
  const at = new Date(2026, 10, 21, 13, 5);
  expect(formatTime(at, "en")).toBe("13:05");
  expect(formatTime(at, "sv")).toBe("13.05");
});

test("a day names its year only when it is another one", () => {
  const today = new Date(2026, 10, 21);
  expect(formatDay("2026-09-04", "en", today)).toBe("4 Sept");
  expect(formatDay("2025-09-04", "sv", today)).toBe("4 sep. 2025");
});

test("lists end with and", () => {
  expect(formatList(["K-17", "Robin"], "en")).toBe("K-17 and Robin");
  expect(formatList(["K-17", "Robin", "ordlistan"], "sv")).toBe("K-17, Robin och ordlistan");
});
