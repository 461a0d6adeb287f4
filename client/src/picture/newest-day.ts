import type { Factor } from "@hybrid/domain";

/** The latest day on which something that stands on the picture was observed. */
export function newestDay(factors: readonly Factor[]): string | undefined {
  const days = factors.flatMap(({ basis, retired }) => (retired === null ? (basis.until ?? basis.from ?? []) : []));
  return days.toSorted().at(-1);
}
