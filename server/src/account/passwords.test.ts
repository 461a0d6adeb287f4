import { expect, test } from "vitest";
import { labelBrowser } from "./browser-label.ts";
import { createPasswords } from "./passwords.ts";

const passwords = createPasswords();

test("[AC2] a hash carries its parameters and a salt of its own, and takes the password alone", async () => {
  const [one, two] = [await passwords.hash("tre grå katter"), await passwords.hash("tre grå katter")];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify("tre grå katter", one)).toBe(true);
  expect(await passwords.verify("tre grå katter".normalize("NFD"), one)).toBe(true);
  expect(await passwords.verify("tre grå kattor", one)).toBe(false);
  expect(passwords.isOutdated(one)).toBe(false);
});

test("[AC2] a hash with other parameters is still checked, and said to be old", async () => {
  const old = (await passwords.hash("x")).replace("m=19456,t=2", "m=8192,t=1");
  expect(await passwords.verify("x", old)).toBe(false);
  expect(passwords.isOutdated(old)).toBe(true);
});

test("[AC3] without a hash, or with one that cannot be read, the answer is no", async () => {
  expect(await passwords.verify("", null)).toBe(false);
  expect(await passwords.verify("x", "$2b$10$something")).toBe(false);
});

test("[AC4] a crowd waits in a line, and beyond it is refused", async () => {
  const all = await Promise.allSettled(Array.from({ length: 50 }, () => passwords.verify("x", null)));
  const refused = all.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(50);
  expect(await passwords.verify("x", null)).toBe(false);
});

test("[AC7] a browser is named coarsely", () => {
  const labels = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0 Safari/537.36 Edg/153.0":
      "Edge, Windows",
    "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0": "Firefox, Linux",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 Version/20.0 Mobile Safari/604.1":
      "Safari, iPhone",
    "curl/8": "",
  };
  for (const [agent, label] of Object.entries(labels)) expect(labelBrowser(agent)).toBe(label);
  expect(labelBrowser(undefined)).toBe("");
});
