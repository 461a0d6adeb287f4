// What SKOS says, a statement at a time, and the names it says it with.
export type Value = { readonly text: string; readonly language: string } | { readonly id: string };
export type Statement = { readonly subject: string; readonly predicate: string; readonly value: Value };

export const namespaces = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  dct: "http://purl.org/dc/terms/",
  hs: "urn:hybrid-space:",
} as const;

/** Makes a statement about one subject. */
export type Say = (predicate: string, value: Value) => Statement;

/** Texts of a predicate; in one language, those without a language belong to the language of the group. */
export function textsIn(said: readonly Statement[], own: string) {
  return (predicate: string, language?: string): string[] =>
    said.flatMap(({ predicate: of, value }) => {
      if (of !== predicate || !("text" in value)) return [];
      const spoken = value.language.toLowerCase().split("-")[0] || own;
      return language === undefined || spoken === language ? value.text : [];
    });
}
