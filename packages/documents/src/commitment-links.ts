// Links from factors to commitments, in the picture's root map "commitment-links" (factor, seat, commitment, off). They
// lie here and not in a voice, so that any seat can link a shared factor to what another has promised. The same two
// linked twice, as by two people at once, are one link to every reader.

import { CommitmentLink } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { demandFree, demandKnown, readEntries, setFields, type Entry } from "./entries.ts";

/** The two ends of a link; a commitment is named by its seat and its id there. */
export type Linking = Pick<CommitmentLink, "factor" | "seat" | "commitment">;

export function readCommitmentLinks(doc: Y.Doc): Entry<CommitmentLink>[] {
  return readEntries(doc, "commitment-links", CommitmentLink, (id, fields) => ({
    id,
    factor: fields.get("factor"),
    seat: fields.get("seat"),
    commitment: fields.get("commitment"),
    off: fields.get("off") ?? false,
  }));
}

/** The links that are in use, each two ends once. */
export function readLinkings(doc: Y.Doc): CommitmentLink[] {
  const links = readCommitmentLinks(doc).flatMap((entry) => (entry.readable && !entry.value.off ? entry.value : []));
  const seen = new Set<string>();
  return links.filter(({ factor, seat, commitment }) => {
    const before = seen.size;
    return seen.add(JSON.stringify([factor, seat, commitment])).size > before;
  });
}

/** Links the two; what is linked already stays as it is. */
export function linkCommitment(doc: Y.Doc, link: Linking & { readonly id: string }): void {
  demandFree(doc, "commitment-links", link.id);
  demandKnown(doc, "factors", link.factor);
  const { id, factor, seat, commitment } = demand(CommitmentLink, { ...link, off: false }, "link");
  if (readLinkings(doc).some((other) => sameEnds(other, link))) return;
  transact(doc, () => setFields(doc, "commitment-links", id, { factor, seat, commitment }));
}

/** Takes the link between the two off, however many times it was made. */
export function takeOffCommitment(doc: Y.Doc, ends: Linking): void {
  const links = readCommitmentLinks(doc).flatMap((entry) =>
    entry.readable && !entry.value.off && sameEnds(entry.value, ends) ? entry.id : [],
  );
  transact(doc, () => {
    for (const id of links) setFields(doc, "commitment-links", id, { off: true });
  });
}

const sameEnds = (one: Linking, other: Linking): boolean =>
  one.factor === other.factor && one.seat === other.seat && one.commitment === other.commitment;
