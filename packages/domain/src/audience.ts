// Who reads and who writes each kind of document: one table, interpreted by `rightTo`, deny by default. Nothing else
// in the system decides about rights; the server asks here on every frame, and docs/audiences.md is made from it.

import type { Admission, DocumentKind, DocumentRecord } from "./document.ts";
import type { Both } from "./language.ts";
import type { Seat } from "./organisation.ts";
import type { SeatRole } from "./role.ts";

export type Right = "write" | "read" | "none";

/** What a right depends on: everything known of one space, and the day it is asked. */
export type Circle = {
  readonly seats: readonly Seat[];
  readonly documents: readonly DocumentRecord[];
  readonly admissions: readonly Admission[];
  /** "YYYY-MM-DD"; a guest reads until the end of the seat's last day */
  readonly today: string;
};

/** A group of seats, as seen from one document. */
export type Audience =
  | "the space"
  | "the admitted"
  | "readers of what it is about"
  | "readers of its subject"
  | "readers of its voices"
  | "its own seat"
  | "its own seat alone"
  | "its own organisation";

export type AudienceRow = {
  readonly kind: DocumentKind;
  /** seats that belong to the audience and have one of the roles */
  readonly read: { readonly audience: Audience; readonly roles: readonly SeatRole[] };
  /** null: nobody; the server alone writes it, in the name of the seat whose deed it records */
  readonly write: { readonly audience: Audience; readonly roles: readonly SeatRole[] } | null;
  readonly says: Both;
};

export const audienceTable: readonly AudienceRow[] = [
  {
    kind: "glossary",
    read: { audience: "the space", roles: ["organisation", "coordinator", "guest"] },
    write: { audience: "the space", roles: ["organisation", "coordinator"] },
    says: {
      sv: "Alla platser i rummet läser ordlistan; alla utom gäster skriver i den.",
      en: "Every seat of the space reads the glossary; all but guests write it.",
    },
  },
  {
    kind: "picture",
    read: { audience: "the admitted", roles: ["organisation", "coordinator", "guest"] },
    write: { audience: "the admitted", roles: ["organisation", "coordinator"] },
    says: {
      sv: "De platser som har släppts in i en bild läser den; de av dem som inte är gäster skriver i den.",
      en: "The seats admitted to a picture read it; those of them that are no guests write it.",
    },
  },
  {
    kind: "voice",
    read: { audience: "readers of what it is about", roles: ["organisation", "coordinator", "guest"] },
    write: { audience: "its own seat", roles: ["organisation"] },
    says: {
      sv: "Den som läser ordlistan, eller läser bilden och har släppts in till dess röster, läser en röst; bara dess egen plats skriver i den.",
      en: "Whoever reads the glossary, or reads the picture and is admitted to its voices, reads a voice; its own seat alone writes it.",
    },
  },
  {
    kind: "notes",
    read: { audience: "its own organisation", roles: ["organisation"] },
    write: { audience: "its own organisation", roles: ["organisation"] },
    says: {
      sv: "Egna anteckningar är öppna för de platser i den egna organisationen som läser bilden och har släppts in till anteckningar, och för ingen annan, inte heller samordnaren eller en gäst.",
      en: "Own notes are open to the seats of their own organisation that read the picture and are admitted to notes, and to nobody else, neither the coordinator nor a guest.",
    },
  },
  {
    kind: "accord",
    read: { audience: "readers of its subject", roles: ["organisation", "coordinator", "guest"] },
    write: null,
    says: {
      sv: "Den som läser bilden eller ordlistan läser vad platserna har ställt sig bakom och när något visades för alla; ingen skriver i det, utan servern för in det.",
      en: "Whoever reads the picture or the glossary reads what the seats stand behind and when something was shown to all; nobody writes it, the server records it.",
    },
  },
  {
    kind: "first",
    read: { audience: "its own seat alone", roles: ["organisation"] },
    write: { audience: "its own seat alone", roles: ["organisation"] },
    says: {
      sv: "Ett första perspektiv läser och skriver bara den egna platsen, så länge den läser bilden och dess röster; ingen annan, inte heller samordnaren, innan alla visas på en gång.",
      en: "A first perspective is read and written by its own seat alone, while it reads the picture and its voices; by nobody else, the coordinator included, before all are shown at once.",
    },
  },
  {
    kind: "thoughts",
    read: { audience: "readers of its voices", roles: ["organisation", "coordinator", "guest"] },
    write: null,
    says: {
      sv: "Den som läser rösterna om en bild läser också vad platserna först tänkte, så som det visades för alla; ingen skriver i det, inte ens den som tänkte det, utan servern för in det.",
      en: "Whoever reads the voices about a picture also reads what the seats first thought, as it was shown to all; nobody writes it, not even whose thought it was: the server records it.",
    },
  },
  {
    kind: "pattern",
    read: { audience: "the admitted", roles: ["organisation", "coordinator", "guest"] },
    write: { audience: "the admitted", roles: ["organisation", "coordinator"] },
    says: {
      sv: "De platser som har släppts in i en bild av en plats eller ett mönster läser den; de av dem som inte är gäster skriver i den. Den har inga röster och inga egna anteckningar.",
      en: "The seats admitted to a picture of a place or a pattern read it; those of them that are no guests write it. It has no voices and no own notes.",
    },
  },
];

