// Sets of clocks as sorted, disjoint, half-open ranges [from, to). One per client id makes a delete set. They are
// changed in place: merging whole delete sets on every keystroke grows with the document.

export type Ranges = { readonly starts: number[]; readonly ends: number[] };

export function createRanges(): Ranges {
  return { starts: [], ends: [] };
}

/** True if every clock of [from, to) is in the set. */
export function covers(ranges: Ranges, from: number, to: number): boolean {
  const at = lastStartingAtOrBefore(ranges.starts, from);
  return at >= 0 && ranges.ends[at]! >= to;
}

/**
 * Adds [from, to), joining what touches. O(log n) to find the place; the arrays move only where ranges join or split.
 */
export function addRange(ranges: Ranges, from: number, to: number): void {
  const { starts, ends } = ranges;
  const before = lastStartingAtOrBefore(starts, from);
  const first = before >= 0 && ends[before]! >= from ? before : before + 1;
  let after = first;
  let end = to;
  while (after < starts.length && starts[after]! <= to) end = Math.max(end, ends[after++]!);
  const start = first < after ? Math.min(from, starts[first]!) : from;
  starts.splice(first, after - first, start);
  ends.splice(first, after - first, end);
}

/** Takes [from, to) out again; what of it is not in the set stays out. */
export function removeRange(ranges: Ranges, from: number, to: number): void {
  const { starts, ends } = ranges;
  const before = lastStartingAtOrBefore(starts, from);
  const first = before >= 0 && ends[before]! > from ? before : before + 1;
  let after = first;
  const kept = createRanges();
  const keep = (start: number, end: number) => start < end && kept.ends.push(end) && kept.starts.push(start);
  for (; after < starts.length && starts[after]! < to; after++) {
    keep(starts[after]!, Math.min(ends[after]!, from));
    keep(Math.max(starts[after]!, to), ends[after]!);
  }
  starts.splice(first, after - first, ...kept.starts);
  ends.splice(first, after - first, ...kept.ends);
}

/** Adds many at once: sorted and merged in one pass, where one by one each would move the rest of the arrays. */
export function addRanges(ranges: Ranges, added: readonly { readonly from: number; readonly to: number }[]): void {
  if (added.length < 32) {
    for (const { from, to } of added) addRange(ranges, from, to);
    return;
  }
  const { starts, ends } = ranges;
  const sorted = added.toSorted((a, b) => a.from - b.from);
  const merged = createRanges();
  for (let old = 0, next = 0; old < starts.length || next < sorted.length;) {
    const takeOld = next >= sorted.length || (old < starts.length && starts[old]! <= sorted[next]!.from);
    const [from, to] = takeOld ? [starts[old]!, ends[old++]!] : [sorted[next]!.from, sorted[next++]!.to];
    const last = merged.ends.length - 1;
    if (last >= 0 && from <= merged.ends[last]!) merged.ends[last] = Math.max(merged.ends[last]!, to);
    else {
      merged.starts.push(from);
      merged.ends.push(to);
    }
  }
  starts.length = ends.length = 0;
  for (let i = 0; i < merged.starts.length; i++) {
    starts.push(merged.starts[i]!);
    ends.push(merged.ends[i]!);
  }
}

function lastStartingAtOrBefore(starts: readonly number[], clock: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The parts of [from, to) that are not in the set, in order. */
export function gapsIn({ starts, ends }: Ranges, from: number, to: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  const before = lastStartingAtOrBefore(starts, from);
  let reached = before >= 0 ? Math.max(from, ends[before]!) : from;
  for (let at = before + 1; reached < to; at++) {
    const start = Math.min(starts[at] ?? to, to);
    if (start > reached) gaps.push({ from: reached, to: start });
    reached = Math.max(reached, ends[at] ?? to);
  }
  return gaps;
}
