// Who takes part: a space holds organisations, an organisation holds seats, and a person holds a seat for a while.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { Id } from "./id.ts";
import { Language } from "./language.ts";
import { SeatRole } from "./role.ts";

export const organisationKinds = ["police", "social", "school", "youth", "health", "civil", "other"] as const;
export const OrganisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** One group's standing place; `language` is what its people write in. */
export const Space = z.object({ id: Id, name: z.string(), language: Language });
export type Space = Readonly<z.infer<typeof Space>>;

export const Organisation = z.object({ id: Id, space: Id, kind: OrganisationKind, name: z.string() });
export type Organisation = Readonly<z.infer<typeof Organisation>>;

/** A place at the table that outlives its holder. */
export const Seat = z.object({
  id: Id,
  space: Id,
  /** null for the coordinator's seat alone; a guest comes from an organisation too */
  organisation: z.nullable(Id),
  role: SeatRole,
  /** a guest's last day */
  until: z.nullable(Day),
  /** when it was closed, in milliseconds since 1970: nobody sits here any more; what was said from it stays */
  closed: z.nullable(z.int()),
});
export type Seat = Readonly<z.infer<typeof Seat>>;

export const Person = z.object({ id: Id, name: z.string() });
export type Person = Readonly<z.infer<typeof Person>>;

export const Holding = z.object({ seat: Id, person: Id });
export type Holding = Readonly<z.infer<typeof Holding>>;
