// Where a round takes place: the picture, what is recorded beside it, and the seats that have a voice and first
// perspectives there. What a seat may not have to do with looks like nothing at all.
import { openRound, rightTo, type DocumentRecord, type Round } from "@hybrid/domain";
import type { Engine, Log } from "@hybrid/sync";
import type { Circles } from "../access/circles.ts";
import { RefusalError } from "../access/refusal.ts";
import type { Seated } from "../access/seated.ts";
import { addressOf, readStored } from "../rebuild/stored.ts";
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
  /** when something was shown, and what each seat first thought: the server alone writes these */
  readonly accord: DocumentRecord;
  readonly thoughts: DocumentRecord;
};

/** A seat that can write unseen here, and where. */
export type Speaker = { readonly seat: string; readonly voice: DocumentRecord; readonly first: DocumentRecord };

export function findPlace(seated: Seated, id: string): Place {
  const { circle, seat } = seated;
  const picture = circle.documents.find((record) => record.id === id && record.kind === "picture");
  const beside = (kind: DocumentRecord["kind"]) =>
    circle.documents.find((record) => record.about === id && record.kind === kind);
  const [accord, thoughts] = [beside("accord"), beside("thoughts")];
  if (!picture || !accord || !thoughts || rightTo(circle, seat.id, picture) === "none")
    throw new RefusalError("unknown");
  return { seated, picture, accord, thoughts };
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
