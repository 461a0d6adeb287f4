// Who sees which row of the journals. A disclosure: those it was made to, while they read the picture; the organisation
// it came from; the coordinator, who reads the words only where they were meant for that seat too. A reading: the
// coordinator, and an organisation where the reader or the document is its own.
import { DisclosureEntry, ReadEntry, rightTo, type ReadingView, type SlipView } from "@hybrid/domain";
import type { JournalRow } from "@hybrid/store";
import type { Seated } from "../access/seated.ts";

export type Chosen = { readonly picture: string | undefined };

const sealOf = ({ seq, at, hash }: JournalRow) => ({ seq, at, hash });

/** The slips this seat may know of, in the order of `rows`, each with its withdrawal. */
export function slipsSeenBy(seated: Seated, rows: readonly JournalRow[], { picture }: Chosen): SlipView[] {
  const entries = rows.flatMap((row) => {
    const entry = DisclosureEntry.safeParse(row.payload).data;
    return entry ? [{ ...sealOf(row), entry }] : [];
  });
  const withdrawals = new Map(
    entries.flatMap(({ entry, ...seal }) =>
      entry.deed === "withdrawn" ? [[entry.slip, { ...seal, withdrawal: entry }] as const] : [],
    ),
  );
  return entries.flatMap(({ entry: disclosure, ...seal }) => {
    if (disclosure.deed !== "disclosed" || (picture !== undefined && disclosure.picture !== picture)) return [];
    const sight = sightOf(seated, disclosure);
    if (sight === "none") return [];
    const withdrawn = withdrawals.get(disclosure.slip) ?? null;
    const shown = sight === "words" ? disclosure : { ...disclosure, passages: [] };
    return [{ ...seal, disclosure: shown, withdrawn, own: isOwn(seated, disclosure) }];
  });
}

type Given = Extract<DisclosureEntry, { deed: "disclosed" }>;

function isOwn({ seat }: Seated, { sender }: Given): boolean {
  return seat.role === "organisation" && seat.organisation !== null && sender.organisation?.id === seat.organisation;
}

function sightOf(seated: Seated, disclosure: Given): "words" | "entry" | "none" {
  const { circle, seat } = seated;
  const record = circle.documents.find(({ id }) => id === disclosure.picture);
  const reads = record !== undefined && rightTo(circle, seat.id, record) !== "none";
  const named = disclosure.recipients.some((recipient) => recipient.seat === seat.id);
  if (isOwn(seated, disclosure) || (reads && named)) return "words";
  return seat.role === "coordinator" ? "entry" : "none";
}

/** The readings this seat may know of. */
export function readingsSeenBy({ seat }: Seated, rows: readonly JournalRow[], { picture }: Chosen): ReadingView[] {
  return rows.flatMap((row) => {
    const reading = ReadEntry.safeParse(row.payload).data;
    if (reading?.deed !== "read" || (picture !== undefined && reading.picture !== picture)) return [];
    const own = seat.role === "organisation" && seat.organisation !== null;
    const ours = own && (reading.organisation?.id === seat.organisation || reading.owner === seat.organisation);
    return seat.role === "coordinator" || ours ? [{ ...sealOf(row), reading }] : [];
  });
}
