// Tests wait for what they need, with a deadline and a name for it; they never sleep for a guessed while.

type Patience = { readonly within?: number };

/** Polls until `look` answers something truthy, and hands that back. Fails after `within` ms (30 s), saying `what`. */
export async function until<Found>(
  what: string,
  look: () => Found | Promise<Found>,
  { within = 30_000 }: Patience = {},
): Promise<NonNullable<Exclude<Found, false>>> {
  const deadline = performance.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<Exclude<Found, false>>;
    if (performance.now() > deadline) throw new Error(`waited ${within} ms in vain for: ${what}`);
    await turn(4);
  }
}

/** Fails, saying `what`, if the promise is not settled within the deadline. */
export async function within<Value>(ms: number, what: string, promise: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`waited ${ms} ms in vain for: ${what}`)), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets the event loop turn: sockets read, timers fire. */
export function turn(ms = 0): Promise<void> {
  return new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
}
