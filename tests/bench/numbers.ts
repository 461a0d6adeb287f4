// Medians and percentiles.

/** Samples without an object each. */
export type Samples = { add(value: number): void; readonly count: number; at(part: number): number };

export function createSamples(most = 2_000_000): Samples {
  let values = new Float64Array(4096);
  let count = 0;
  return {
    add(value) {
      if (count === most) return;
      if (count === values.length) {
        const wider = new Float64Array(Math.min(most, count * 2));
        wider.set(values);
        values = wider;
      }
      values[count++] = value;
    },
    get count() {
      return count;
    },
    at: (part) =>
      count === 0 ? NaN : values.slice(0, count).toSorted()[Math.min(count - 1, Math.floor(count * part))]!,
  };
}

export function median(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  if (known.length === 0) return NaN;
  const middle = known.length >> 1;
  return known.length % 2 === 1 ? known[middle]! : (known[middle - 1]! + known[middle]!) / 2;
}
