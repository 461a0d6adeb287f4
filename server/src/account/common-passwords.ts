// The first guesses: passwords that are one or two common words with digits and signs about them. The words stand in a
// file of ours, English and Swedish; it is no list of what has been leaked, and stands for far more than it holds.
import { readFileSync } from "node:fs";
import { passwordFlaw } from "@hybrid/domain";

const entries = readFileSync(new URL("common-passwords.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .flatMap((line) => line.split(" "))
  .filter(Boolean);
const words = new Set(entries.filter((entry) => /^[a-z]+$/.test(entry)));
const whole = new Set(entries.filter((entry) => !words.has(entry)));

/** Words that two common ones may hold between them: "sommar och sol". */
const most = 2;
const longest = Math.max(...Array.from(words, ({ length }) => length));

/** How many passwords the list stands for at least, without digits and signs: its words, and each two of them. */
export const stoodFor = words.size + words.size ** 2 + whole.size;

export function isWeak(password: string, about: { readonly name: string; readonly email: string }): boolean {
  return passwordFlaw(password, about) !== null || isCommonPassword(password);
}

export function isCommonPassword(password: string): boolean {
  const plain = password.normalize("NFD").toLowerCase().replaceAll(/\p{M}/gu, "");
  if (whole.has(plain) || whole.has(plain.replaceAll(/[^\da-z]/g, ""))) return true;
  return spellings(plain).some((text) => text !== "" && isMadeOf(text, new Set()));
}

const letters: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Only its letters; and again with the digits and signs that often stand for letters, except at its end. */
function spellings(plain: string): string[] {
  const only = (text: string) => text.replaceAll(/\P{L}/gu, "");
  const core = plain.replace(/[\P{L}]+$/u, "");
  return [only(plain), only(core.replaceAll(/[0134578@$!]/g, (sign) => letters[sign] ?? sign))];
}

/** Whether the text is common words one after the other, of `most` different ones. */
function isMadeOf(text: string, used: ReadonlySet<string>): boolean {
  if (text === "") return true;
  for (let length = Math.min(longest, text.length); length > 1; length -= 1) {
    const word = text.slice(0, length);
    if (!words.has(word)) continue;
    const now = new Set(used).add(word);
    if (now.size <= most && isMadeOf(text.slice(length), now)) return true;
  }
  return false;
}
