// Founding a space. The administrator founds it empty and invites its first coordinator; somebody who coordinates a
// group already founds another and sits in it at once. What belongs to the space is then the coordinator's to found.
import { Email, GroupName, invitationDays, Language, type FoundingView, type SpaceMade } from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { readToken } from "../access/cookie.ts";
import { RefusalError } from "../access/refusal.ts";
import { settle, type GroupDeps } from "./deps.ts";
import { newId } from "./documents.ts";
import { originOf } from "./origin.ts";

const Body = z.object({ name: GroupName, language: Language, email: z.nullable(Email) });

type Founder = { readonly person: string; readonly may: "administrator" | "coordinator" };

export function addFounding(app: FastifyInstance, deps: GroupDeps): void {
  app.get("/api/founding", async (request): Promise<FoundingView> => {
    const founder = await findFounder(deps, request);
    return { may: founder?.may ?? null, mail: founder?.may === "administrator" && deps.inviting.mail };
  });

  app.post("/api/spaces", async (request): Promise<SpaceMade> => {
    const founder = await findFounder(deps, request);
    if (!founder) throw new RefusalError("unknown");
    const { name, language, email } = Body.parse(request.body);
    const space = { id: newId(), name, language };
    const seat = newId();
    const { person, may } = founder;
    await deps.records.foundSpace({
      space,
      organisations: [],
      seats: [{ id: seat, space: space.id, organisation: null, role: "coordinator", until: null, closed: null }],
      people: [],
      holdings: may === "coordinator" ? [{ seat, person }] : [],
      admissions: [],
      documents: [],
    });
    deps.log.note({ what: "space founded", person, seat, address: request.ip, detail: may });
    const letter = email === null ? null : { to: email, space: name, language };
    const days = invitationDays.usual;
    const invitation =
      may === "coordinator"
        ? null
        : await deps.inviting.invite({ seat, by: person, replaces: null, days, letter, origin: originOf(request) });
    await settle(deps, space.id);
    return { space: space.id, seat, invitation };
  });
}

async function findFounder(deps: GroupDeps, request: FastifyRequest): Promise<Founder | undefined> {
  const session = await deps.sessions.find(readToken(request));
  if (!session) throw new RefusalError("sign-in");
  const { person } = session;
  if (person === null) return undefined; // the demo's people found nothing
  if ((await deps.accounts.readAccount(person))?.administrator) return { person, may: "administrator" };
  for (const { seat, space, person: holder } of session.seats) {
    if (holder !== person) continue; // a seat of the demo, which anybody may take
    const circle = await deps.circles.read(space);
    if (circle?.seats.some(({ id, role }) => id === seat && role === "coordinator"))
      return { person, may: "coordinator" };
  }
  return undefined;
}
