// A pseudonym such as K-17 is one word to those who use it, and is not broken at its hyphen.

const pattern = /((?<!\p{Lu})\p{Lu}{1,12}-\d{1,6})/u;

/** A text cut around pseudonyms: every second piece is one. */
export const cutAtPseudonyms = (text: string): string[] => text.split(pattern);

/** Where pseudonyms stand in a text. */
export function findPseudonyms(text: string): { from: number; to: number }[] {
  const global = new RegExp(pattern, "gu");
  return [...text.matchAll(global)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}
