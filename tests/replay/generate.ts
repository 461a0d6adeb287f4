// Concurrent traces out of a seed, for tests: agents who type, paste, delete and now and then hear from each other.
import * as Y from "yjs";
import type { Random } from "../support/random.ts";
import type { Patch, Trace, Txn } from "./trace.ts";

type Author = { readonly doc: Y.Doc; readonly text: Y.Text; readonly seen: Set<number>; heads: readonly number[] };

export function generateTrace(random: Random, { agents, txns: count }: { agents: number; txns: number }): Trace {
  const txns: Txn[] = [];
  const authors = Array.from({ length: agents }, (_, agent) => createAuthor(agent));
  for (let index = 0; index < count; index++) {
    const agent = random.below(agents);
    const author = authors[agent];
    const other = authors[random.below(agents)];
    if (!author || !other) throw new RangeError("a trace needs an agent");
    if (random.chance(0.2)) hear(author, other, txns);
    txns.push({ agent, parents: author.heads, patches: type(author, random) });
    author.seen.add(index);
    author.heads = [index];
  }
  const [last, ...others] = authors;
  if (!last) throw new RangeError("a trace needs an agent");
  for (const other of others) hear(last, other, txns);
  txns.push({ agent: 0, parents: last.heads, patches: [] });
  const edits = txns.reduce((sum, { patches }) => sum + patches.length, 0);
  return { agents, edits, endContent: last.text.toString(), txns };
}

function createAuthor(agent: number): Author {
  const doc = new Y.Doc();
  doc.clientID = agent + 1;
  return { doc, text: doc.getText("text"), seen: new Set(), heads: [] };
}

function hear(author: Author, other: Author, txns: readonly Txn[]): void {
  if (author === other) return;
  Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(author.doc)));
  const unseen = other.heads.filter((head) => !author.seen.has(head));
  const kept = author.heads.filter((head) => !other.seen.has(head));
  for (const each of other.seen) author.seen.add(each);
  author.heads = [...kept, ...unseen];
  if (author.heads.some((head) => head >= txns.length)) throw new RangeError("a head that was never typed");
}

function type({ doc, text }: Author, random: Random): Patch[] {
  const patches: Patch[] = [];
  doc.transact(() => {
    for (let left = random.chance(0.1) ? 3 : 1; left > 0; left--) {
      const points = Array.from(text.toString());
      const at = random.below(points.length + 1);
      const removed = random.chance(0.3) ? Math.min(random.below(8), points.length - at) : 0;
      const inserted = random.chance(0.05) ? "paste 😀 ".repeat(random.below(300)) : random.pick(["a", "ö", " ", "🧭"]);
      const from = points.slice(0, at).join("").length;
      text.delete(from, points.slice(at, at + removed).join("").length);
      text.insert(from, inserted);
      patches.push({ at, removed, inserted });
    }
  });
  return patches;
}
