// One after the other, under a key: for deeds that look first and then do, where two at once would both have looked
// before either had done. A few may wait; whoever comes after them is told to come again.
import { RefusalError } from "./refusal.ts";

export type Turns = {
  /** Refuses with "too-many" where enough are waiting under the key. */
  take<Value>(key: string, deed: () => Promise<Value>): Promise<Value>;
};

/** `most` at a time under one key, the one at work included. */
export function createTurns(most: number): Turns {
  const lines = new Map<string, { count: number; last: Promise<unknown> }>();
  return {
    async take(key, deed) {
      const line = lines.get(key) ?? { count: 0, last: Promise.resolve() };
      if (line.count >= most) throw new RefusalError("too-many", 1);
      line.count += 1;
      lines.set(key, line);
      const turn = line.last.then(deed);
      line.last = turn.catch(() => {});
      try {
        return await turn;
      } finally {
        line.count -= 1;
        if (line.count === 0) lines.delete(key);
      }
    },
  };
}
