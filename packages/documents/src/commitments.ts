// Commitments, in the voice of the seat that has promised: root map "commitments" (made, by) with the words in
// "commitment:<id>". Each end lies under a key of its own, "<id>/end/<end>", and taking it back under "<id>/off/<end>":
// of two windows that end a commitment at once neither loses its words, and an end that was not known when others were
// taken back still stands.

import { Commitment, CommitmentEnd, compareCommitments, compareEnds, longestPromise } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, demandFree, demandKnown, has, inOrder, proseOf, readEntries, setFields } from "./entries.ts";
import type { Entry, Fields } from "./entries.ts";
import { paragraphsOf, writeProse } from "./prose.ts";

/** What stands before what has ended; after them the unreadable ones. */
export function readCommitments(voice: Y.Doc): Entry<Commitment>[] {
  const entries = readEntries(voice, "commitments", Commitment, (id, fields) => ({
    id,
    made: fields.get("made"),
    by: fields.get("by"),
    ends: endsIn(fields),
  }));
  const sorted = entries.map((entry) =>
    entry.readable ? { ...entry, value: { ...entry.value, ends: entry.value.ends.toSorted(compareEnds) } } : entry,
  );
  return inOrder(sorted, compareCommitments);
}

/** What was promised, in prose; null for an unknown id. */
export function commitmentOf(voice: Y.Doc, id: string): Y.XmlFragment | null {
  return has(voice, "commitments", id) ? proseOf(voice, "commitment", id) : null;
}

export function makeCommitment(
  voice: Y.Doc,
  commitment: { readonly id: string; readonly made: string; readonly by: string; readonly words: string },
): void {
  demandFree(voice, "commitments", commitment.id);
  const { id, made, by } = demand(Commitment, { ...commitment, ends: [] }, "commitment");
  const paragraphs = paragraphsOf(commitment.words);
  if (paragraphs.length === 0 || commitment.words.length > longestPromise)
    throw new RangeError("commitments: no words, or too many");
  transact(voice, () => {
    setFields(voice, "commitments", id, { made, by });
    writeProse(proseOf(voice, "commitment", id), paragraphs);
  });
}

/** Says how it went. One that has ended is ended again only after its end was taken back. */
export function endCommitment(
  voice: Y.Doc,
  id: string,
  end: { readonly id: string; readonly as: CommitmentEnd["as"]; readonly on: string; readonly why: string },
): void {
  demandKnown(voice, "commitments", id);
  if (standingEnds(voice, id).length > 0) throw new RangeError("commitments: it has ended");
  const { id: own, ...said } = demand(CommitmentEnd, { ...end, why: end.why.trim() }, "end");
  transact(voice, () => setFields(voice, "commitments", id, { [`end/${own}`]: said }));
}

/** Takes back what was said of how it went; the commitment stands again. */
export function takeBackEnd(voice: Y.Doc, id: string): void {
  demandKnown(voice, "commitments", id);
  const ends = standingEnds(voice, id);
  transact(voice, () => {
    for (const end of ends) setFields(voice, "commitments", id, { [`off/${end}`]: true });
  });
}

const endKey = "end/";

function endsIn(fields: Fields): unknown[] {
  const standing = [...fields].filter(
    ([field]) => field.startsWith(endKey) && fields.get(`off/${field.slice(endKey.length)}`) !== true,
  );
  return standing.map(([field, said]) =>
    typeof said === "object" && said !== null ? { ...said, id: field.slice(endKey.length) } : said,
  );
}

function standingEnds(voice: Y.Doc, id: string): string[] {
  const map = collectionOf(voice, "commitments");
  const start = `${id}/${endKey}`;
  const ends = [...map.keys()].flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []));
  return ends.filter((end) => map.get(`${id}/off/${end}`) !== true);
}
