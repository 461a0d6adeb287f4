import { expect, test } from "vitest";
import { Email, meetsAssurance, passwordFlaw, passwordLength } from "./account.ts";

const rut = { name: "Rut Ek", email: "rut.ek@lindhamra.example" };

test("[AC2] a password is long enough and not a first guess; nothing is asked of its characters", () => {
  const cases = {
    "kort lösen": "short",
    "tre grå katter": null,
    "correct horse battery staple": null,
    "ÅÄÖ åäö ÅÄÖ wxy": null,
    "🐟🐟🐟🦆🦆🐢🐢🐢🐈🐈🐕🐎": null,
    password12345: "common",
    "LÖSENORD!!2026": "common",
    SommarSommar1: "common",
    abcdefghijklm: "common",
    "210987654321": "common",
    abcabcabcabcabc: "common",
    "Rut.Ek.2026!!": "yours",
    hybridspace12: "yours",
    "lindhamra 1234": "yours",
  } as const;
  for (const [password, flaw] of Object.entries(cases))
    expect([password, passwordFlaw(password, rut)]).toEqual([password, flaw]);
});

test("[AC2] length counts characters as people do, and the upper end lies far away", () => {
  expect(passwordFlaw("å".normalize("NFD").repeat(11), rut)).toBe("short");
  expect(passwordFlaw("en lång mening ".repeat(30), rut)).toBeNull();
  expect(passwordFlaw("en mening till ".repeat(passwordLength.max), rut)).toBe("long");
});

test("[AC2] an e-mail is one address, in lower case", () => {
  expect(Email.parse("  Rut.Ek@Example.ORG ")).toBe("rut.ek@example.org");
  for (const wrong of ["", "rut", "rut@", "@example.org", "rut@example", "a b@example.org", "a@b@example.org"])
    expect(Email.safeParse(wrong).success).toBe(false);
});

test("[AC16] a level is reached by itself and by what stands above it on the ladder", () => {
  const ladder = ["loa2", "loa3", "loa4"];
  expect(meetsAssurance(null, null, ladder)).toBe(true);
  expect(meetsAssurance("loa3", null, ladder)).toBe(false);
  expect(["loa2", "loa3", "loa4"].map((held) => meetsAssurance("loa3", held, ladder))).toEqual([false, true, true]);
  expect(meetsAssurance("loa3", "other", ladder)).toBe(false);
  expect(meetsAssurance("other", "loa4", ladder)).toBe(false);
  expect(meetsAssurance("other", "other", ladder)).toBe(true);
  expect(meetsAssurance("other", "another", [])).toBe(false);
});
