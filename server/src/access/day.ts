// Which calendar day it is where the groups are: a guest reads until the end of a day on the wall, not of one in UTC.
const timeZone = "Europe/Stockholm";

const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** `at` in milliseconds since 1970; "YYYY-MM-DD". */
export function dayAt(at: number): string {
  return format.format(at);
}
