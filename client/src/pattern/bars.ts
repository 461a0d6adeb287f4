// Where the bars of a small chart stand, on a surface of 100 by 100.
import type { Count } from "@hybrid/domain";

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** the values at the upper and the lower edge */
  readonly top: number;
  readonly bottom: number;
  /** where nought is, from the upper edge */
  readonly zero: number;
}

export function barsOf(counts: readonly Count[]): Bars {
  const values = counts.map(([, value]) => value);
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const span = top - bottom || 1;
  const zero = (top / span) * 100;
  const step = 100 / counts.length;
  const width = step * (counts.length > 60 ? 0.9 : 0.72);
  const bars = values.map((value, at) => ({
    x: at * step + (step - width) / 2,
    y: value >= 0 ? zero - (value / span) * 100 : zero,
    width,
    height: (Math.abs(value) / span) * 100,
  }));
  return { bars, top, bottom, zero };
}
