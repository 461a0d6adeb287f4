// Things good for one use and a few minutes: a passkey's challenge, a sign-in under way at an identity provider. In
// memory alone; a restart means starting over.

export type Tickets<Value> = {
  put(key: string, value: Value): void;
  /** The value, once; undefined if it was never there, was taken, or is too old. */
  take(key: string): Value | undefined;
};

/** Kept at most; beyond it the oldest go first. */
const most = 10_000;

export function createTickets<Value>(life: number, now: () => number): Tickets<Value> {
  const held = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    put(key, value) {
      for (const [old, { until }] of held) {
        if (until > now() && held.size < most) break;
        held.delete(old);
      }
      held.set(key, { value, until: now() + life });
    },
    take(key) {
      const found = held.get(key);
      held.delete(key);
      return found && found.until > now() ? found.value : undefined;
    },
  };
}
