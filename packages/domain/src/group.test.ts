import { describe, expect, it } from "vitest";
import { cautionTemplate, Caution, looksPersonal } from "./group.ts";
import { roleSentences } from "./role.ts";

describe("a picture's title", () => {
  it.each(["K-17", "Practice: Robin", "Övning: Robin", "The station square", "Skolan i öster", "K-2026-04", "17"])(
    "[GR3] takes %s for a pseudonym",
    (title) => expect(looksPersonal(title)).toBeNull(),
  );
  it.each(["Anna Berg", "Åsa Öberg-Lind", "about Anna Berg", "Robin", "Lars-Erik Ek"])(
    "[GR3] asks whether %s is somebody",
    (title) => expect(looksPersonal(title)).toBe("name"),
  );
  it.each(["20090412-1234", "090412-1234", "200904121234", "K 0904121234", "090412+1234"])(
    "[GR3] sees a personal number in %s",
    (title) => expect(looksPersonal(title)).toBe("number"),
  );
});

it("[GR8] every caution has words, a source and a day to look again, in both languages", () => {
  for (const { words, source, ...rest } of cautionTemplate)
    for (const language of ["sv", "en"] as const)
      expect(Caution.safeParse({ ...rest, words: words[language], source: source[language] }).success).toBe(true);
});

it("[AU15] every role is one sentence in each language", () => {
  for (const { sv, en } of Object.values(roleSentences))
    for (const sentence of [sv, en]) expect(sentence).toMatch(/^[^.]+\.$/);
});
