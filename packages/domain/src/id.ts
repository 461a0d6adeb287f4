// Ids are made by whoever creates a thing and are passed in; this package never invents one.

import * as z from "zod/mini";

/** Identifies a space, seat, organisation, person or document: opaque, made by the server. */
export const Id = z.string().check(z.minLength(1), z.maxLength(128));

/** Identifies a factor or a term inside its document. Narrow, because it becomes part of names in the Y.Doc. */
export const EntryId = z.string().check(z.regex(/^(?!__)[\w-]{1,64}$/));
