// Beginning a silent round, and being ready. How many are ready is written where everybody reads it; who is, nowhere
// that anybody else does.
import { randomBytes } from "node:crypto";
import type { Round, RoundView } from "@hybrid/domain";
import { RefusalError } from "../access/refusal.ts";
import { actorOf, fenceOf, rightNow } from "../access/seated.ts";
import { addressOf, freshClient, readStored } from "../rebuild/stored.ts";
import { again, wasSaved, writeAccord } from "./deeds.ts";
import { readRound, speakersOf, type Place, type RevealDeps, type Speaker } from "./place.ts";
import { showAll } from "./show.ts";

const attempts = 5;

export function begin(deps: RevealDeps, place: Place, asked: readonly string[]): Promise<string> {
  const { seat } = place.seated;
  if (deps.circles.right(place.picture, seat.id) !== "write") throw new RefusalError("unknown");
  const speakers = speakersOf(place).map((speaker) => speaker.seat);
  if (!asked.every((each) => speakers.includes(each))) throw new RefusalError("changed");
  return again(attempts, async () => {
    if (await readRound(deps, place)) throw new RefusalError("changed");
    const id = `r-${randomBytes(12).toString("hex")}`;
    const round: Round = { id, by: seat.id, asked: [...new Set(asked)], ready: 0, at: deps.now() };
    const begun = await writeAccord(deps, place, (accord, client) => ({ deed: "begin", accord, client, round }));
    return begun ? id : undefined;
  });
}

/**
 * Says for one's own seat that it is ready, or not after all; the last of those asked who is ready shows everything.
 */
export async function sayReady(deps: RevealDeps, place: Place, ready: boolean): Promise<void> {
  const round = await readRound(deps, place);
  const { seat } = place.seated;
  const speakers = speakersOf(place);
  const own = speakers.find((speaker) => speaker.seat === seat.id);
  if (!own || !round?.asked.includes(seat.id)) throw new RefusalError("changed");
  await writeReady(deps, place, own, round.id, ready);
  const asked = speakers.filter((speaker) => round.asked.includes(speaker.seat));
  const count = await countReady(deps, asked, round.id);
  if (count === asked.length) return showAll(deps, place, null);
  if (count === round.ready) return;
  await again(attempts, async () => {
    const noted = await writeAccord(deps, place, (accord, client) => ({
      deed: "note",
      accord,
      client,
      round: round.id,
      ready: count,
    }));
    return noted || undefined;
  });
}

export async function viewRound(deps: RevealDeps, place: Place): Promise<RoundView> {
  const round = await readRound(deps, place);
  return { round: round && { id: round.id, asked: round.asked.length, ready: round.ready } };
}

async function countReady({ log, thread }: RevealDeps, asked: readonly Speaker[], round: string): Promise<number> {
  const stored = await Promise.all(asked.map(({ first }) => readStored(log, addressOf(first))));
  const answer = await thread.ask({ deed: "count", firsts: stored.map(({ updates }) => updates), round });
  if (!("count" in answer)) throw new Error("the thread answered something else");
  return answer.count;
}

async function writeReady(deps: RevealDeps, place: Place, own: Speaker, round: string, ready: boolean): Promise<void> {
  const { stored, updates } = await readStored(deps.log, addressOf(own.first));
  const client = freshClient(stored);
  const answer = await deps.thread.ask({ deed: "ready", first: updates, client, round, ready });
  if (!("update" in answer)) throw new Error("the thread answered something else");
  const { seated } = place;
  const written = await deps.engine.write(addressOf(own.first), {
    actor: actorOf(seated),
    right: () => rightNow(deps.circles, seated, own.first),
    fence: () => fenceOf(seated),
    update: answer.update,
  });
  wasSaved(written);
}
