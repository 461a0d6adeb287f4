// What a seat says of one exact version of a shared text: that it stands behind it, or on which reservation. A record
// is never changed: a seat that changes its mind makes another, and its latest one holds. Whether all have answered the
// words as they are now is worked out here, each time anew.

import * as z from "zod/mini";
import type { Term, TermStatus } from "./glossary.ts";
import { EntryId, Id } from "./id.ts";
import type { SeatView } from "./view.ts";

/** The shared texts a seat can stand behind: the definition of a term, the aim sentence of a picture. */
export const EndorsedText = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("definition"), term: EntryId }),
  z.object({ kind: z.literal("aim") }),
]);
export type EndorsedText = Readonly<z.infer<typeof EndorsedText>>;

const VersionWords = z.array(z.string().check(z.maxLength(12_000))).check(z.maxLength(200));

/** An exact text: its paragraphs, a hash of them, and the row of the document's log at which it was read. */
export const TextVersion = z.object({
  seq: z.int().check(z.nonnegative()),
  /** SHA-256 of the paragraphs as JSON, in hex */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  words: VersionWords,
});
export type TextVersion = Readonly<z.infer<typeof TextVersion>>;

export const stances = ["behind", "reserved", "open"] as const;
/**
 * `behind`: stands behind it. `reserved`: with a reservation, which has its reason. `open`: takes back what it said.
 */
export const Stance = z.enum(stances);
export type Stance = z.infer<typeof Stance>;

const Grounds = z.string().check(z.maxLength(2000));

export const Endorsement = z.object({
  id: EntryId,
  of: EndorsedText,
  version: TextVersion,
  seat: Id,
  /** the holder's name then: a seat outlives whoever holds it */
  holder: z.string(),
  stance: Stance,
  /** why the reservation; "" otherwise */
  why: Grounds,
  /** what would make the seat stand behind it; may be "" */
  wouldChange: Grounds,
  /** milliseconds since 1970 */
  at: z.int(),
});
export type Endorsement = Readonly<z.infer<typeof Endorsement>>;

/** POST /api/endorsements: `words` are those the seat has before it; the server compares them with what it holds. */
export const EndorsementRequest = z.object({
  seat: Id,
  /** the glossary or picture whose text it is */
  document: Id,
  of: EndorsedText,
  words: VersionWords,
  stance: Stance,
  why: Grounds,
  wouldChange: Grounds,
});
export type EndorsementRequest = Readonly<z.infer<typeof EndorsementRequest>>;

export const EndorsementMade = z.object({ id: EntryId });
export type EndorsementMade = Readonly<z.infer<typeof EndorsementMade>>;

/** The moment when what several seats had written unseen was shown to all of them at once. */
export const Reveal = z.object({
  id: EntryId,
  /** the seat whose deed it was; null when it happened because everyone asked was ready */
  by: z.nullable(Id),
  /** whose first perspectives were shown */
  seats: z.array(Id),
  at: z.int(),
});
export type Reveal = Readonly<z.infer<typeof Reveal>>;

/** The paragraphs that make up a version: blank ones and blanks around them are not words. */
export function versionWords(paragraphs: readonly string[]): string[] {
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "");
}

export function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((paragraph, at) => paragraph === other[at]);
}

function isOf(endorsement: Endorsement, text: EndorsedText): boolean {
  const { of } = endorsement;
  if (of.kind === "aim" || text.kind === "aim") return of.kind === text.kind;
  return of.term === text.term;
}

/** How a seat that is asked stands to the text as it is now. */
export type Answer = {
  readonly seat: string;
  /** `outdated`: what it said was about other words; `unanswered`: it has said nothing, or taken it back */
  readonly state: "behind" | "reserved" | "outdated" | "unanswered";
  /** what it said last, unless that was taken back */
  readonly last: Endorsement | null;
};

/** The answer of every seat asked, in their order. Records may come in any order. */
export function answersTo(
  endorsements: readonly Endorsement[],
  text: EndorsedText,
  words: readonly string[],
  asked: readonly string[],
): Answer[] {
  const lastOf = new Map<string, Endorsement>();
  for (const one of endorsements.filter((each) => isOf(each, text)).toSorted(inTime)) lastOf.set(one.seat, one);
  return asked.map((seat) => {
    const said = lastOf.get(seat);
    if (said === undefined || said.stance === "open") return { seat, state: "unanswered", last: null };
    return { seat, state: sameWords(said.version.words, words) ? said.stance : "outdated", last: said };
  });
}

/** What a seat said last of a text, also where it took back what it had said. */
export function lastOf(
  endorsements: readonly Endorsement[],
  text: EndorsedText,
  seat: string,
): Endorsement | undefined {
  return endorsements
    .filter((each) => each.seat === seat && isOf(each, text))
    .toSorted(inTime)
    .at(-1);
}

function inTime(a: Endorsement, b: Endorsement): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Whether every seat asked has said that it stands behind these words, or on which reservation. */
export function isAgreed(answers: readonly Answer[]): boolean {
  return answers.length > 0 && answers.every(({ state }) => state === "behind" || state === "reserved");
}

/** The versions somebody has answered, the oldest first; the place of one in the list, from 1, is its number. */
export function answeredVersions(endorsements: readonly Endorsement[], text: EndorsedText): TextVersion[] {
  const known = new Map<string, TextVersion>();
  for (const { version, stance } of endorsements.filter((each) => isOf(each, text)).toSorted(inTime))
    if (stance !== "open" && !known.has(version.hash)) known.set(version.hash, version);
  return [...known.values()];
}

/**
 * Where the group stands with a word. That it is agreed follows from what its seats have said, and from nothing else:
 * a word that somebody has marked as agreed is in talk until all have answered.
 */
export function standingOf({ status }: Pick<Term, "status">, answers: readonly Answer[]): TermStatus {
  if (status === "retired") return status;
  if (isAgreed(answers)) return "agreed";
  return status === "agreed" ? "in-talk" : status;
}

/**
 * Whether somebody of an organisation that uses a word unlike the group is asked which sense she means: her
 * organisation has written what it means by it and does not stand behind the group's words as they are, or the group
 * has none while others have written theirs.
 */
export function asksWhichSense(word: {
  readonly ownSense: boolean;
  readonly ownState: Answer["state"] | undefined;
  readonly definition: boolean;
  readonly otherSenses: number;
}): boolean {
  if (!word.ownSense) return false;
  return word.definition ? word.ownState !== "behind" : word.otherSenses > 0;
}

/** The seats that are asked: those of organisations that may read the text, are not closed and have a holder now. */
export function askedSeats(
  seats: readonly Pick<SeatView["seats"][number], "id" | "role" | "closed" | "holder">[],
  readers: readonly string[],
): string[] {
  return seats
    .filter(
      ({ id, role, closed, holder }) =>
        role === "organisation" && closed === null && holder !== null && readers.includes(id),
    )
    .map(({ id }) => id);
}
