// The words around a term: those the group has said how near they are, and those that some organisation also says and
// nobody has compared yet.
import type { Nearness, Overlap } from "@hybrid/domain";

export interface NearWord {
  readonly word: string;
  /** The seats that also say it. */
  readonly seats: readonly string[];
  readonly said: { readonly id: string; readonly nearness: Nearness; readonly note: string } | null;
}

interface AlsoSaid {
  readonly seat: string;
  readonly alsoSay: string;
}

/**
 * Compared words first, in the order of their words; then the others, those of several organisations before those of
 * one.
 */
export function gatherNearWords(overlaps: readonly Overlap[], senses: readonly AlsoSaid[]): NearWord[] {
  const seatsOf = new Map<string, { word: string; seats: string[] }>();
  for (const { seat, alsoSay } of senses) {
    for (const word of alsoSay.split(/[,;\n]/).map((part) => part.trim())) {
      if (word === "") continue;
      const known = seatsOf.get(fold(word)) ?? { word, seats: [] };
      if (!known.seats.includes(seat)) known.seats.push(seat);
      seatsOf.set(fold(word), known);
    }
  }
  const compared = overlaps
    .toSorted((a, b) => a.word.localeCompare(b.word) || (a.id < b.id ? -1 : 1))
    .map(({ id, word, nearness, note }) => ({
      word,
      seats: seatsOf.get(fold(word))?.seats ?? [],
      said: { id, nearness, note },
    }));
  const known = new Set(compared.map(({ word }) => fold(word)));
  const open = [...seatsOf.values()].filter(({ word }) => !known.has(fold(word)));
  return [
    ...compared,
    ...open.toSorted((a, b) => b.seats.length - a.seats.length).map((one) => ({ ...one, said: null })),
  ];
}

const fold = (word: string): string => word.toLocaleLowerCase();
