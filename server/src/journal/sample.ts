// Which readings of a month are looked at: drawn by a hash of month and seal, so that nobody picks them, everyone who
// draws gets the same ones, and a month that has ended does not change its sample.
import { createHash } from "node:crypto";
import { ReadEntry, sampleSize, type Looked, type ReadingView, type Sample } from "@hybrid/domain";
import type { JournalRow } from "@hybrid/store";

export function drawSample(month: string, readings: readonly ReadingView[], rows: readonly JournalRow[]): Sample {
  const lots = readings.map((view) => ({ view, lot: lotOf(month, view.hash) }));
  const drawn = lots.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, sampleSize(readings.length));
  const marks = marksIn(month, rows);
  return {
    month,
    of: readings.length,
    readings: drawn
      .map(({ view }) => view)
      .toSorted((a, b) => a.seq - b.seq)
      .map((view) => ({
        ...view,
        marked: marks.get(view.seq)?.looked ?? null,
        markedAt: marks.get(view.seq)?.at ?? null,
      })),
  };
}

function lotOf(month: string, hash: string): string {
  return createHash("sha256").update(`${month} ${hash}`).digest("hex");
}

/** The latest mark of each reading; `rows` come newest first. */
function marksIn(month: string, rows: readonly JournalRow[]): Map<number, { looked: Looked; at: number }> {
  const marks = new Map<number, { looked: Looked; at: number }>();
  for (const { payload, at } of rows) {
    const entry = ReadEntry.safeParse(payload).data;
    if (entry?.deed === "looked" && entry.month === month && !marks.has(entry.reading))
      marks.set(entry.reading, { looked: entry, at });
  }
  return marks;
}
