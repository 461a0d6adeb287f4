import { expect, test } from "vitest";
import { parseSettings, SettingsError } from "./settings.ts";

test("[SE9] pages over https are not served without a proxy whose word is taken", () => {
  const origins = "https://space.example.org, http://localhost:5173";
  expect(() => parseSettings({ ORIGINS: origins })).toThrow(SettingsError);
  expect(() => parseSettings({ ORIGINS: origins, TRUST_PROXY: " , " })).toThrow(/TRUST_PROXY/);
  expect(parseSettings({ ORIGINS: origins, TRUST_PROXY: "loopback" })).toMatchObject({
    origins: ["https://space.example.org", "http://localhost:5173"],
    trustProxy: ["loopback"],
  });
  expect(parseSettings({ ORIGINS: "http://localhost:5173" }).trustProxy).toEqual([]);
});
