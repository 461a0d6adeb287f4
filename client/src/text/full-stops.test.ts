import i18next from "i18next";
import { beforeAll, expect, test, vi } from "vitest";
import { initText } from "./init.ts";
import { formatDay } from "./use-language.ts";
import { joinStops } from "./full-stops.ts";

beforeAll(async () => {
  vi.stubGlobal("document", { documentElement: {} });
  await initText("sv");
});

test("[UI8] a day that ends with a full stop ends its sentence too", () => {
  const day = formatDay("2026-11-01", "sv", new Date(2026, 10, 21));
  expect(day).toBe("1 nov.");
  expect(i18next.t("picture.basis.stale", { day, lng: "sv" })).toBe("Inte aktuellt sedan 1 nov.");
  expect(i18next.t("picture.basis.stale", { day: "4 Sept", lng: "en" })).toBe("Not fresh since 4 Sept.");
});

test("[UI8] only the full stop that meets the gap's own falls away", () => {
  expect(joinStops("Read by A. and B..", { who: "A. and B." })).toBe("Read by A. and B.");
  expect(joinStops("Saving… {{n}}..", { n: 3 })).toBe("Saving… {{n}}..");
  expect(joinStops("Fresh until 1 nov. or later.", { day: "1 nov." })).toBe("Fresh until 1 nov. or later.");
});
