// What the routes of groups share: who they talk to, and who is asking from which seat.
import type { InvitationMade, Language, Seat } from "@hybrid/domain";
import type { Accounts, Groups, Records } from "@hybrid/store";
import type { FastifyRequest } from "fastify";
import * as z from "zod";
import type { Circles, SpaceToday } from "../access/circles.ts";
import { RefusalError } from "../access/refusal.ts";
import { findSeated } from "../access/seated.ts";
import type { SecurityLog } from "../access/security-log.ts";
import type { Session, Sessions } from "../access/sessions.ts";
import { missingDocuments } from "./documents.ts";

/** Makes invitations; how they look, travel and are accepted is not the group's business. */
export type Inviting = {
  readonly mail: boolean;
  invite(invitation: {
    readonly seat: string;
    readonly by: string;
    readonly replaces: string | null;
    readonly days: number;
    /** where to send it, if anywhere; the letter is in this language and names the space */
    readonly letter: { readonly to: string; readonly space: string; readonly language: Language } | null;
    /** where browsers find this server */
    readonly origin: string;
  }): Promise<InvitationMade>;
};

export type GroupDeps = {
  readonly sessions: Sessions;
  readonly circles: Circles;
  readonly records: Records;
  readonly groups: Groups;
  readonly accounts: Accounts;
  readonly inviting: Inviting;
  readonly log: SecurityLog;
  readonly now: () => number;
  /** false: seats of that space cannot be used now (the demo is off) */
  readonly isOpen: (space: string) => boolean;
  /** assurance levels from the weakest to the strongest */
  readonly ladder: readonly string[];
};

export type Sitting = {
  readonly session: Session;
  readonly person: string;
  readonly seat: Seat;
  readonly circle: SpaceToday;
};

const Params = z.object({ seat: z.string().max(128) });

/** The seat in the address, if it is this session's to act from. */
export async function requireSeat(deps: GroupDeps, request: FastifyRequest): Promise<Sitting> {
  const { session, held, seat, circle } = await findSeated(deps, request, Params.parse(request.params).seat);
  return { session, person: held.person, seat, circle };
}

/** The same for what only the coordinator does. To anybody else it is as if it did not exist, and is noted so. */
export async function requireCoordinator(deps: GroupDeps, request: FastifyRequest): Promise<Sitting> {
  const sitting = await requireSeat(deps, request);
  if (sitting.seat.role !== "coordinator") throw new RefusalError("unknown");
  return sitting;
}

/** After any change: what belongs to a seat that was let in is there, and everybody who listens knows. */
export async function settle(deps: Pick<GroupDeps, "groups" | "circles" | "records">, space: string): Promise<void> {
  const circle = await deps.records.readCircle(space);
  const missing = circle ? missingDocuments(circle) : [];
  if (missing.length > 0) await deps.groups.addDocuments(missing);
  await deps.circles.change(space);
}
