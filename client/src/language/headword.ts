import type { Language, Term } from "@hybrid/domain";

/** The headword in the language now shown, or in the other one if the group has none in this. */
export function headwordIn(language: Language, { headword }: Pick<Term, "headword">): string {
  return headword[language] || headword[otherThan(language)];
}

export const otherThan = (language: Language): Language => (language === "sv" ? "en" : "sv");