type Belongs = (circle: Circle, seat: Seat, document: DocumentRecord, table: readonly AudienceRow[]) => boolean;

const belongs: Readonly<Record<Audience, Belongs>> = {
  "the space": () => true,
  "the admitted": (circle, seat, document) => isAdmitted(circle, seat, document, "picture"),
  "readers of what it is about": (circle, seat, document, table) => {
    const about = subjectOf(circle, document, ["picture", "glossary"]);
    if (about === undefined || !hasVoice(circle, document) || !may(circle, seat, about, "read", table)) return false;
    return about.kind === "glossary" || isAdmitted(circle, seat, about, document.kind);
  },
  "readers of its subject": (circle, seat, document, table) => {
    const subject = subjectOf(circle, document, ["picture", "glossary"]);
    return subject !== undefined && may(circle, seat, subject, "read", table);
  },
  "readers of its voices": (circle, seat, document, table) => {
    const picture = subjectOf(circle, document, ["picture"]);
    if (picture === undefined || !may(circle, seat, picture, "read", table)) return false;
    return isAdmitted(circle, seat, picture, "voice");
  },
  "its own seat": (_circle, seat, document) => document.seat === seat.id,
  "its own seat alone": (circle, seat, document, table) => {
    const picture = subjectOf(circle, document, ["picture"]);
    if (picture === undefined || document.seat !== seat.id || !hasVoice(circle, document)) return false;
    return may(circle, seat, picture, "read", table) && isAdmitted(circle, seat, picture, "voice");
  },
  "its own organisation": (circle, seat, document, table) => {
    const picture = subjectOf(circle, document, ["picture"]);
    if (picture === undefined || seat.organisation === null || seat.organisation !== document.organisation)
      return false;
    return may(circle, seat, picture, "read", table) && isAdmitted(circle, seat, picture, document.kind);
  },
};

function isAdmitted(circle: Circle, seat: Seat, picture: DocumentRecord, kind: DocumentKind): boolean {
  return circle.admissions.some(
    (admission) =>
      admission.picture === picture.id && admission.seat === seat.id && admission.kinds.some((each) => each === kind),
  );
}

/**
 * The picture or glossary that a voice, notes or an accord are about, if it is of the same space and of a kind they may
 * have.
 */
function subjectOf(
  circle: Circle,
  document: DocumentRecord,
  kinds: readonly DocumentKind[],
): DocumentRecord | undefined {
  return circle.documents.find(
    (other) => other.id === document.about && other.space === document.space && kinds.includes(other.kind),
  );
}

/** Speaking belongs to an organisation's seat, also to one that is closed now: any other voice is nobody's. */
function hasVoice(circle: Circle, document: DocumentRecord): boolean {
  return circle.seats.some(
    (seat) => seat.id === document.seat && seat.space === document.space && seat.role === "organisation",
  );
}

/** Whether anybody can act from the seat at all on that day: it is not closed, a guest's day is not over. */
export function seatStands(seat: Seat, today: string): boolean {
  if (seat.closed !== null) return false;
  if (seat.role === "guest") return seat.until !== null && today <= seat.until;
  return (seat.role === "coordinator") === (seat.organisation === null);
}

function may(
  circle: Circle,
  seat: Seat,
  document: DocumentRecord,
  deed: "read" | "write",
  table: readonly AudienceRow[],
): boolean {
  if (seat.space !== document.space || !seatStands(seat, circle.today)) return false;
  const row = table.find((each) => each.kind === document.kind);
  const allowed = row?.[deed];
  if (!allowed?.roles.includes(seat.role)) return false;
  return belongs[allowed.audience](circle, seat, document, table);
}

/** What a seat may do with a document. Unknown seats, other spaces and whatever the table does not grant: "none". */
export function rightTo(
  circle: Circle,
  seatId: string,
  document: DocumentRecord,
  table: readonly AudienceRow[] = audienceTable,
): Right {
  const seat = circle.seats.find((each) => each.id === seatId);
  if (seat === undefined || !may(circle, seat, document, "read", table)) return "none";
  return may(circle, seat, document, "write", table) ? "write" : "read";
}

/** The ids of the seats that read a document, in the order of the circle. */
export function readersOf(circle: Circle, document: DocumentRecord): string[] {
  return circle.seats.map((seat) => seat.id).filter((seat) => rightTo(circle, seat, document) !== "none");
}
