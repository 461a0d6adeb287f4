// What the server tells a browser, parsed at the border on the browser's side: only what the seat may know.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { DocumentKind } from "./document.ts";
import { Id } from "./id.ts";
import { OrganisationKind, Space } from "./organisation.ts";
import { SeatRole } from "./role.ts";

const OrganisationView = z.object({ id: Id, kind: OrganisationKind, name: z.string() });
const OrganisationLabel = z.object({ kind: OrganisationKind, name: z.string() });

/** GET /api/seats/:seat: the space as one seat sees it. Documents it may not read are absent. */
export const SeatView = z.object({
  space: Space,
  me: z.object({ seat: Id, person: z.object({ id: Id, name: z.string() }) }),
  seats: z.array(
    z.object({
      id: Id,
      organisation: z.nullable(OrganisationView),
      holder: z.nullable(z.string()),
      role: SeatRole,
      until: z.nullable(Day),
      closed: z.nullable(z.int()),
    }),
  ),
  documents: z.array(
    z.object({
      id: Id,
      epoch: z.int().check(z.nonnegative()),
      kind: DocumentKind,
      about: z.nullable(Id),
      seat: z.nullable(Id),
      organisation: z.nullable(Id),
      title: z.nullable(z.string()),
      right: z.enum(["write", "read"]),
      readers: z.array(Id),
    }),
  ),
});
export type SeatView = Readonly<z.infer<typeof SeatView>>;

const HeldSeatView = z.object({
  seat: Id,
  space: Space,
  organisation: z.nullable(OrganisationLabel),
  person: z.string(),
});

/** GET /api/session: the seats this browser's session holds. */
export const SessionView = z.object({
  seats: z.array(HeldSeatView),
  /** those it holds and cannot act from, since their spaces ask for a surer sign-in; absent where there are none */
  closed: z.optional(z.array(z.object({ ...HeldSeatView.shape, assurance: z.string() }))),
});
export type SessionView = Readonly<z.infer<typeof SessionView>>;

/** GET /api/demo: the fictional groups one may step into. `pictures` are the titles that seat reads. */
export const DemoView = z.object({
  spaces: z.array(
    z.object({
      ...Space.shape,
      seats: z.array(
        z.object({
          id: Id,
          organisation: z.nullable(OrganisationLabel),
          holder: z.string(),
          pictures: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type DemoView = Readonly<z.infer<typeof DemoView>>;

/** The body of every HTTP error. The client owns the sentence for a code. */
export const Refusal = z.object({ code: z.string() });
export type Refusal = Readonly<z.infer<typeof Refusal>>;

/** The codes the server uses; a client meets an unknown one with a general sentence. */
export const refusalCodes = [
  "unknown",
  "sign-in",
  "malformed",
  "cross-site",
  "unavailable",
  // accounts: wrong name or password; tried too often (Retry-After says when); too many requests; a single-use address
  // that was used or is too old; a weak password; an e-mail that has an account; prove who you are again; the last way
  // in cannot be removed; an identity provider's answer or a passkey that did not hold
  "wrong",
  "locked",
  "too-many",
  "expired",
  "weak",
  "taken",
  "confirm",
  "last-way",
  "not-accepted",
  // the group: an invitation that this server does not know, that was used, that is too old or was taken back; a seat
  // that somebody holds; a person who holds another seat of the group; a title that looks like a person; an admission
  // whose warning has not been read; something that somebody else has changed meanwhile
  "invitation-unknown",
  "invitation-used",
  "invitation-expired",
  "seat-taken",
  "seat-held",
  "title-personal",
  "caution",
  "changed",
  // a seat one holds in a space that asks for a surer sign-in; a level that the one who asks for it does not reach
  "assurance",
  "assurance-own",
  // the share slip: a passage that does not stand in the notes as saved; readers who are not those named; a ground that
  // is closed; a question not answered yes; words that were withdrawn; a slip that was withdrawn already
  "not-in-notes",
  "readers-changed",
  "ground-closed",
  "unanswered",
  "withdrawn",
  "withdrawn-already",
  // standing behind a version: the server holds other words than those
  "text-changed",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
