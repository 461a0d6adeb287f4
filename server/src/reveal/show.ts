// Showing what everybody wrote unseen: each seat's words into its own voice by the hand that wrote them, what each
// first thought, and the record of it, as one commit. It is composed from the rows that are there; if any document has
// moved on meanwhile, nothing is written and it is composed anew, so that no word falls between what was read and what
// is shown.
import type { DocumentRecord, Round } from "@hybrid/domain";
import { RefusalError } from "../access/refusal.ts";
import { addressOf, freshClient, readStored } from "../rebuild/stored.ts";
import { again, ownDeed, recordDeed, wasSaved, type Addressed } from "./deeds.ts";
import { readRound, speakersOf, type Place, type RevealDeps, type Speaker } from "./place.ts";
import type { Copied } from "./thread.ts";

const attempts = 20;

/** `by`: the seat whose deed it is; null when it happens because all who were asked are ready. */
export async function showAll(deps: RevealDeps, place: Place, by: string | null): Promise<void> {
  await again(attempts, async () => {
    const round = await readRound(deps, place);
    if (!round) throw new RefusalError("changed");
    const deeds = await compose(deps, place, round, by);
    // Somebody has taken it back since they were counted, perhaps at another server.
    if (deeds === "waits") return true;
    return wasSaved(await deps.engine.writeTogether(deeds)) || undefined;
  });
}

async function compose(
  deps: RevealDeps,
  place: Place,
  round: Round,
  by: string | null,
): Promise<Addressed[] | "waits"> {
  const copy = (record: DocumentRecord) => readCopy(deps, record);
  const asked = speakersOf(place).filter(({ seat }) => round.asked.includes(seat));
  const written = (await Promise.all(asked.map((speaker) => readSpeaker(deps, speaker)))).filter((each) => !!each);
  // Whoever shows it before all are ready need not wait for a seat whose documents nobody can open: its words stay there.
  const speakers = by === null ? written : await thoseThatOpen(deps, written);
  const [accord, thoughts] = [await copy(place.accord), await copy(place.thoughts)];
  const answer = await deps.thread.ask({
    deed: "show",
    shown: { id: round.id, by, at: deps.now() },
    accord: accord.copied,
    thoughts: thoughts.copied,
    seats: speakers.map(({ seat, voice, first }) => ({ seat, voice: voice.copied, first: first.copied })),
  });
  if ("waits" in answer) return "waits";
  if (!("seats" in answer)) throw new Error("the thread answered something else");
  const own = answer.seats.flatMap((updates, at) => {
    const { seat, actor, voice, first } = speakers[at]!;
    return [
      { ...voice, update: updates.voice },
      { ...first, update: updates.first },
    ].flatMap(({ record, update, head }) =>
      update ? ownDeed(deps, place, { seat, record, actor }, { update, after: head }) : [],
    );
  });
  const recorded = [
    { ...thoughts, update: answer.thoughts },
    { ...accord, update: answer.accord },
  ].flatMap(({ record, update, head }) => (update ? recordDeed(deps, place, record, { update, after: head }) : []));
  return [...own, ...recorded];
}

type Copy = { readonly record: DocumentRecord; readonly head: number; readonly copied: Copied };

async function readCopy({ log }: RevealDeps, record: DocumentRecord): Promise<Copy> {
  const { stored, updates } = await readStored(log, addressOf(record));
  return { record, head: stored.head, copied: { updates, client: freshClient(stored) } };
}

type Written = NonNullable<Awaited<ReturnType<typeof readSpeaker>>>;

async function thoseThatOpen({ thread }: RevealDeps, written: readonly Written[]): Promise<Written[]> {
  const opens = await Promise.all(
    written.map(({ voice, first }) =>
      thread.ask({ deed: "count", firsts: [voice.copied.updates, first.copied.updates], round: "" }).then(
        () => true,
        () => false,
      ),
    ),
  );
  return written.filter((_, at) => opens[at]);
}

/** What a seat has written, and whose hand wrote last; nothing where it has written nothing. */
async function readSpeaker(deps: RevealDeps, { seat, voice, first }: Speaker) {
  const [spoken, written] = [await readCopy(deps, voice), await readCopy(deps, first)];
  const last = (await deps.log.readRows(addressOf(first), written.head - 1, 1)).at(-1);
  return last && { seat, actor: last.actor, voice: spoken, first: written };
}
