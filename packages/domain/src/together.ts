// Factors that were split and factors that were laid together. Neither takes anything away: a part remembers what it
// was split from, and a factor laid together with another is shown under it until somebody takes them apart. Two people
// who do such things at once can bring about a ring or a place under something retired; here is said how it is read.

import { compareFactors, type Factor } from "./factor.ts";

export type Together = {
  /** those that nothing else shows: the ones that stand and the retired ones, in everybody's order */
  readonly heads: readonly Factor[];
  /** by the id of a head: what is shown under it */
  readonly under: ReadonlyMap<string, readonly Factor[]>;
  /** by the id of an original: its parts that are not retired and not laid back into it */
  readonly parts: ReadonlyMap<string, readonly Factor[]>;
};

export function layTogether(factors: readonly Factor[]): Together {
  const ordered = factors.toSorted(compareFactors);
  const known = new Map(ordered.map((factor) => [factor.id, factor]));
  const heads: Factor[] = [];
  const under = new Map<string, Factor[]>();
  const parts = new Map<string, Factor[]>();
  const found = new Map<Factor, Factor>();
  for (const factor of ordered) {
    const head = findHead(factor, known, found);
    if (head === factor) heads.push(factor);
    else add(under, head.id, factor);
    const { from } = factor;
    if (from !== null && from !== factor.id && factor.retired === null && head.id !== from) add(parts, from, factor);
  }
  return { heads, under, parts };
}

/**
 * The factor under which another is shown: itself, if it was laid together with nothing. In a ring, the one whose id
 * comes first; a retired factor is shown by itself, and so is one that points at nothing known.
 */
export function headOf(factor: Factor, known: ReadonlyMap<string, Factor>): Factor {
  return findHead(factor, known, new Map());
}

/** A peer can lay thousands together in one chain, so that what `found` holds is not looked for again. */
function findHead(factor: Factor, known: ReadonlyMap<string, Factor>, found: Map<Factor, Factor>): Factor {
  const path = new Set<Factor>();
  let head = factor;
  for (let at: Factor | undefined = factor; at; at = at.into === null ? undefined : known.get(at.into)) {
    head = found.get(at) ?? at;
    if (path.has(at)) {
      const ring = [...path].slice([...path].indexOf(at));
      head = ring.reduce((one, other) => (other.id < one.id ? other : one));
    }
    if (found.has(at) || path.has(at)) break;
    path.add(at);
    if (at.retired !== null) break;
  }
  for (const each of path) found.set(each, head);
  return head;
}

/**
 * The factors whose links a card shows beside its own: those laid together with it, and those it was split from. A link
 * stays where it was made; what is shown where follows from the factors alone, whatever was done at once.
 */
export function linkedThrough(factor: Factor, known: ReadonlyMap<string, Factor>, under: Together["under"]): Factor[] {
  const found = new Set([factor, ...(under.get(factor.id) ?? [])]);
  for (const { from } of found) {
    const original = from === null ? undefined : known.get(from);
    if (!original) continue;
    found.add(original);
    // What was laid together with the original, but for its own parts, which stand for themselves.
    for (const other of under.get(original.id) ?? []) if (other.from !== original.id) found.add(other);
  }
  found.delete(factor);
  return [...found];
}

function add(map: Map<string, Factor[]>, key: string, factor: Factor): void {
  const list = map.get(key);
  if (list) list.push(factor);
  else map.set(key, [factor]);
}
