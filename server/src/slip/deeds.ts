// The two deeds of a share slip. Each is one commit: the words in the picture and the entry in the disclosure log are
// rows of the same transaction, so that whatever happens to the process, neither is there without the other.
import { randomBytes } from "node:crypto";
import {
  DisclosureEntry,
  groundsFor,
  passagesNotIn,
  questionsFor,
  readersOf,
  repeatsWithdrawn,
  rightTo,
  withdrawnSentence,
  type Disclosure,
  type DocumentRecord,
  type RecipientKind,
  type SlipRequest,
  type Withdrawal,
} from "@hybrid/domain";
import { legalMenu } from "@hybrid/domain/templates";
import { canonicalJson, type JournalNote, type Journals } from "@hybrid/store";
import type { Engine } from "@hybrid/sync";
import type { Circles, SpaceToday } from "../access/circles.ts";
import { dayAt } from "../access/day.ts";
import { RefusalError } from "../access/refusal.ts";
import { organisationOf, partyOf, type Seated } from "../access/seated.ts";
import type { Texts } from "./texts.ts";

export type DeedDeps = {
  readonly circles: Circles;
  readonly journals: Journals;
  readonly engine: Engine;
  readonly texts: Texts;
  readonly now: () => number;
};

/** In milliseconds: what is sent twice within this came twice from an impatient hand, or over a bad line. */
const sentAgain = 10 * 60_000;

/** Discloses; answers the slip's id, that of the first where the same was sent before. Refuses with a code that says what stands in the way. */
export async function disclose(deps: DeedDeps, seated: Seated, request: SlipRequest): Promise<string> {
  const { circle } = seated;
  const { notes, picture } = pairOf(seated, request.notes);
  checkReaders(circle, picture, request.recipients);
  const grounds = checkGround(seated, picture, request);
  const before = await readEntries(deps.journals, circle.space.id);
  await checkPassages(deps, before, notes, request.passages);
  const first = sentBefore(before, request, ownTarget(request.target, seated), deps.now());
  if (first !== undefined) return first;
  const slip = `slip-${randomBytes(12).toString("hex")}`;
  const { passages, target } = request;
  const composed = await deps.texts.disclose(addressOf(picture), { slip, passages, target: ownTarget(target, seated) });
  const payload: Disclosure = {
    deed: "disclosed",
    slip,
    notes: notes.id,
    picture: picture.id,
    title: picture.title ?? "",
    sender: partyOf(circle, seated.seat.id),
    recipients: request.recipients.map((seat) => partyOf(circle, seat)),
    passages,
    target: ownTarget(target, seated),
    client: composed.client,
    ...grounds,
  };
  await write(deps, seated, picture, composed.update, noteOf(seated, payload));
  return slip;
}

/** Marks a slip withdrawn, in the log and beside its words where they still stand. */
export async function withdraw(deps: DeedDeps, seated: Seated, slip: string, reason: string): Promise<void> {
  const { circle, seat } = seated;
  const entries = await readEntries(deps.journals, circle.space.id);
  const given = entries.find((entry) => entry.deed === "disclosed" && entry.slip === slip);
  const own = given?.deed === "disclosed" && given.sender.organisation?.id === seat.organisation;
  if (!given || given.deed !== "disclosed" || !own || seat.role !== "organisation") throw new RefusalError("unknown");
  if (entries.some((entry) => entry.deed === "withdrawn" && entry.slip === slip))
    throw new RefusalError("withdrawn-already");
  const { notes, picture, title, client } = given;
  const payload: Withdrawal = { deed: "withdrawn", slip, notes, picture, title, by: partyOf(circle, seat.id), reason };
  const note = noteOf(seated, payload);
  const record = circle.documents.find(({ id }) => id === picture);
  // Who no longer writes the picture can still withdraw; then only the log says so.
  if (!record || rightTo(circle, seat.id, record) !== "write") return void (await deps.journals.note(note));
  const { language } = circle.space;
  const name = organisationOf(circle, seat)?.name ?? "";
  const sentence = withdrawnSentence(name, dayAt(deps.now()))[language];
  const composed = await deps.texts.withdraw(addressOf(record), { slip, client, sentence });
  if (composed) await write(deps, seated, record, composed.update, note);
  else await deps.journals.note(note);
}

