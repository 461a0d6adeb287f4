// Wordings from the template, to start from. They are in the language the group writes in.
import type { FactorDomain, Language } from "@hybrid/domain";
import { factorTemplate } from "@hybrid/domain/templates";

export function examplesFor(domain: FactorDomain, kind: "concern" | "protective", language: Language): string[] {
  const template = factorTemplate.find((one) => one.domain === domain);
  return (template?.[kind] ?? []).map((both) => both[language]);
}
