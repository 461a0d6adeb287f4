// The glossary's words in the order of the interface's language, and finding among them.
import type { Language, Term } from "@hybrid/domain";
import { headwordIn } from "../language/headword.ts";

/** Words in use, by the headword of the language now shown. */
export function inUse(terms: readonly Term[], language: Language): Term[] {
  return sortTerms(
    terms.filter(({ status }) => status !== "retired"),
    language,
  );
}

export function sortTerms(terms: readonly Term[], language: Language): Term[] {
  const { compare } = new Intl.Collator(language);
  return terms.toSorted((a, b) => compare(headwordIn(language, a), headwordIn(language, b)) || compare(a.id, b.id));
}

/** Whether a word, one of its other forms or its meaning holds what is looked for. */
export function holds(term: Term, definition: string, sought: string): boolean {
  const { headword, aliases } = term;
  const all = [headword.sv, headword.en, ...aliases.sv, ...aliases.en, definition];
  const wanted = sought.trim().toLocaleLowerCase();
  return all.some((words) => words.toLocaleLowerCase().includes(wanted));
}
