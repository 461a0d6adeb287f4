// Where the group stands, as a file says it in words.
import { termStatuses, type TermStatus } from "@hybrid/domain";

const statusWords: Readonly<Record<string, TermStatus>> = {
  olika: "unlike",
  "olika innebörd": "unlike",
  "in talk": "in-talk",
  "under samtal": "in-talk",
  överenskommet: "agreed",
  "ur bruk": "retired",
};

/** What is no status of ours says nothing. */
export function readStatus(word: string): TermStatus | null {
  const name = word.trim().toLowerCase();
  return termStatuses.find((one) => one === name) ?? (Object.hasOwn(statusWords, name) ? statusWords[name]! : null);
}
