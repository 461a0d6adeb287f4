// The group as its page shows it: organisations, seats, who holds and held them, who is admitted where. And the few
// rules about it that browser and server share.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { PictureKind } from "./document.ts";
import { Id } from "./id.ts";
import type { Both } from "./language.ts";
import { Line } from "./line.ts";
import { Organisation, OrganisationKind, Space } from "./organisation.ts";
import { SeatRole } from "./role.ts";

export const GroupName = Line(120);
/** What a picture is about: a person under a pseudonym, or a place or pattern with no person in it. */
export const PictureSubject = z.enum(["person", "pattern"]);
export type PictureSubject = z.infer<typeof PictureSubject>;

export const PictureTitle = Line(60);

/** Days an invitation may stay open. */
export const invitationDays = { least: 1, usual: 7, most: 30 } as const;

const Moment = z.int();

/** What stands beside the admission of an organisation of this kind; help, never legal advice. */
export const Caution = z.object({
  kind: OrganisationKind,
  words: z.string().check(z.maxLength(2000)),
  source: z.string().check(z.maxLength(500)),
  /** the day from which somebody should look at it again */
  reviewBy: Day,
});
export type Caution = Readonly<z.infer<typeof Caution>>;

/** GET /api/seats/:seat/group. Times are milliseconds since 1970. */
export const GroupView = z.object({
  space: Space,
  me: z.object({ seat: Id, role: SeatRole }),
  today: Day,
  /** false: the coordinator has not founded it yet */
  glossary: z.boolean(),
  organisations: z.array(z.omit(Organisation, { space: true })),
  seats: z.array(
    z.object({
      id: Id,
      organisation: z.nullable(Id),
      role: SeatRole,
      until: z.nullable(Day),
      closed: z.nullable(Moment),
      /** the present holder, if any, first; then those before, the latest first */
      holders: z.array(z.object({ name: z.string(), since: Moment, until: z.nullable(Moment) })),
      /** the open invitation, for the coordinator alone */
      invitation: z.nullable(z.object({ id: Id, expiresAt: Moment, replaces: z.boolean() })),
    }),
  ),
  /** those the seat reads; all of them, by their titles, for the coordinator who lets seats in */
  pictures: z.array(
    z.object({
      id: Id,
      title: z.string(),
      about: PictureSubject,
      admissions: z.array(z.object({ seat: Id, kinds: z.array(PictureKind) })),
      /** every admission there was, the latest first; `until` is null while it lasts */
      history: z.array(z.object({ seat: Id, kinds: z.array(PictureKind), since: Moment, until: z.nullable(Moment) })),
    }),
  ),
  cautions: z.array(Caution),
  /** how sure a sign-in the space asks for; the levels to choose from, for the coordinator; that of whoever looks */
  assurance: z.object({ asked: z.nullable(z.string()), levels: z.array(z.string()), own: z.nullable(z.string()) }),
  /** whether this server sends letters */
  mail: z.boolean(),
});
export type GroupView = Readonly<z.infer<typeof GroupView>>;

/** What a deed answers that made something. */
export const Made = z.object({ id: Id });
export type Made = Readonly<z.infer<typeof Made>>;

/** POST …/invitations: the secret is told once, here, and is kept nowhere. */
export const InvitationMade = z.object({ secret: z.string(), expiresAt: Moment, mailed: z.boolean() });
export type InvitationMade = Readonly<z.infer<typeof InvitationMade>>;

/** POST /api/spaces. A coordinator who founds holds the seat; an administrator gets an invitation to it. */
export const SpaceMade = z.object({ space: Id, seat: Id, invitation: z.nullable(InvitationMade) });
export type SpaceMade = Readonly<z.infer<typeof SpaceMade>>;

/** GET /api/founding: how this session may found a space. */
export const FoundingView = z.object({ may: z.nullable(z.enum(["administrator", "coordinator"])), mail: z.boolean() });
export type FoundingView = Readonly<z.infer<typeof FoundingView>>;

/** POST /api/invitations/accept: the seat to act from. */
export const InvitationAccepted = z.object({ seat: Id });
export type InvitationAccepted = Readonly<z.infer<typeof InvitationAccepted>>;

/** POST /api/invitations/read: what one is invited to, and nothing of what the group works on. */
export const InvitationView = z.object({
  space: z.object({ name: z.string(), language: Space.shape.language }),
  organisation: z.nullable(z.object({ kind: OrganisationKind, name: z.string() })),
  role: SeatRole,
  until: z.nullable(Day),
  expiresAt: Moment,
  /** somebody holds the seat until this is accepted */
  replaces: z.boolean(),
  /** who would accept: the name of the person signed in, or null where somebody has to sign in first */
  person: z.nullable(z.string()),
});
export type InvitationView = Readonly<z.infer<typeof InvitationView>>;

/** The cautions a group starts with. It changes them as it learns more. */
export const cautionTemplate: readonly (Omit<Caution, "words" | "source"> & { words: Both; source: Both })[] = [
  {
    kind: "civil",
    words: {
      sv: "Föreningar och andra utanför myndigheterna får som huvudregel inte behandla uppgifter om lagöverträdelser, och offentlighets- och sekretesslagens tystnadsplikt gäller inte för dem. Släpp in till en bild i taget och bara till de slags dokument som behövs; överväg möten och åtaganden i stället.",
      en: "Associations and others outside the authorities may as a rule not process data about offences, and the duty of secrecy in the Public Access to Information and Secrecy Act does not bind them. Admit to one picture at a time and only to the kinds of documents that are needed; consider meetings and commitments instead.",
    },
    source: {
      sv: "Lag (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning, 3 kap. 8 §; offentlighets- och sekretesslag (2009:400), 2 kap. Läst 2026. Ett stöd, inte juridisk rådgivning.",
      en: "Act (2018:218) supplementing the EU General Data Protection Regulation, chapter 3, section 8; Public Access to Information and Secrecy Act (2009:400), chapter 2. Read in 2026. Help, not legal advice.",
    },
    reviewBy: "2027-06-30",
  },
];

export type PersonalSign = "number" | "name";

/** Whether a title looks as if it named a real person. A gentle question: only people know what is a pseudonym. */
export function looksPersonal(title: string): PersonalSign | null {
  if (/(?<!\d)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)/.test(title)) return "number";
  const words = title.trim().split(/\s+/);
  const named = words.map((word) => /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(word));
  const alone = words.length === 1 && named[0] === true;
  return alone || named.some((one, at) => one && named[at + 1] === true) ? "name" : null;
}
