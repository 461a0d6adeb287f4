// What a browser session may know of its groups: the seats it holds, and the space as one of them sees it.
import { readersOf, rightTo, type SeatView, type SessionView } from "@hybrid/domain";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Circles, SpaceToday } from "../access/circles.ts";
import { clearToken, readToken } from "../access/cookie.ts";
import { RefusalError } from "../access/refusal.ts";
import type { Session, Sessions } from "../access/sessions.ts";

export type GroupDeps = {
  readonly sessions: Sessions;
  readonly circles: Circles;
  /** false: seats of that space cannot be used now (the demo is off) */
  readonly isOpen: (space: string) => boolean;
};

const SeatParams = z.object({ seat: z.string().max(128) });

export function addGroup(app: FastifyInstance, deps: GroupDeps): void {
  app.get("/api/session", async (request): Promise<SessionView> => {
    const session = await deps.sessions.find(readToken(request));
    return session ? viewSession(session, deps) : { seats: [] };
  });

  app.delete("/api/session", async (request, reply) => {
    const session = await deps.sessions.find(readToken(request));
    if (session) await deps.sessions.end(session);
    clearToken(request, reply);
    return reply.code(204).send();
  });

  app.get("/api/seats/:seat", async (request): Promise<SeatView> => {
    const session = await deps.sessions.find(readToken(request));
    if (!session) throw new RefusalError("sign-in");
    const { seat } = SeatParams.parse(request.params);
    const held = session.seats.find((each) => each.seat === seat && deps.isOpen(each.space));
    const circle = held && (await deps.circles.read(held.space));
    if (!held || !circle) throw new RefusalError("unknown");
    return viewSeat(circle, seat, held.person);
  });
}

/** The seats a session holds, each with its group. */
export async function viewSession(session: Session, deps: Omit<GroupDeps, "sessions">): Promise<SessionView> {
  const seats: SessionView["seats"] = [];
  for (const held of session.seats) {
    const circle = deps.isOpen(held.space) ? await deps.circles.read(held.space) : undefined;
    if (!circle) continue;
    const { organisation } = describeSeat(circle, held.seat);
    const person = nameOf(circle, held.person);
    const label = organisation && { kind: organisation.kind, name: organisation.name };
    seats.push({ seat: held.seat, space: circle.space, organisation: label, person });
  }
  return { seats };
}

function viewSeat(circle: SpaceToday, seat: string, person: string): SeatView {
  return {
    space: circle.space,
    me: { seat, person: { id: person, name: nameOf(circle, person) } },
    seats: circle.seats.map(({ id }) => describeSeat(circle, id)),
    documents: circle.documents.flatMap((record) => {
      const right = rightTo(circle, seat, record);
      if (right === "none") return [];
      const { id, epoch, kind, about, seat: whose, organisation, title } = record;
      return [{ id, epoch, kind, about, seat: whose, organisation, title, right, readers: readersOf(circle, record) }];
    }),
  };
}

function describeSeat(circle: SpaceToday, id: string): SeatView["seats"][number] {
  const seat = circle.seats.find((each) => each.id === id);
  const organisation = circle.organisations.find((each) => each.id === seat?.organisation);
  const holding = circle.holdings.find((each) => each.seat === id);
  return {
    id,
    organisation: organisation ? { id: organisation.id, kind: organisation.kind, name: organisation.name } : null,
    holder: holding ? nameOf(circle, holding.person) : null,
    role: seat?.role ?? "organisation",
    until: seat?.until ?? null,
    closed: seat?.closed ?? null,
  };
}

function nameOf(circle: SpaceToday, person: string): string {
  return circle.people.find((each) => each.id === person)?.name ?? "";
}
