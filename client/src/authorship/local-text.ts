// A text as this window has it, by the ids of its words: what stands where, counted in UTF-16 units from its start.
// Only ids lead from here to the server's record; words are never compared.
import * as Y from "yjs";

/** Words under consecutive ids; `at` is where they begin. */
export interface Run {
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly client: number;
  readonly clock: number;
}

/** A block that is not empty. */
export interface Block {
  readonly at: number;
  readonly length: number;
}

export interface LocalText {
  readonly runs: readonly Run[];
  readonly blocks: readonly Block[];
  readonly length: number;
}

const isBreak = (type: unknown): boolean => type instanceof Y.XmlElement && type.nodeName === "hardBreak";
const lengthOf = (type: Y.XmlText | Y.XmlElement): number => (type instanceof Y.XmlText ? type.length : 1);

export function readLocalText(fragment: Y.XmlFragment): LocalText {
  const runs: Run[] = [];
  const blocks: { at: number; length: number }[] = [];
  let length = 0;
  for (const { type, block } of leavesOf(fragment)) {
    if (type instanceof Y.XmlText) runs.push(...runsOf(type, length));
    else if (type._item) runs.push(runOf(type._item, length, "\n"));
    const own = lengthOf(type);
    if (own === 0) continue;
    const last = blocks.at(-1);
    if (block || !last) blocks.push({ at: length, length: own });
    else last.length += own;
    length += own;
  }
  return { runs, blocks, length };
}

/** Texts and line breaks in order; `block` where one begins that the words before do not belong to. */
function* leavesOf(fragment: Y.XmlFragment): Generator<{ type: Y.XmlText | Y.XmlElement; block: boolean }> {
  let block = true;
  const waiting: unknown[] = [fragment];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === null) block = true; // the end of a block
    else if (next instanceof Y.XmlText || isBreak(next)) {
      const type = next as Y.XmlText | Y.XmlElement;
      yield { type, block };
      if (lengthOf(type) > 0) block = false;
    } else if (next instanceof Y.XmlFragment) {
      block = true;
      waiting.push(null, ...next.toArray().toReversed());
    }
  }
}

const runOf = ({ id: { client, clock } }: Y.Item, at: number, text: string): Run => ({
  at,
  length: text.length,
  text,
  client,
  clock,
});

function runsOf(text: Y.XmlText, start: number): Run[] {
  const runs: Run[] = [];
  let at = start;
  for (let item = text._start; item; item = item.right as Y.Item | null) {
    if (item.deleted || !item.countable) continue;
    const words = item.content instanceof Y.ContentString ? item.content.str : "";
    if (words !== "") runs.push(runOf(item, at, words));
    at += item.length;
  }
  return runs;
}

const found = Symbol("the place that is looked for");

/** Where the child `index` of `type` begins, in units from the start of the text; undefined if `type` is not in it. */
export function unitAt(fragment: Y.XmlFragment, type: unknown, index: number): number | undefined {
  let at = 0;
  const waiting: unknown[] = [fragment];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof Y.XmlText) {
      if (next === type) return at + Math.min(index, next.length);
      at += next.length;
    } else if (isBreak(next)) {
      if (next === type) return at;
      at += 1;
    } else if (next instanceof Y.XmlFragment) {
      const children: unknown[] = next.toArray();
      // A mark among the children, so that the place is known when it is reached.
      if (next === type) children.splice(index, 0, found);
      for (const child of children.toReversed()) waiting.push(child);
    } else if (next === found) return at;
  }
  return undefined;
}

/**
 * The position that stays at its words while others write around them: `side` 0 holds on to what follows, -1 to what
 * precedes.
 */
export function anchorAt(fragment: Y.XmlFragment, unit: number, side: 0 | -1): Y.RelativePosition | undefined {
  const { runs } = readLocalText(fragment);
  const wanted = side === 0 ? unit : unit - 1;
  const run = runs.find(({ at, length }) => at <= wanted && wanted < at + length);
  return run && new Y.RelativePosition(null, null, Y.createID(run.client, run.clock + wanted - run.at), side);
}
