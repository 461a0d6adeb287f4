// A live frame may be at most 256 KB, so what one transaction pastes or clears is typed in pieces that surely fit.
import { splitText } from "./code-points.ts";
import type { Patch } from "./trace.ts";

const mostInserted = 32_768; // UTF-16 units, at most three bytes each
const mostRemoved = 8_192; // code points: one that was typed by itself costs up to ten bytes when it is removed
const mostBytes = 160_000;

/** The patches of one transaction, in groups; each group becomes one update. */
export function splitPatches(patches: readonly Patch[]): readonly (readonly Patch[])[] {
  if (patches.length === 1 && patches.every(isSmall)) return [patches];
  const groups: Patch[][] = [];
  let [group, bytes]: [Patch[], number] = [[], 0];
  for (const patch of patches.flatMap(splitPatch)) {
    const cost = costOf(patch);
    if (bytes > 0 && bytes + cost > mostBytes) [group, bytes] = [[], 0];
    if (bytes === 0) groups.push(group);
    group.push(patch);
    bytes += cost;
  }
  return groups;
}

function isSmall({ removed, inserted }: Patch): boolean {
  return removed <= mostRemoved && inserted.length <= mostInserted;
}

function costOf({ removed, inserted }: Patch): number {
  return 40 + removed * 10 + inserted.length * 3;
}

function splitPatch(patch: Patch): Patch[] {
  if (isSmall(patch)) return [patch];
  const parts: Patch[] = [];
  for (let left = patch.removed; left > 0; left -= mostRemoved) {
    parts.push({ at: patch.at, removed: Math.min(left, mostRemoved), inserted: "" });
  }
  // The last part first: every part then goes to the place of the patch, without counting the ones before it.
  for (const inserted of splitText(patch.inserted, mostInserted).toReversed()) {
    parts.push({ at: patch.at, removed: 0, inserted });
  }
  return parts;
}
