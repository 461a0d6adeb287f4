import { expect, test } from "vitest";
import { GroupName, lineOf, PersonName, PictureTitle } from "./index.ts";

const hostile = [
  "Police\n\nOpen http://evil.example",
  "a\tb",
  "Rut\u202Etor",
  "a\u2028b",
  "a\u0000b",
  "\u2067Maja",
  "a\u200Fb",
];

test("[GR15] a name is one line that reads as it is written", () => {
  for (const name of [GroupName, PersonName, PictureTitle]) {
    expect(hostile.filter((text) => name.safeParse(text).success)).toEqual([]);
    for (const text of ["Socialtjänsten i Lindhamra", "Åsa-Märta O’Neill", "K-17", "עדה", "👩‍👧"])
      expect(name.parse(` ${text}\n`)).toBe(text);
  }
  expect(hostile.map(lineOf).filter((text) => !PersonName.safeParse(text).success)).toEqual([]);
});
