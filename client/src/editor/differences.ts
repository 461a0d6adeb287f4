// Where two versions of a text differ. The binding builds the text anew for each change of a colleague's, so its own
// steps do not tell; and several people write in several places.
import type { Node } from "@tiptap/pm/model";

/** As a step's map has it: from where, how much was there, how much is there now. */
type Difference = [from: number, before: number, now: number];

/**
 * Each as if those before it had been made already. Blocks are told apart by their order while their number is the
 * same.
 */
export function differencesOf(before: Node, now: Node): Difference[] {
  if (before.childCount !== now.childCount) return differenceIn(before, now, 0);
  const found: Difference[] = [];
  now.forEach((block, offset, at) => {
    const last = before.child(at);
    if (last.eq(block)) return;
    if (last.sameMarkup(block)) found.push(...differenceIn(last, block, offset + 1));
    else found.push([offset, last.nodeSize, block.nodeSize]);
  });
  return found;
}

/** `start`: where the content of both begins. */
function differenceIn({ content: before }: Node, { content: now }: Node, start: number): Difference[] {
  const from = before.findDiffStart(now);
  const end = before.findDiffEnd(now);
  if (from === null || !end) return [];
  // A letter beside its like may be seen from both sides.
  const twice = Math.max(0, from - Math.min(end.a, end.b));
  return [[start + from, end.a + twice - from, end.b + twice - from]];
}
