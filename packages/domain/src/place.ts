// Fractional places: strings that sort by code unit, with room for another one between any two. They hold no
// randomness: two people who drop a factor between the same neighbours get the same place, and ids break the tie.

import * as z from "zod/mini";

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";
const last = digits.length - 1;

/** Digits and small letters, read as a fraction; never ends in "0", so that there is always room before it. */
export const Place = z.string().check(z.regex(/^[0-9a-z]{0,199}[1-9a-z]$/));

/**
 * A place after `a` and before `b`; null stands for the beginning or the end. Neighbours that are equal or reversed,
 * which concurrent moves can bring about, give a place right after `a`. Throws a RangeError for what is no place.
 */
export function placeBetween(a: string | null, b: string | null): string {
  for (const place of [a, b]) {
    if (place !== null && !Place.safeParse(place).success) throw new RangeError("not a place");
  }
  if (a !== null && b !== null && a >= b) return `${a}i`;
  if (b === null) return placeAfter(a ?? "");
  return midpoint(a ?? "", b);
}

/** Appending is the common case: it counts the first digit that can grow upwards, and lengthens only at the top. */
function placeAfter(a: string): string {
  for (let at = 0; at < a.length; at++) {
    const digit = digits.indexOf(a.charAt(at));
    if (digit < last) return a.slice(0, at) + digits.charAt(digit + 1);
  }
  return a === "" ? "i" : `${a}1`;
}

/** The middle of two fractions, a < b, digit by digit; what is past the end of `a` counts as 0. */
function midpoint(a: string, b: string): string {
  let at = 0;
  while (at < b.length && (a.charAt(at) || "0") === b.charAt(at)) at++;
  const low = digits.indexOf(a.charAt(at) || "0");
  const high = digits.indexOf(b.charAt(at));
  const shared = b.slice(0, at);
  if (high - low > 1) return shared + digits.charAt((low + high) >> 1);
  if (b.length > at + 1) return b.slice(0, at + 1);
  return shared + digits.charAt(low) + placeAfter(a.slice(at + 1));
}
