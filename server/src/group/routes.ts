// What a browser session may know of its groups: the seats it holds, the space as one of them sees it, and the group
// itself. What the coordinator does with it is in the files beside this one.
import { readersOf, rightTo, seatStands, type GroupView, type SeatView, type SessionView } from "@hybrid/domain";
import type { HeldSeat } from "@hybrid/store";
import type { FastifyInstance } from "fastify";
import type { SpaceToday } from "../access/circles.ts";
import { clearToken, readToken } from "../access/cookie.ts";
import type { Session } from "../access/sessions.ts";
import { requireSeat, type GroupDeps } from "./deps.ts";
import { addFounding } from "./founding.ts";
import { addPictures } from "./pictures.ts";
import { addSeats } from "./seats.ts";
import { addSpace } from "./space.ts";
import { viewGroup } from "./view.ts";

export type { GroupDeps } from "./deps.ts";

export function addGroup(app: FastifyInstance, deps: GroupDeps): void {
  app.get("/api/session", async (request): Promise<SessionView> => {
    const session = await deps.sessions.find(readToken(request));
    if (!session) return { seats: [] };
    const [view, closed] = [await viewSession(session, deps), await closedSeats(session, deps)];
    return closed.length === 0 ? view : { ...view, closed };
  });

  app.delete("/api/session", async (request, reply) => {
    const session = await deps.sessions.find(readToken(request));
    if (session) await deps.sessions.end(session);
    clearToken(request, reply);
    return reply.code(204).send();
  });

  app.get("/api/seats/:seat", async (request): Promise<SeatView> => {
    const { circle, seat, person } = await requireSeat(deps, request);
    return viewSeat(circle, seat.id, person);
  });

  app.get("/api/seats/:seat/group", async (request): Promise<GroupView> => {
    const { circle, seat, session } = await requireSeat(deps, request);
    const { accounts, groups, inviting, ladder } = deps;
    const [group, asked] = await Promise.all([groups.readGroup(circle.space.id), accounts.readAssurances()]);
    const assurance = { asked: asked.get(circle.space.id) ?? null, levels: ladder, own: session.assurance };
    return viewGroup({ circle, group, seat: seat.id, mail: inviting.mail, assurance, now: deps.now() });
  });

  addFounding(app, deps);
  addSpace(app, deps);
  addSeats(app, deps);
  addPictures(app, deps);
}

/** The seats a session holds, each with its group. */
export async function viewSession(session: Session, deps: Pick<GroupDeps, "circles" | "isOpen">): Promise<SessionView> {
  return { seats: await describeHeld(session.seats, deps) };
}

async function closedSeats(session: Session, deps: GroupDeps): Promise<NonNullable<SessionView["closed"]>> {
  if (session.closedSeats.length === 0) return [];
  const asked = await deps.accounts.readAssurances();
  const seats = await describeHeld(session.closedSeats, deps);
  return seats.map((seat) => ({ ...seat, assurance: asked.get(seat.space.id) ?? "" }));
}

async function describeHeld(
  all: readonly HeldSeat[],
  deps: Pick<GroupDeps, "circles" | "isOpen">,
): Promise<SessionView["seats"]> {
  const seats: SessionView["seats"] = [];
  for (const held of all) {
    const circle = deps.isOpen(held.space) ? await deps.circles.read(held.space) : undefined;
    const seat = circle?.seats.find(({ id }) => id === held.seat);
    if (!circle || !seat || !seatStands(seat, circle.today)) continue;
    const { organisation } = describeSeat(circle, held.seat);
    const person = nameOf(circle, held.person);
    const label = organisation && { kind: organisation.kind, name: organisation.name };
    seats.push({ seat: held.seat, space: circle.space, organisation: label, person });
  }
  return seats;
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
