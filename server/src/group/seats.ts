// What the coordinator does with organisations, seats and their holders. Ids in the address must be of the
// coordinator's own space; anything else does not exist.
import {
  addDays,
  Day,
  GroupName,
  invitationDays,
  OrganisationKind,
  type InvitationMade,
  type Made,
  type Seat,
} from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { SpaceToday } from "../access/circles.ts";
import { RefusalError } from "../access/refusal.ts";
import { requireCoordinator, settle, type GroupDeps, type Sitting } from "./deps.ts";
import { newId } from "./documents.ts";
import { originOf } from "./origin.ts";

const OrganisationBody = z.object({ kind: OrganisationKind, name: GroupName });
const SeatBody = z.object({ organisation: z.string().max(128) });
const GuestBody = z.object({ organisation: z.string().max(128), until: Day });
const UntilBody = z.object({ until: Day });
const InvitationBody = z.object({
  days: z.number().int().min(invitationDays.least).max(invitationDays.most),
  /** what happens to the present holder: "on-accept" and "at-once" end the holding, "none" expects a free seat */
  replace: z.enum(["none", "on-accept", "at-once"]),
  email: z.email().max(254).nullable(),
});

/** A guest's last day lies at most this far away, in days. */
const longestStay = 366;

export function addSeats(app: FastifyInstance, deps: GroupDeps): void {
  addOrganisations(app, deps);
  addHolders(app, deps);
  const { groups } = deps;

  const makeSeat = async (sitting: Sitting, known: Pick<Seat, "organisation" | "role" | "until">): Promise<Made> => {
    const seat = { id: newId(), space: sitting.circle.space.id, closed: null, ...known };
    await groups.addSeat(seat);
    await done(deps, sitting, "seat added", seat.id);
    return { id: seat.id };
  };

  app.post("/api/seats/:seat/seats", async (request): Promise<Made> => {
    const sitting = await requireCoordinator(deps, request);
    const { organisation } = SeatBody.parse(request.body);
    requireOrganisation(sitting.circle, organisation);
    return makeSeat(sitting, { organisation, role: "organisation", until: null });
  });

  app.post("/api/seats/:seat/guests", async (request): Promise<Made> => {
    const sitting = await requireCoordinator(deps, request);
    const { organisation, until } = GuestBody.parse(request.body);
    requireOrganisation(sitting.circle, organisation);
    return makeSeat(sitting, { organisation, role: "guest", until: checkUntil(sitting, until) });
  });

  app.put("/api/seats/:seat/seats/:other", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const other = requireOther(sitting, request);
    const { until } = UntilBody.parse(request.body);
    if (other.role !== "guest") throw new RefusalError("malformed");
    await groups.changeUntil(other.id, checkUntil(sitting, until));
    await done(deps, sitting, "guest's day changed", other.id, until);
    return reply.code(204).send();
  });

  app.delete("/api/seats/:seat/seats/:other", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const other = requireOther(sitting, request);
    if (other.role === "coordinator") throw new RefusalError("malformed");
    await groups.closeSeat(other.id, deps.now());
    await done(deps, sitting, "seat closed", other.id);
    return reply.code(204).send();
  });
}

function addOrganisations(app: FastifyInstance, deps: GroupDeps): void {
  const { groups } = deps;
  app.post("/api/seats/:seat/organisations", async (request): Promise<Made> => {
    const sitting = await requireCoordinator(deps, request);
    const id = newId();
    await groups.addOrganisation({ id, space: sitting.circle.space.id, ...OrganisationBody.parse(request.body) });
    await done(deps, sitting, "organisation added", null, id);
    return { id };
  });

  app.put("/api/seats/:seat/organisations/:organisation", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const { organisation } = z.object({ organisation: z.string().max(128) }).parse(request.params);
    requireOrganisation(sitting.circle, organisation);
    const space = sitting.circle.space.id;
    await groups.changeOrganisation({ id: organisation, space, ...OrganisationBody.parse(request.body) });
    await done(deps, sitting, "organisation changed", null, organisation);
    return reply.code(204).send();
  });
}

function addHolders(app: FastifyInstance, deps: GroupDeps): void {
  const { groups, inviting } = deps;

  app.delete("/api/seats/:seat/seats/:other/holder", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const other = requireOther(sitting, request);
    // A group without a coordinator could never get one again: that seat changes hands, it is not left.
    if (other.role === "coordinator") throw new RefusalError("malformed");
    const before = await groups.endHolding(other.id, deps.now());
    await done(deps, sitting, "holding ended", other.id, before ?? "");
    return reply.code(204).send();
  });

  app.post("/api/seats/:seat/seats/:other/invitations", async (request): Promise<InvitationMade> => {
    const sitting = await requireCoordinator(deps, request);
    const other = requireOther(sitting, request);
    const { days, replace, email } = InvitationBody.parse(request.body);
    if (replace === "at-once" && other.role === "coordinator") throw new RefusalError("malformed");
    const { space, holdings } = sitting.circle;
    if (replace === "at-once") {
      await groups.endHolding(other.id, deps.now());
      // Before the letter, which a slow mail server may hold up: until it is known, the seat would stay open.
      await settle(deps, space.id);
    }
    const holder = replace === "at-once" ? null : (holdings.find(({ seat }) => seat === other.id)?.person ?? null);
    if (holder !== null && replace === "none") throw new RefusalError("seat-taken");
    const letter = email === null ? null : { to: email, space: space.name, language: space.language };
    const by = sitting.person;
    const made = await inviting.invite({
      seat: other.id,
      by,
      replaces: holder,
      days,
      letter,
      origin: originOf(request),
    });
    await done(deps, sitting, "invitation made", other.id, replace);
    return made;
  });

  app.delete("/api/seats/:seat/invitations/:invitation", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const { invitation } = z.object({ invitation: z.string().max(128) }).parse(request.params);
    const { invitations } = await groups.readGroup(sitting.circle.space.id);
    const open = invitations.find(({ id }) => id === invitation);
    if (!open) throw new RefusalError("unknown");
    await groups.endInvitation(open.id, "withdrawn", deps.now());
    await done(deps, sitting, "invitation withdrawn", open.seat);
    return reply.code(204).send();
  });
}

/** Notes the deed and lets everybody know of it. */
export async function done(
  deps: GroupDeps,
  { person, circle }: Sitting,
  what: string,
  seat: string | null,
  detail = "",
): Promise<void> {
  deps.log.note({ what, person, ...(seat === null ? {} : { seat }), ...(detail === "" ? {} : { detail }) });
  await settle(deps, circle.space.id);
}

/** A seat of the same space that is not closed, from the address. */
export function requireOther({ circle }: Sitting, request: FastifyRequest): Seat {
  const { other } = z.object({ other: z.string().max(128) }).parse(request.params);
  const seat = circle.seats.find(({ id, closed }) => id === other && closed === null);
  if (!seat) throw new RefusalError("unknown");
  return seat;
}

function requireOrganisation(circle: SpaceToday, id: string): void {
  if (!circle.organisations.some((organisation) => organisation.id === id)) throw new RefusalError("unknown");
}

function checkUntil({ circle: { today } }: Sitting, until: string): string {
  if (until < today || until > addDays(today, longestStay)) throw new RefusalError("malformed");
  return until;
}
