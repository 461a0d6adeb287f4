// A gap filled with "1 nov." at the end of a sentence would give it two full stops. One is enough.

/** `sentence` without the full stop that follows a gap which ends with one of its own. */
export function joinStops(sentence: string, gaps: Readonly<Record<string, unknown>>): string {
  return Object.values(gaps).reduce<string>(
    (joined, gap) => (typeof gap === "string" && gap.endsWith(".") ? joined.replace(`${gap}.`, gap) : joined),
    sentence,
  );
}
