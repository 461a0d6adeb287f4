// What has to hold of a slip before a word of it leaves the notes. Each check refuses with a code of its own, which
// says what stands in the way.
import {
  groundsFor,
  passagesNotIn,
  questionsFor,
  readersOf,
  repeatsWithdrawn,
  rightTo,
  type DisclosureEntry,
  type DocumentRecord,
  type RecipientKind,
  type SlipRequest,
} from "@hybrid/domain";
import { legalMenu } from "@hybrid/domain/templates";
import type { SpaceToday } from "../access/circles.ts";
import { RefusalError } from "../access/refusal.ts";
import { organisationOf, type Seated } from "../access/seated.ts";

/** The notes and the picture they are on, both of which the seat writes; anything else looks like nothing at all. */
export function pairOf({ circle, seat }: Seated, id: string): { notes: DocumentRecord; picture: DocumentRecord } {
  const notes = circle.documents.find((record) => record.id === id && record.kind === "notes");
  const picture = circle.documents.find((record) => record.id === notes?.about && record.kind === "picture");
  if (!notes || !picture || rightTo(circle, seat.id, notes) !== "write") throw new RefusalError("unknown");
  if (rightTo(circle, seat.id, picture) !== "write") throw new RefusalError("unknown");
  return { notes, picture };
}

export function checkReaders(circle: SpaceToday, picture: DocumentRecord, recipients: readonly string[]): void {
  const readers = new Set(readersOf(circle, picture));
  const named = new Set(recipients);
  if (named.size !== recipients.length || readers.symmetricDifference(named).size > 0)
    throw new RefusalError("readers-changed");
}

/** The ground as it goes into the log, if it is open and every question of it was answered with yes. */
export function checkGround(seated: Seated, picture: DocumentRecord, request: SlipRequest) {
  const { circle, seat } = seated;
  if (request.menu !== legalMenu.version) throw new RefusalError("changed");
  const sender = organisationOf(circle, seat);
  if (!sender) throw new RefusalError("unknown");
  const recipients = recipientKinds(circle, picture, sender.id);
  const offer = groundsFor(legalMenu, { sender: sender.kind, recipients }).find(
    (one) => one.ground.id === request.ground,
  );
  if (!offer?.open) throw new RefusalError("ground-closed");
  const questions = questionsFor(legalMenu, offer.ground, recipients);
  if (!questions.every(({ id }) => request.yes.includes(id))) throw new RefusalError("unanswered");
  const { id, title, paragraph } = offer.ground;
  const { language } = circle.space;
  return {
    ground: { id, title: title[language], paragraph, menu: legalMenu.version },
    answered: questions.map((question) => ({ id: question.id, asks: question.asks[language] })),
  };
}

/** The kinds of those who will read, one's own colleagues left out: nothing is disclosed to them. */
function recipientKinds(circle: SpaceToday, picture: DocumentRecord, own: string): RecipientKind[] {
  return readersOf(circle, picture)
    .map((reader) => circle.seats.find(({ id }) => id === reader))
    .filter((reader) => reader?.organisation !== own)
    .map((reader) => organisationOf(circle, reader)?.kind ?? "coordinator");
}

/** `blocks` of the notes as they are on the disk; `entries` of the log, where words may have been withdrawn. */
export function checkPassages(
  passages: readonly string[],
  notes: { readonly id: string; readonly blocks: readonly string[] },
  entries: readonly DisclosureEntry[],
): void {
  if (passagesNotIn(notes.blocks, passages).length > 0) throw new RefusalError("not-in-notes");
  const gone = new Set(entries.flatMap((entry) => (entry.deed === "withdrawn" ? entry.slip : [])));
  const words = entries.flatMap((entry) =>
    entry.deed === "disclosed" && entry.notes === notes.id && gone.has(entry.slip) ? entry.passages : [],
  );
  if (repeatsWithdrawn(passages, words)) throw new RefusalError("withdrawn");
}

/** A factor's basis names the seat that brings it: the one that shares, whatever the request says. */
export function ownTarget(target: SlipRequest["target"], { seat }: Seated): SlipRequest["target"] {
  return target.kind === "factor" ? { ...target, basis: { ...target.basis, seat: seat.id } } : target;
}
