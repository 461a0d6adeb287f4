// Who asks: the session of a request, the seat it says it acts for, and the space that seat sees.
import { seatStands, type DocumentRecord, type Organisation, type Party, type Right, type Seat } from "@hybrid/domain";
import type { HeldSeat } from "@hybrid/store";
import type { Actor, Fence } from "@hybrid/sync";
import type { FastifyRequest } from "fastify";
import type { Circles, SpaceToday } from "./circles.ts";
import { readToken } from "./cookie.ts";
import { RefusalError } from "./refusal.ts";
import type { Session, Sessions } from "./sessions.ts";

export type SeatedDeps = {
  readonly sessions: Sessions;
  readonly circles: Circles;
  /** false: seats of that space cannot be used now (the demo is off) */
  readonly isOpen: (space: string) => boolean;
};

export type Seated = {
  readonly session: Session;
  readonly held: HeldSeat;
  readonly circle: SpaceToday;
  readonly seat: Seat;
};

/** Refuses with "sign-in", "assurance" or "unknown"; what is not this session's looks like what does not exist. */
export async function findSeated(deps: SeatedDeps, request: FastifyRequest, seatId: string): Promise<Seated> {
  const session = await deps.sessions.find(readToken(request));
  if (!session) throw new RefusalError("sign-in");
  if (session.closedSeats.some((each) => each.seat === seatId && deps.isOpen(each.space)))
    throw new RefusalError("assurance");
  const held = session.seats.find((each) => each.seat === seatId && deps.isOpen(each.space));
  const circle = held && (await deps.circles.read(held.space));
  const seat = circle?.seats.find(({ id }) => id === seatId);
  if (!held || !circle || !seat || !seatStands(seat, circle.today)) throw new RefusalError("unknown");
  // The session's seats were looked up a moment ago; the space is as it is now.
  const sits = circle.holdings.some((holding) => holding.seat === seatId && holding.person === held.person);
  if (!sits) throw new RefusalError("unknown");
  return { session, held, circle, seat };
}

/** Whose deed it is, as the log keeps it. */
export function actorOf({ held, seat, session }: Seated): Actor {
  return { person: held.person, seat: seat.id, session: session.id };
}

/** Asked at the moment of writing: the session may have ended since, or somebody else hold the seat. */
export function rightNow(circles: Circles, { session, held, seat }: Seated, record: DocumentRecord): Right {
  const holds = !session.ended && isSureEnough(session, seat.id) && circles.holds(held.person, seat.id, held.space);
  return holds ? circles.right(record, seat.id) : "none";
}

/** The space may have come to ask for a stronger sign-in than this session's. */
export function isSureEnough(session: Session, seat: string): boolean {
  return !session.closedSeats.some((closed) => closed.seat === seat);
}

/** Who reads, and who may write, must be at the commit what it was at the check. */
export function fenceOf({ circle }: Seated): Fence {
  return { name: circle.space.id, version: circle.rights };
}

export function organisationOf(circle: SpaceToday, seat: Seat | undefined): Organisation | undefined {
  return circle.organisations.find(({ id }) => id === seat?.organisation);
}

/** A seat with its organisation and holder as they are now, for a journal that outlives both. */
export function partyOf(circle: SpaceToday, seatId: string): Party {
  const seat = circle.seats.find(({ id }) => id === seatId);
  const organisation = organisationOf(circle, seat);
  const person = circle.holdings.find((holding) => holding.seat === seatId)?.person;
  const label = organisation && { id: organisation.id, kind: organisation.kind, name: organisation.name };
  return {
    seat: seatId,
    organisation: label ?? null,
    holder: circle.people.find(({ id }) => id === person)?.name ?? "",
  };
}
