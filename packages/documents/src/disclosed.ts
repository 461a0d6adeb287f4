// What comes into a picture by a share slip, and the mark it gets when its giver withdraws it. The words lie there like
// any others; they are told apart by the Yjs client id they were written under, which no other deed uses. A withdrawal
// takes nothing away, since nothing can be unread: it adds a sentence where the words stand.

import type { SlipTarget } from "@hybrid/domain";
import * as Y from "yjs";
import { transact } from "./deed.ts";
import { has, proseOf } from "./entries.ts";
import { addFactor, narrativeOf } from "./picture.ts";
import { writeProse } from "./prose.ts";

/** Writes the passages: at the end of the narrative, or as what was seen in a new factor whose id is the slip's. */
export function writeDisclosed(
  doc: Y.Doc,
  { slip, passages, target }: { slip: string; passages: readonly string[]; target: SlipTarget },
): void {
  if (target.kind === "factor") {
    const { domain, basis } = target;
    // A line break inside a passage would be read as a paragraph of its own.
    const observation = passages.join("\n");
    return addFactor(doc, { id: slip, domain, basis, observation });
  }
  transact(doc, () => writeProse(narrativeOf(doc), passages));
}

/** Says beside the slip's words that they were withdrawn. False, and nothing written, where none of them are left. */
export function markWithdrawn(
  doc: Y.Doc,
  { slip, client, sentence }: { slip: string; client: number; sentence: string },
): boolean {
  const observation = has(doc, "factors", slip) ? proseOf(doc, "observation", slip) : null;
  const place = observation ?? narrativeOf(doc);
  const last = place.toArray().findLastIndex((block) => holdsWordsOf(block, client));
  if (observation === null && last < 0) return false;
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(sentence)]);
  transact(doc, () => place.insert(last < 0 ? place.length : last + 1, [paragraph]));
  return true;
}

/** Walks without recursion, because a peer may nest as deep as it likes. */
function holdsWordsOf(block: unknown, client: number): boolean {
  const waiting: unknown[] = [block];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!(next instanceof Y.AbstractType)) continue;
    for (let item = next._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentString && item.id.client === client) return true;
      if (item.content instanceof Y.ContentType) waiting.push(item.content.type);
    }
  }
  return false;
}
