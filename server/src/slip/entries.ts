// The disclosure log as the deeds of a slip read it: what has been shared and withdrawn before.
import { DisclosureEntry, type SlipRequest } from "@hybrid/domain";
import { canonicalJson, type Journals } from "@hybrid/store";

/** `at` is milliseconds since 1970. */
export type Entry = DisclosureEntry & { readonly at: number };

export async function readEntries(journals: Journals, space: string): Promise<readonly Entry[]> {
  const rows = await journals.read({ space, kind: "disclosure", limit: Number.MAX_SAFE_INTEGER });
  return rows.flatMap(({ payload, at }) => {
    const entry = DisclosureEntry.safeParse(payload).data;
    return entry ? [{ ...entry, at }] : [];
  });
}

/** In milliseconds: what is sent twice within this came twice from an impatient hand, or over a bad line. */
const sentAgain = 10 * 60_000;

/** The slip that says the same as the request, if the seat has sent it a moment ago. */
export function sentBefore(
  entries: readonly Entry[],
  { seat, notes, passages, recipients, ground, target }: SlipRequest,
  now: number,
): string | undefined {
  const asked = canonicalJson({ seat, notes, passages, recipients, ground, target });
  const same = entries.find((entry) => {
    if (entry.deed !== "disclosed" || Math.abs(now - entry.at) > sentAgain) return false;
    const { sender, recipients: to, ground: on } = entry;
    const said = { seat: sender.seat, recipients: to.map((one) => one.seat), ground: on.id };
    return canonicalJson({ ...said, notes: entry.notes, passages: entry.passages, target: entry.target }) === asked;
  });
  return same?.slip;
}
