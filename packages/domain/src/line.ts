// One line of text that people read as a name. Nothing in it can end the line, or turn the order of letters around so
// that one name looks like another.

import * as z from "zod/mini";

const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

export function Line(longest: number) {
  return z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => !text.match(unseen)),
  );
}

/** What somebody else has written, made a line: the signs that no line has are left out. */
export function lineOf(text: string): string {
  return text.replaceAll(unseen, " ").trim();
}
