// Made-up words, sentences and terms, the same in every run.
const onsets = ["br", "d", "fl", "g", "h", "kn", "l", "m", "n", "pr", "r", "s", "sk", "st", "t", "v"];
const rimes = ["al", "and", "ek", "ell", "ing", "ind", "ok", "om", "und", "ård", "är", "öst"];

/** A word for each number: the same number, the same word. */
export function wordOf(at: number): string {
  const onset = (of: number): string => onsets[of % onsets.length]!;
  const rime = (of: number): string => rimes[of % rimes.length]!;
  return onset(at) + rime(Math.floor(at / 16)) + onset(at * 7 + 3) + rime(at * 5 + 1);
}

/** Words that no term has. */
const filler = (at: number): string => `${wordOf(at * 13 + 5)}x`;

/** About `letters` letters of running text, a paragraph each; a term stands in every tenth place. */
export function writeStory(letters: number, terms: number): string[] {
  const paragraphs: string[] = [];
  let [length, at] = [0, 0];
  while (length < letters) {
    const words = Array.from({ length: 60 }, (_, place) =>
      place % 10 === 3 ? wordOf((at + place) % terms) : filler(at + place),
    );
    const paragraph = `${words.join(" ")}.`;
    paragraphs.push(paragraph);
    length += paragraph.length;
    at += 61;
  }
  return paragraphs;
}
