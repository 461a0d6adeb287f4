// The two deeds of a share slip. Each is one commit: the words in the picture and the entry in the disclosure log are
// rows of the same transaction, so that whatever happens to the process, neither is there without the other.
import { randomBytes } from "node:crypto";
import {
  rightTo,
  withdrawnSentence,
  type Disclosure,
  type DocumentRecord,
  type SlipRequest,
  type Withdrawal,
} from "@hybrid/domain";
import type { JournalNote, Journals } from "@hybrid/store";
import type { Engine } from "@hybrid/sync";
import type { Circles } from "../access/circles.ts";
import { dayAt } from "../access/day.ts";
import { RefusalError } from "../access/refusal.ts";
import { actorOf, fenceOf, organisationOf, partyOf, rightNow, type Seated } from "../access/seated.ts";
import { checkGround, checkPassages, checkReaders, ownTarget, pairOf } from "./checks.ts";
import { readEntries, sentBefore } from "./entries.ts";
import type { Texts } from "./texts.ts";

export type DeedDeps = {
  readonly circles: Circles;
  readonly journals: Journals;
  readonly engine: Engine;
  readonly texts: Texts;
  readonly now: () => number;
};

/**
 * Discloses; answers the slip's id, that of the first where the same was sent before. Refuses with a code that says
 * what stands in the way.
 */
export async function disclose(deps: DeedDeps, seated: Seated, request: SlipRequest): Promise<string> {
  const { circle } = seated;
  const { notes, picture } = pairOf(seated, request.notes);
  checkReaders(circle, picture, request.recipients);
  const grounds = checkGround(seated, picture, request);
  const entries = await readEntries(deps.journals, circle.space.id);
  const { passages } = request;
  checkPassages(passages, { id: notes.id, blocks: await deps.texts.readNotes(addressOf(notes)) }, entries);
  const target = ownTarget(request.target, seated);
  const first = sentBefore(entries, { ...request, target }, deps.now());
  if (first !== undefined) return first;
  const slip = `slip-${randomBytes(12).toString("hex")}`;
  const composed = await deps.texts.disclose(addressOf(picture), { slip, passages, target });
  const payload: Disclosure = {
    deed: "disclosed",
    slip,
    notes: notes.id,
    picture: picture.id,
    title: picture.title ?? "",
    sender: partyOf(circle, seated.seat.id),
    recipients: request.recipients.map((seat) => partyOf(circle, seat)),
    passages,
    target,
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

async function write(
  { engine, circles }: DeedDeps,
  seated: Seated,
  picture: DocumentRecord,
  update: Uint8Array,
  beside: JournalNote,
): Promise<void> {
  const fence = fenceOf(seated);
  const written = await engine.write(addressOf(picture), {
    actor: actorOf(seated),
    right: () => rightNow(circles, seated, picture),
    fence: () => fence,
    update,
    beside,
  });
  if (written === "saved") return;
  if (circles.version(fence.name) !== fence.version) throw new RefusalError("readers-changed");
  throw new RefusalError(written === "refused" ? "unknown" : "unavailable");
}

function noteOf({ circle, held, seat }: Seated, payload: Disclosure | Withdrawal): JournalNote {
  return { space: circle.space.id, kind: "disclosure", person: held.person, seat: seat.id, payload };
}

const addressOf = ({ id, epoch }: DocumentRecord) => ({ document: id, epoch });
