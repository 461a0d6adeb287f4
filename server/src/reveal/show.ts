// Showing what everybody wrote unseen: each seat's words into its own voice by the hand that wrote them, and the record of
// it in the accord, as one commit. It is composed from the rows that are there; if any document has moved on meanwhile,
// nothing is written and it is composed anew, so that no word falls between what was read and what is shown.
import type { Reveal, Round } from "@hybrid/domain";
import type { Deed, Row } from "@hybrid/sync";
import { RefusalError } from "../access/refusal.ts";
import { freshClient, readStored } from "../rebuild/stored.ts";
import {
  accordRight,
  actorOf,
  addressOf,
  composeAccord,
  fenceOf,
  readRound,
  speakersOf,
  wasSaved,
  type Place,
  type RevealDeps,
  type Speaker,
} from "./place.ts";

type Addressed = Deed & { readonly address: { readonly document: string; readonly epoch: number } };

const attempts = 20;

/** `by`: the seat whose deed it is; null when it happens because all who were asked are ready. */
export async function showAll(deps: RevealDeps, place: Place, by: string | null): Promise<void> {
  for (let left = attempts; left > 0; left--) {
    const round = await readRound(deps, place);
    if (!round) throw new RefusalError("changed");
    if (await attempt(deps, place, round, by)) return;
  }
  throw new RefusalError("unavailable");
}

async function attempt(deps: RevealDeps, place: Place, round: Round, by: string | null): Promise<boolean> {
  const at = deps.now();
  const asked = speakersOf(place).filter(({ seat }) => round.asked.includes(seat));
  const shown = await Promise.all(asked.map((speaker) => showSeat(deps, place, speaker, { round: round.id, at })));
  const seats = asked.flatMap(({ seat }, i) => (shown[i]!.length > 0 ? seat : []));
  const reveal: Reveal = { id: round.id, by, seats, at };
  const composed = await composeAccord(deps, place, (accord, client) => ({ deed: "reveal", accord, client, reveal }));
  const record: Addressed = {
    address: addressOf(place.accord),
    actor: actorOf(place.seated),
    right: accordRight(deps, place),
    fence: fenceOf(place),
    ...composed,
  };
  return wasSaved(await deps.engine.writeTogether([...shown.flat(), record]));
}

/** The two rows of one seat: its words in its voice, and in its first perspectives that they have been shown. */
async function showSeat(
  { log, thread, circles }: RevealDeps,
  place: Place,
  { seat, voice, first }: Speaker,
  shown: { readonly round: string; readonly at: number },
): Promise<Addressed[]> {
  const [spoken, written] = [await readStored(log, addressOf(voice)), await readStored(log, addressOf(first))];
  const last = await lastWriter(log.readRows(addressOf(first), written.stored.head - 1, 1));
  if (!last) return [];
  const clients = { voice: freshClient(spoken.stored), first: freshClient(written.stored) };
  const answer = await thread.ask({
    deed: "show",
    voice: spoken.updates,
    first: written.updates,
    clients,
    shown,
  });
  if (!("voice" in answer)) throw new Error("the thread answered something else");
  if (answer.voice === null) return [];
  const fence = fenceOf(place);
  const deed = (record: typeof voice, update: Uint8Array, after: number): Addressed => ({
    address: addressOf(record),
    actor: last,
    // Its own seat wrote it; whether that seat may still speak is asked at the moment of writing.
    right: () => circles.right(record, seat),
    fence,
    update,
    after,
  });
  return [deed(voice, answer.voice, spoken.stored.head), deed(first, answer.first, written.stored.head)];
}

async function lastWriter(rows: Promise<readonly Row[]>): Promise<Row["actor"] | undefined> {
  return (await rows).at(-1)?.actor;
}
