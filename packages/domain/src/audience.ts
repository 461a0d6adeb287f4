// Who reads and who writes each kind of document: one table, interpreted by `rightTo`, deny by default. Nothing else
// in the system decides about rights; the server asks here on every frame.

import type { Admission, DocumentKind, DocumentRecord } from "./document.ts";
import type { Seat } from "./organisation.ts";

export type Right = "write" | "read" | "none";

/** What a right depends on: everything known of one space. */
export type Circle = {
  readonly seats: readonly Seat[];
  readonly documents: readonly DocumentRecord[];
  readonly admissions: readonly Admission[];
};

/** A group of seats, as seen from one document. */
type Audience = "the space" | "the admitted" | "readers of what it is about" | "its own seat" | "its own organisation";

type Row = { readonly kind: DocumentKind; readonly read: Audience; readonly write: Audience; readonly says: string };

export const audienceTable: readonly Row[] = [
  {
    kind: "glossary",
    read: "the space",
    write: "the space",
    says: "Every seat of the space reads and writes the glossary.",
  },
  {
    kind: "picture",
    read: "the admitted",
    write: "the admitted",
    says: "The seats admitted to a picture read and write it.",
  },
  {
    kind: "voice",
    read: "readers of what it is about",
    write: "its own seat",
    says: "Whoever reads the picture or glossary reads the voice about it; its own seat alone writes it.",
  },
  {
    kind: "notes",
    read: "its own organisation",
    write: "its own organisation",
    says: "Own notes are open to the admitted seats of their own organisation.",
  },
];

const belongs: Readonly<Record<Audience, (circle: Circle, seat: Seat, document: DocumentRecord) => boolean>> = {
  "the space": () => true,
  "the admitted": (circle, seat, document) => isAdmitted(circle, seat, document.id),
  "readers of what it is about": (circle, seat, document) => {
    const about = subjectOf(circle, document, ["picture", "glossary"]);
    return about !== undefined && hasVoice(circle, document) && may(circle, seat, about, "read");
  },
  "its own seat": (_circle, seat, document) => document.seat === seat.id && seat.organisation !== null,
  "its own organisation": (circle, seat, document) => {
    const picture = subjectOf(circle, document, ["picture"]);
    const own = seat.organisation !== null && seat.organisation === document.organisation;
    return own && picture !== undefined && isAdmitted(circle, seat, picture.id);
  },
};

function isAdmitted(circle: Circle, seat: Seat, picture: string): boolean {
  return circle.admissions.some((admission) => admission.picture === picture && admission.seat === seat.id);
}

/** The picture or glossary that a voice or notes are about, if it is of the same space and of a kind they may have. */
function subjectOf(
  circle: Circle,
  document: DocumentRecord,
  kinds: readonly DocumentKind[],
): DocumentRecord | undefined {
  return circle.documents.find(
    (other) => other.id === document.about && other.space === document.space && kinds.includes(other.kind),
  );
}

/** Speaking belongs to an organisation's seat: a voice under the coordinator's name is nobody's. */
function hasVoice(circle: Circle, document: DocumentRecord): boolean {
  return circle.seats.some(
    (seat) => seat.id === document.seat && seat.space === document.space && seat.organisation !== null,
  );
}

function may(circle: Circle, seat: Seat, document: DocumentRecord, deed: "read" | "write"): boolean {
  if (seat.space !== document.space) return false;
  const row = audienceTable.find((each) => each.kind === document.kind);
  return row !== undefined && belongs[row[deed]](circle, seat, document);
}

/** What a seat may do with a document. Unknown seats, other spaces and whatever the table does not grant: "none". */
export function rightTo(circle: Circle, seatId: string, document: DocumentRecord): Right {
  const seat = circle.seats.find((each) => each.id === seatId);
  if (seat === undefined || !may(circle, seat, document, "read")) return "none";
  return may(circle, seat, document, "write") ? "write" : "read";
}

/** The ids of the seats that read a document, in the order of the circle. */
export function readersOf(circle: Circle, document: DocumentRecord): string[] {
  return circle.seats.map((seat) => seat.id).filter((seat) => rightTo(circle, seat, document) !== "none");
}
