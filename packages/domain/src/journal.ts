// What people see of the journals: the disclosure log, the read log and the monthly sample. Parsed on both sides.

import * as z from "zod/mini";
import { DocumentKind } from "./document.ts";
import { Id } from "./id.ts";
import { OrganisationKind } from "./organisation.ts";
import { Disclosure, Party, Withdrawal } from "./slip.ts";

/** Why somebody opened a picture, where that is asked. */
export const ReadingReason = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

/** A seat's opening of a document. `name` is the holder's, `title` the picture's pseudonym; "" for the glossary. */
export const Reading = z.object({
  deed: z.literal("read"),
  document: Id,
  documentKind: DocumentKind,
  /** the picture the document belongs to, or is; null for the glossary and what is about it */
  picture: z.nullable(Id),
  title: z.string(),
  /** whose the document is: an organisation's notes, the organisation of a voice's seat; null for what is shared */
  owner: z.nullable(Id),
  organisation: z.nullable(z.object({ id: Id, kind: OrganisationKind, name: z.string() })),
  name: z.string(),
  reason: z.string(),
});
export type Reading = Readonly<z.infer<typeof Reading>>;

export const sampleMarks = ["ok", "ask"] as const;
export const SampleMark = z.enum(sampleMarks);
export type SampleMark = z.infer<typeof SampleMark>;

/** Somebody has looked at a sampled reading. */
export const Looked = z.object({
  deed: z.literal("looked"),
  month: z.string(),
  /** the number of the reading in the read log */
  reading: z.int(),
  mark: SampleMark,
  by: Party,
});
export type Looked = Readonly<z.infer<typeof Looked>>;

/** The coordinator has changed after how many days a reason is asked. */
export const ReasonSet = z.object({ deed: z.literal("reason-set"), days: z.nullable(z.int()), by: Party });

export const ReadEntry = z.discriminatedUnion("deed", [Reading, Looked, ReasonSet]);
export type ReadEntry = z.infer<typeof ReadEntry>;

const Sealed = { seq: z.int(), at: z.int(), hash: z.string() };
const Head = z.nullable(z.object({ seq: z.int(), hash: z.string(), signature: z.string() }));

/** One slip with its withdrawal, if there is one. `passages` is empty for who may know of it but never read it. */
export const SlipView = z.object({
  ...Sealed,
  disclosure: Disclosure,
  withdrawn: z.nullable(z.object({ ...Sealed, withdrawal: Withdrawal })),
  /** whether this seat may withdraw it */
  own: z.boolean(),
});
export type SlipView = Readonly<z.infer<typeof SlipView>>;

/** GET /api/journals/disclosure */
export const DisclosureLog = z.object({ head: Head, slips: z.array(SlipView) });
export type DisclosureLog = Readonly<z.infer<typeof DisclosureLog>>;

export const ReadingView = z.object({ ...Sealed, reading: Reading });
export type ReadingView = Readonly<z.infer<typeof ReadingView>>;

/** GET /api/journals/read. `reasonAfter`: a reason is asked after so many days; null: never. */
export const ReadLog = z.object({
  head: Head,
  readings: z.array(ReadingView),
  reasonAfter: z.nullable(z.int()),
  maySetReason: z.boolean(),
});
export type ReadLog = Readonly<z.infer<typeof ReadLog>>;

export const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** GET /api/journals/sample */
export const Sample = z.object({
  month: Month,
  of: z.int(),
  readings: z.array(z.object({ ...ReadingView.shape, marked: z.nullable(Looked), markedAt: z.nullable(z.int()) })),
});
export type Sample = Readonly<z.infer<typeof Sample>>;

/** POST /api/journals/sample */
export const MarkRequest = z.object({ seat: Id, month: Month, reading: z.int(), mark: SampleMark });
/** PUT /api/journals/read/reason */
export const ReasonRequest = z.object({ seat: Id, days: z.nullable(z.int().check(z.minimum(1), z.maximum(3650))) });
/** POST /api/journals/read: why this seat opens a picture */
export const ReadingRequest = z.object({ seat: Id, document: Id, reason: ReadingReason });

/** How many readings of a month are looked at: one in ten, at least ten, at most forty. */
export function sampleSize(readings: number): number {
  return Math.min(readings, Math.max(10, Math.min(40, Math.ceil(readings / 10))));
}
