// Randomness that can be repeated: a test prints its seed, and SEED=… runs exactly that test again.

export type Random = {
  readonly seed: number;
  /** a whole number, 0 ≤ n < below */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  bytes(length: number): Uint8Array;
};

/** Seeded by `SEED` of the environment where that is set. */
export function openSeed(title: string): Random {
  const given = Number(process.env["SEED"]);
  const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 0x7ffffffe);
  console.log(`${title}: SEED=${seed}`);
  return createRandom(seed);
}

/** mulberry32: small, quick, and good enough to choose what to do next. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    seed,
    below,
    chance: (probability) => next() < probability,
    pick(values) {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError("nothing to pick from");
      return value;
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}
