// Who wrote this, as the server tells it: a text's pieces in order, those that were struck out too. People and seats
// are named by the server, because who wrote something may have left the group since.

import * as z from "zod/mini";
import { Id } from "./id.ts";
import { OrganisationKind } from "./organisation.ts";

const Count = z.int().check(z.nonnegative());
const Millis = z.number();

/** A person in a seat. A seat of no organisation is the coordinator's. */
export const Writer = z.object({
  seat: Id,
  /** "" if nobody knows any more */
  person: z.string(),
  kind: z.union([OrganisationKind, z.literal("coordinator")]),
  organisation: z.nullable(z.string()),
});
export type Writer = Readonly<z.infer<typeof Writer>>;

/** `writer` is a place in `writers`; the deed went on from `at` to `until`, in milliseconds since 1970. */
export const PieceDeed = z.object({ writer: Count, at: Millis, until: Millis, seq: Count });
export type PieceDeed = Readonly<z.infer<typeof PieceDeed>>;

/** Words under the ids `client`:`clock` and on, as Yjs counts them: `length` UTF-16 units. */
export const TextPiece = z.object({
  text: z.string(),
  client: Count,
  clock: Count,
  length: Count,
  /** which block of the text; blocks that were struck out count */
  block: Count,
  writtenBy: PieceDeed,
  deletedBy: z.nullable(PieceDeed),
});
export type TextPiece = Readonly<z.infer<typeof TextPiece>>;

export const TextAuthorship = z.discriminatedUnion("same", [
  /** nothing has changed in it since the row that was asked about */
  z.object({ fragment: z.string(), same: z.literal(true) }),
  z.object({
    fragment: z.string(),
    same: z.literal(false),
    pieces: z.array(TextPiece),
    /** where the next page begins; null on the last */
    next: z.nullable(Count),
    /** units that stand and units struck out, by writer, over the whole text */
    tallies: z.array(z.object({ writer: Count, written: Count, struck: Count })),
  }),
]);
export type TextAuthorship = Readonly<z.infer<typeof TextAuthorship>>;

/** GET /api/documents/:document/authorship */
export const AuthorshipView = z.discriminatedUnion("state", [
  /** the record is long and is still being read; ask again */
  z.object({ state: z.literal("reading"), rows: Count }),
  z.object({
    state: z.literal("read"),
    /** the last row that was read */
    seq: Count,
    writers: z.array(Writer),
    texts: z.array(TextAuthorship),
  }),
]);
export type AuthorshipView = Readonly<z.infer<typeof AuthorshipView>>;
