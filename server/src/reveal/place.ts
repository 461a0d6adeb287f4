// Where a round takes place: the picture, its accord, and the seats that have a voice and first perspectives there. What
// a seat may not have to do with looks like nothing at all.
import { openRound, rightTo, type DocumentRecord, type Round } from "@hybrid/domain";
import type { Engine, Log, Written } from "@hybrid/sync";
import type { Circles } from "../access/circles.ts";
import { RefusalError } from "../access/refusal.ts";
import type { Seated } from "../access/seated.ts";
import { freshClient, readStored } from "../rebuild/stored.ts";
import type { Thread } from "../rebuild/thread.ts";
import type { Answer, Ask } from "./thread.ts";

export type RevealDeps = {
  readonly circles: Circles;
  readonly engine: Engine;
  readonly log: Log;
  readonly thread: Thread<Ask, Answer>;
  readonly now: () => number;
};

export type Place = {
  readonly seated: Seated;
  readonly picture: DocumentRecord;
  readonly accord: DocumentRecord;
};

/** A seat that can write unseen here, and where. */
export type Speaker = { readonly seat: string; readonly voice: DocumentRecord; readonly first: DocumentRecord };

export function findPlace(seated: Seated, id: string): Place {
  const { circle, seat } = seated;
  const picture = circle.documents.find((record) => record.id === id && record.kind === "picture");
  const accord = circle.documents.find((record) => record.about === id && record.kind === "accord");
  if (!picture || !accord || rightTo(circle, seat.id, picture) === "none") throw new RefusalError("unknown");
  return { seated, picture, accord };
}

/** Everybody who can write unseen on the picture now. */
export function speakersOf({ seated: { circle }, picture }: Place): Speaker[] {
  return circle.seats.flatMap(({ id: seat }) => {
    const own = (kind: "voice" | "first") =>
      circle.documents.find((record) => record.kind === kind && record.about === picture.id && record.seat === seat);
    const [voice, first] = [own("voice"), own("first")];
    if (!voice || !first) return [];
    const writes = [voice, first].every((record) => rightTo(circle, seat, record) === "write");
    return writes ? { seat, voice, first } : [];
  });
}

export async function readRound({ log, thread }: RevealDeps, { accord }: Place): Promise<Round | null> {
  const { updates } = await readStored(log, addressOf(accord));
  const answer = await thread.ask({ deed: "rounds", accord: updates });
  if (!("rounds" in answer)) throw new Error("the thread answered something else");
  return openRound(answer.rounds, answer.reveals);
}

/** What the thread adds to the accord, with the row it was made after. */
export async function composeAccord(
  { log, thread }: RevealDeps,
  { accord }: Place,
  compose: (accord: readonly Uint8Array[], client: number) => Ask,
): Promise<{ readonly update: Uint8Array; readonly after: number }> {
  const { stored, updates } = await readStored(log, addressOf(accord));
  const answer = await thread.ask(compose(updates, freshClient(stored)));
  if (!("update" in answer)) throw new Error("the thread answered something else");
  return { update: answer.update, after: stored.head };
}

export function actorOf({ held, seat, session }: Seated) {
  return { person: held.person, seat: seat.id, session: session.id };
}

/** Nobody writes an accord over sync; who takes part in the picture may have done what is recorded there. */
export function accordRight({ circles }: RevealDeps, { seated: { session, held, seat }, picture }: Place) {
  return () => {
    const holds = !session.ended && circles.holds(held.person, seat.id, held.space);
    return holds && circles.right(picture, seat.id) !== "none" ? ("write" as const) : ("none" as const);
  };
}

export const fenceOf =
  ({ seated: { circle } }: Place) =>
  () => ({ name: circle.space.id, version: circle.rights });

/** "stale" is answered to the caller, who may try again; anything else that is not "saved" is a refusal. */
export function wasSaved(written: Written): boolean {
  if (written === "refused") throw new RefusalError("unknown");
  if (written === "unavailable") throw new RefusalError("unavailable");
  return written === "saved";
}

export const addressOf = ({ id, epoch }: DocumentRecord) => ({ document: id, epoch });
