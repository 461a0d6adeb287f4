// Reservations, in the voice of the seat that makes them: root map "reservations" (about, since, closed) and prose in
// "why:<id>" and "would-change:<id>". Whoever may not write the voice can neither make nor close one.

import { Reason, Reservation, type Reserved } from "@hybrid/domain";
import type * as Y from "yjs";
import { demand, transact } from "./deed.ts";
import { collectionOf, demandFree, demandKnown, has, proseOf, readEntries, setFields, type Entry } from "./entries.ts";
import { paragraphsOf, readProse, writeProse } from "./prose.ts";

/** By id, those that are closed included. */
export function readReservations(doc: Y.Doc): Entry<Reservation>[] {
  return readEntries(doc, "reservations", Reservation, (id, fields) => ({
    id,
    about: fields.get("about"),
    since: fields.get("since"),
    closed: fields.get("closed") ?? null,
  }));
}

/** Why, and what would change one's mind; null for an unknown reservation. */
export function reservationProse(
  doc: Y.Doc,
  id: string,
): { readonly why: Y.XmlFragment; readonly wouldChange: Y.XmlFragment } | null {
  if (!has(doc, "reservations", id)) return null;
  return { why: proseOf(doc, "why", id), wouldChange: proseOf(doc, "would-change", id) };
}

/** The readable reservations of a voice in words, for minutes and exports. */
export function speakReservations(doc: Y.Doc, seat: string) {
  return readReservations(doc).flatMap((entry) => {
    const prose = reservationProse(doc, entry.id);
    if (!entry.readable || !prose) return [];
    return { ...entry.value, seat, why: readProse(prose.why), wouldChange: readProse(prose.wouldChange) };
  });
}

export function reserve(
  doc: Y.Doc,
  reservation: {
    readonly id: string;
    readonly about: Reserved;
    readonly since: string;
    readonly why: string;
    readonly wouldChange?: string;
  },
): void {
  const { id, why, wouldChange = "" } = reservation;
  demandFree(doc, "reservations", id);
  const { about, since } = demand(Reservation, { ...reservation, closed: null }, "reservation");
  const reason = demand(Reason, why.trim(), "why");
  transact(doc, () => {
    setFields(doc, "reservations", id, { about, since });
    writeProse(proseOf(doc, "why", id), paragraphsOf(reason));
    writeProse(proseOf(doc, "would-change", id), paragraphsOf(wouldChange));
  });
}

/** Lets go of a reservation, with why; closing it again keeps the first reason. */
export function closeReservation(
  doc: Y.Doc,
  id: string,
  closed: { readonly on: string; readonly because: string },
): void {
  demandKnown(doc, "reservations", id);
  if (collectionOf(doc, "reservations").get(`${id}/closed`)) return;
  const value = demand(Reservation.shape.closed, { on: closed.on, because: closed.because.trim() }, "closed");
  transact(doc, () => setFields(doc, "reservations", id, { closed: value }));
}
