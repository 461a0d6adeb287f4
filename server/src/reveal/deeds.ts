// The rows that a round leaves behind: in what the server alone writes, in the name of the seat whose deed it is; and
// in a seat's own documents, in the name of whoever wrote what is carried there.
import type { DocumentRecord } from "@hybrid/domain";
import type { Actor, Address, Deed, Written } from "@hybrid/sync";
import { RefusalError } from "../access/refusal.ts";
import { actorOf, fenceOf, rightNow } from "../access/seated.ts";
import { addressOf, freshClient, readStored } from "../rebuild/stored.ts";
import type { Place, RevealDeps, Speaker } from "./place.ts";
import type { Ask } from "./thread.ts";

export type Addressed = Deed & { readonly address: Address };

/** What is to be written, and the row it was composed after. */
export type Composed = { readonly update: Uint8Array; readonly after: number };

/** Nobody writes such a document over sync; who takes part in the picture may have done what is recorded there. */
export function recordDeed(
  { circles }: RevealDeps,
  { seated, picture }: Place,
  record: DocumentRecord,
  composed: Composed,
): Addressed {
  return {
    address: addressOf(record),
    actor: actorOf(seated),
    right: () => (rightNow(circles, seated, picture) === "none" ? "none" : "write"),
    fence: () => fenceOf(seated),
    ...composed,
  };
}

/**
 * Carried for a seat by the hand that wrote it; whether that seat may still speak is asked at the moment of writing.
 */
export function ownDeed(
  { circles }: RevealDeps,
  { seated }: Place,
  { seat, record, actor }: Pick<Speaker, "seat"> & { readonly record: DocumentRecord; readonly actor: Actor },
  composed: Composed,
): Addressed {
  return {
    address: addressOf(record),
    actor,
    right: () => circles.right(record, seat),
    fence: () => fenceOf(seated),
    ...composed,
  };
}

/** Records in the accord what the thread makes of the ask; false where somebody else was there first. */
export async function writeAccord(
  deps: RevealDeps,
  place: Place,
  compose: (accord: readonly Uint8Array[], client: number) => Ask,
): Promise<boolean> {
  const { stored, updates } = await readStored(deps.log, addressOf(place.accord));
  const answer = await deps.thread.ask(compose(updates, freshClient(stored)));
  if (!("update" in answer)) throw new Error("the thread answered something else");
  const composed = { update: answer.update, after: stored.head };
  const { address, ...deed } = recordDeed(deps, place, place.accord, composed);
  return wasSaved(await deps.engine.write(address, deed));
}

/** "stale" is answered to the caller, who may try again; anything else that is not "saved" is a refusal. */
export function wasSaved(written: Written): boolean {
  if (written === "refused") throw new RefusalError("unknown");
  if (written === "unavailable") throw new RefusalError("unavailable");
  return written === "saved";
}

/** Tries again while there is no answer, because others write at the same time. */
export async function again<T>(most: number, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let left = most; left > 0; left--) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  throw new RefusalError("unavailable");
}
