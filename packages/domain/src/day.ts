// Calendar days as "YYYY-MM-DD", which sort as they follow each other. Which day is today is for the caller to say.

import * as z from "zod/mini";

export const Day = z.iso.date();

/** The day a number of days after another one; before it when the number is negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
