// When the next batch leaves. A commit costs a thread's waking and a flush. So a server commits at once, and what comes
// meanwhile is the next commit; only where hundreds write does what comes within a few milliseconds share one. The
// price is at most those milliseconds, and only while it buys something: a meeting of fifty does not pay it.

/** Milliseconds from one batch to the next, while many write. */
const gatherMs = 4;
/** Many write when this many rows have come lately; lately fades by half in so many milliseconds. */
const many = { rows: 16, half: 35 } as const;
/** So many rows are a batch already. */
const enough = 32;

export type Pace = {
  /** A row has come. */
  note(): void;
  /** A batch leaves. */
  leave(): void;
  /** How long to wait, in milliseconds, with so many rows that nobody waits for but their writers. */
  wait(rows: number): number;
};

/** `now`: milliseconds of a clock that only goes forward. */
export function createPace(now: () => number = () => performance.now()): Pace {
  let left = -Infinity;
  let lately = 0;
  let notedAt = now();

  function fade(): void {
    const at = now();
    lately *= 2 ** ((notedAt - at) / many.half);
    notedAt = at;
  }

  return {
    note() {
      fade();
      lately += 1;
    },
    leave: () => void (left = now()),
    wait(rows) {
      if (rows >= enough) return 0;
      fade();
      return lately < many.rows ? 0 : Math.max(0, left + gatherMs - now());
    },
  };
}
