/** At most so long, and cut between words. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const part = words.slice(0, most);
  return `${part.slice(0, Math.max(part.lastIndexOf(" "), most / 2)).trimEnd()}…`;
}
