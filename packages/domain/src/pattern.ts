// The second kind of picture: a place or a pattern, and no person. Counts that were collected in the same way whatever
// was looked for stand beside what people have the impression of, and both lead to a plan of measures.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Basis, Reason } from "./factor.ts";
import { EntryId, Id } from "./id.ts";

/** More than that is no small chart. */
export const mostCounts = 500;

export const Count = z.tuple([z.string().check(z.minLength(1), z.maxLength(80)), z.number()]);
export type Count = z.infer<typeof Count>;

export const Series = z.object({
  id: EntryId,
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  /** what is counted, such as "reports" */
  unit: z.string().check(z.maxLength(60)),
  source: z.string().check(z.minLength(1), z.maxLength(300)),
  /** the day on which the counts were taken out */
  taken: Day,
  counts: z.array(Count).check(z.minLength(1), z.maxLength(mostCounts)),
  retired: z.nullable(Reason),
});
export type Series = Readonly<z.infer<typeof Series>>;

export const Impression = z.object({ id: EntryId, basis: Basis, retired: z.nullable(Reason) });
export type Impression = Readonly<z.infer<typeof Impression>>;

export const Measure = z.object({
  id: EntryId,
  /** who does it; an organisation of the group or another one, never a person */
  organisation: z.string().check(z.maxLength(120)),
  seat: z.nullable(Id),
  by: z.nullable(Day),
  done: z.nullable(Day),
  retired: z.nullable(Reason),
});
export type Measure = Readonly<z.infer<typeof Measure>>;

/** Why a table cannot become a series. `row` counts lines of the table as people do, the heading being line 1. */
export type CountRefusal =
  | { readonly code: "empty" | "no-numbers" | "same-column" }
  | { readonly code: "too-many"; readonly most: number }
  | { readonly code: "no-label" | "long-label"; readonly row: number }
  | { readonly code: "not-a-number"; readonly row: number; readonly found: string };

export type Counts = { readonly ok: true; readonly counts: Count[] } | ({ readonly ok: false } & CountRefusal);

/** "1 234,5" and "1234.5" as a number; null for what is none. */
export function parseCount(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** The first two columns that can be labels and counts, or null. */
export function guessColumns(table: readonly (readonly string[])[]): { label: number; count: number } | null {
  const [head, ...rows] = table;
  const count = (head ?? []).findIndex(
    (_, at) => at > 0 && rows.length > 0 && rows.every((row) => parseCount(row[at] ?? "") !== null),
  );
  return count < 0 ? null : { label: 0, count };
}

/** The counts of a table whose first line is a heading. */
export function readCounts(
  table: readonly (readonly string[])[],
  { label, count }: { readonly label: number; readonly count: number },
): Counts {
  const rows = table.slice(1);
  if (rows.length === 0) return { ok: false, code: "empty" };
  if (rows.length > mostCounts) return { ok: false, code: "too-many", most: mostCounts };
  if (label === count) return { ok: false, code: "same-column" };
  const counts: Count[] = [];
  for (const [at, row] of rows.entries()) {
    const [name, found] = [(row[label] ?? "").trim(), (row[count] ?? "").trim()];
    const number = parseCount(found);
    if (name === "") return { ok: false, code: "no-label", row: at + 2 };
    if (name.length > 80) return { ok: false, code: "long-label", row: at + 2 };
    if (number === null) return { ok: false, code: "not-a-number", row: at + 2, found: found.slice(0, 40) };
    counts.push([name, number]);
  }
  return { ok: true, counts };
}
