// Who takes part: a space holds organisations, an organisation holds seats, and a person holds a seat for a while.

import * as z from "zod/mini";
import { Id } from "./id.ts";
import { Language } from "./language.ts";

export const organisationKinds = ["police", "social", "school", "youth", "health", "civil", "other"] as const;
export const OrganisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** One group's standing place; `language` is what its people write in. */
export const Space = z.object({ id: Id, name: z.string(), language: Language });
export type Space = Readonly<z.infer<typeof Space>>;

export const Organisation = z.object({ id: Id, space: Id, kind: OrganisationKind, name: z.string() });
export type Organisation = Readonly<z.infer<typeof Organisation>>;

/** A place at the table that outlives its holder. Without an organisation it is the coordinator's. */
export const Seat = z.object({ id: Id, space: Id, organisation: z.nullable(Id) });
export type Seat = Readonly<z.infer<typeof Seat>>;

export const Person = z.object({ id: Id, name: z.string() });
export type Person = Readonly<z.infer<typeof Person>>;

export const Holding = z.object({ seat: Id, person: Id });
export type Holding = Readonly<z.infer<typeof Holding>>;
