// How often somebody has tried in vain: a sliding window for each key (an account's e-mail, a network address). It is
// asked before an attempt, which counts as a failure until it has succeeded, so that many at once gain nothing.

export type Attempts = {
  /** Seconds to wait, or null: the attempt may go ahead and is counted. */
  begin(key: string): number | null;
  /** The attempt just begun succeeded, and is not counted. */
  succeed(key: string): void;
  /** Everything under the key is forgotten. */
  forget(key: string): void;
};

export type AttemptLimit = { readonly most: number; readonly within: number };

/** Keys kept at most. Beyond it the oldest are dropped: an attacker with that many addresses has limits elsewhere. */
const mostKeys = 20_000;

export function createAttempts({ most, within }: AttemptLimit, now: () => number): Attempts {
  const tries = new Map<string, number[]>();
  return {
    begin(key) {
      const at = now();
      const recent = (tries.get(key) ?? []).filter((time) => time > at - within);
      tries.delete(key);
      const [first] = recent;
      const wait = recent.length >= most && first !== undefined ? Math.ceil((first + within - at) / 1000) : null;
      tries.set(key, wait === null ? [...recent, at] : recent);
      if (tries.size > mostKeys) tries.delete(tries.keys().next().value ?? key);
      return wait;
    },
    succeed: (key) => void tries.get(key)?.pop(),
    forget: (key) => void tries.delete(key),
  };
}
