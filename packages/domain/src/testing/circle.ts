// Seats and documents for tests of who may do what: everything ordinary, unless said otherwise.
import type { DocumentRecord } from "../document.ts";
import type { Seat } from "../organisation.ts";

export const seat = (id: string, organisation: string | null, more: Partial<Seat> = {}): Seat => ({
  id,
  space: "s",
  organisation,
  role: organisation === null ? "coordinator" : "organisation",
  until: null,
  closed: null,
  ...more,
});
export const record = (
  id: string,
  kind: DocumentRecord["kind"],
  more: Partial<DocumentRecord> = {},
): DocumentRecord => ({
  id,
  epoch: 1,
  space: "s",
  kind,
  about: null,
  seat: null,
  organisation: null,
  title: null,
  ...more,
});
