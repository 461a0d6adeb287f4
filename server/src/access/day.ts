// Which calendar day it is where the groups are: a guest reads until the end of a day on the wall, not of one in UTC.
const timeZone = "Europe/Stockholm";

const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** Asked on every frame, and no day begins within a minute. */
let latest = { minute: NaN, day: "" };

/** `at` in milliseconds since 1970; "YYYY-MM-DD". */
export function dayAt(at: number): string {
  const minute = Math.floor(at / 60_000);
  if (minute !== latest.minute) latest = { minute, day: format.format(at) };
  return latest.day;
}
