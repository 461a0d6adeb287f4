// The demo group's door: choose a seat and sit down, without an account. It exists only where nobody else can reach
// it, or where whoever runs the server asked for it; otherwise these addresses answer like any unknown one.
import { rightTo, type DemoView, type SessionView } from "@hybrid/domain";
import type { Records } from "@hybrid/store";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Circles } from "../access/circles.ts";
import { readToken, setToken } from "../access/cookie.ts";
import { RefusalError } from "../access/refusal.ts";
import type { Session, Sessions } from "../access/sessions.ts";
import { demoSpaces, personIn } from "./founding.ts";

export type DemoDeps = {
  readonly records: Records;
  readonly sessions: Sessions;
  readonly circles: Circles;
  /** what the session may now do, in the words of GET /api/session */
  readonly viewSession: (session: Session) => Promise<SessionView>;
};

const SeatParams = z.object({ seat: z.string().max(128) });

export function addDemo(app: FastifyInstance, deps: DemoDeps): void {
  app.get("/api/demo", async (): Promise<DemoView> => {
    const spaces = await Promise.all(demoSpaces.map((space) => viewSpace(space, deps.circles)));
    return { spaces: spaces.filter((space) => space !== undefined) };
  });

  app.post("/api/demo/seats/:seat", async (request, reply): Promise<SessionView> => {
    const { seat } = SeatParams.parse(request.params);
    const person = await holderOf(seat, deps.circles);
    if (!person) throw new RefusalError("unknown");
    let session = await deps.sessions.find(readToken(request));
    if (!session) {
      const started = await deps.sessions.start();
      setToken(request, reply, started.token);
      session = started.session;
    }
    await deps.sessions.admit(session, person);
    return deps.viewSession(session);
  });
}

async function holderOf(seat: string, circles: Circles): Promise<string | undefined> {
  for (const space of demoSpaces) {
    const circle = await circles.read(space);
    if (circle?.holdings.some((each) => each.seat === seat && each.person === personIn(seat))) return personIn(seat);
  }
  return undefined;
}

async function viewSpace(id: string, circles: Circles): Promise<DemoView["spaces"][number] | undefined> {
  const circle = await circles.read(id);
  if (!circle) return undefined;
  const pictures = circle.documents.filter((record) => record.kind === "picture");
  const free = circle.seats.filter(({ id }) =>
    circle.holdings.some(({ seat, person }) => seat === id && person === personIn(id)),
  );
  const seats = free.map((seat) => {
    const organisation = circle.organisations.find((each) => each.id === seat.organisation);
    const person = circle.holdings.find((each) => each.seat === seat.id)?.person;
    return {
      id: seat.id,
      organisation: organisation ? { kind: organisation.kind, name: organisation.name } : null,
      holder: circle.people.find((each) => each.id === person)?.name ?? "",
      pictures: pictures
        .filter((record) => rightTo(circle, seat.id, record) !== "none")
        .map(({ title }) => title ?? ""),
    };
  });
  return { ...circle.space, seats };
}