/** The notes and the picture they are on, both of which the seat writes; anything else looks like nothing at all. */
function pairOf({ circle, seat }: Seated, id: string): { notes: DocumentRecord; picture: DocumentRecord } {
  const notes = circle.documents.find((record) => record.id === id && record.kind === "notes");
  const picture = circle.documents.find((record) => record.id === notes?.about && record.kind === "picture");
  if (!notes || !picture || rightTo(circle, seat.id, notes) !== "write") throw new RefusalError("unknown");
  if (rightTo(circle, seat.id, picture) !== "write") throw new RefusalError("unknown");
  return { notes, picture };
}

function checkReaders(circle: SpaceToday, picture: DocumentRecord, recipients: readonly string[]): void {
  const readers = new Set(readersOf(circle, picture));
  const named = new Set(recipients);
  if (named.size !== recipients.length || readers.symmetricDifference(named).size > 0)
    throw new RefusalError("readers-changed");
}

/** The ground as it goes into the log, if it is open and every question of it was answered with yes. */
function checkGround(seated: Seated, picture: DocumentRecord, request: SlipRequest) {
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

async function checkPassages(
  { texts }: DeedDeps,
  entries: readonly Entry[],
  notes: DocumentRecord,
  passages: readonly string[],
): Promise<void> {
  if (passagesNotIn(await texts.readNotes(addressOf(notes)), passages).length > 0)
    throw new RefusalError("not-in-notes");
  const gone = new Set(entries.flatMap((entry) => (entry.deed === "withdrawn" ? entry.slip : [])));
  const words = entries.flatMap((entry) =>
    entry.deed === "disclosed" && entry.notes === notes.id && gone.has(entry.slip) ? entry.passages : [],
  );
  if (repeatsWithdrawn(passages, words)) throw new RefusalError("withdrawn");
}

/** The slip that says the same as the request, if the seat has sent it a moment ago. */
function sentBefore(
  entries: readonly Entry[],
  { seat, notes, passages, recipients, ground }: SlipRequest,
  target: SlipRequest["target"],
  now: number,
): string | undefined {
  const asked = canonicalJson({ seat, notes, passages, recipients, ground, target });
  const same = entries.find((entry) => {
    if (entry.deed !== "disclosed" || Math.abs(now - entry.at) > sentAgain) return false;
    const { sender, recipients: to, ground: on } = entry;
    const said = { seat: sender.seat, recipients: to.map((one) => one.seat), ground: on.id };
    return canonicalJson({ ...said, notes: entry.notes, passages: entry.passages, target: entry.target }) === asked;
  });
  return same?.slip;
}

/** A factor's basis names the seat that brings it: the one that shares, whatever the request says. */
function ownTarget(target: SlipRequest["target"], { seat }: Seated): SlipRequest["target"] {
  return target.kind === "factor" ? { ...target, basis: { ...target.basis, seat: seat.id } } : target;
}

async function write(
  { engine, circles }: DeedDeps,
  { session, held, seat, circle }: Seated,
  picture: DocumentRecord,
  update: Uint8Array,
  beside: JournalNote,
): Promise<void> {
  const { id: space } = circle.space;
  const right = () => {
    const holds = !session.ended && circles.holds(held.person, seat.id, held.space);
    return holds ? circles.right(picture, seat.id) : "none";
  };
  // Who reads, and who may write, must be at the commit what it was at the check.
  const fence = () => ({ name: space, version: circle.rights });
  const actor = { person: held.person, seat: seat.id, session: session.id };
  const written = await engine.write(addressOf(picture), { actor, right, fence, update, beside });
  if (written === "saved") return;
  if (circles.version(space) !== circle.rights) throw new RefusalError("readers-changed");
  throw new RefusalError(written === "refused" ? "unknown" : "unavailable");
}

function noteOf({ circle, held, seat }: Seated, payload: Disclosure | Withdrawal): JournalNote {
  return { space: circle.space.id, kind: "disclosure", person: held.person, seat: seat.id, payload };
}

type Entry = DisclosureEntry & { readonly at: number };

async function readEntries(journals: Journals, space: string): Promise<readonly Entry[]> {
  const rows = await journals.read({ space, kind: "disclosure", limit: Number.MAX_SAFE_INTEGER });
  return rows.flatMap(({ payload, at }) => {
    const entry = DisclosureEntry.safeParse(payload).data;
    return entry ? [{ ...entry, at }] : [];
  });
}

const addressOf = ({ id, epoch }: DocumentRecord) => ({ document: id, epoch });
