// Opening an invitation: what it is to, yes or no. The secret travels in a body, never in an address. Whoever has a
// secret that is none of ours learns nothing; every refusal is noted.
import type { InvitationAccepted, InvitationView } from "@hybrid/domain";
import type { Acceptance, Groups, InvitationRecord } from "@hybrid/store";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Circles, SpaceToday } from "../access/circles.ts";
import { readToken } from "../access/cookie.ts";
import { RefusalError } from "../access/refusal.ts";
import { hashOf } from "../access/secret-hash.ts";
import type { SecurityLog } from "../access/security-log.ts";
import type { Sessions } from "../access/sessions.ts";

export type InvitationRouteDeps = {
  readonly sessions: Sessions;
  readonly circles: Circles;
  readonly groups: Groups;
  readonly log: SecurityLog;
  /** what the person calls herself */
  readonly nameOf: (person: string) => Promise<string>;
  readonly now: () => number;
};

const SecretBody = z.object({ secret: z.string().max(200) });

const codes = {
  unknown: "invitation-unknown",
  used: "invitation-used",
  expired: "invitation-expired",
  taken: "seat-taken",
  held: "seat-held",
} as const satisfies Record<Exclude<Acceptance, "accepted">, string>;

export function addInvitations(app: FastifyInstance, deps: InvitationRouteDeps): void {
  const { groups, circles, sessions, now } = deps;

  const open = async (request: FastifyRequest, secret: string) => {
    const invitation = await groups.readInvitation(hashOf(secret));
    const circle = invitation && (await circles.read(invitation.space));
    const session = await sessions.find(readToken(request));
    const refused = judge(invitation, circle, session?.person ?? null, now());
    if (refused !== null || !invitation || !circle) throw refuse(deps, request, refused ?? "unknown", invitation);
    return { invitation, circle, session };
  };

  app.post("/api/invitations/read", async (request): Promise<InvitationView> => {
    const { invitation, circle, session } = await open(request, SecretBody.parse(request.body).secret);
    return viewInvitation(invitation, circle, session?.person ? await deps.nameOf(session.person) : null);
  });

  app.post("/api/invitations/accept", async (request): Promise<InvitationAccepted> => {
    const { secret } = SecretBody.parse(request.body);
    const { invitation, session } = await open(request, secret);
    const person = session?.person;
    if (!person) throw new RefusalError("sign-in");
    const answer = await groups.acceptInvitation(hashOf(secret), person, now());
    if (answer !== "accepted") throw refuse(deps, request, answer, invitation);
    const { seat, space } = invitation;
    deps.log.note({ what: "invitation accepted", person, seat, address: request.ip });
    await circles.change(space);
    return { seat };
  });

  app.post("/api/invitations/decline", async (request, reply) => {
    const { invitation } = await open(request, SecretBody.parse(request.body).secret);
    // Accepted, or declined elsewhere, since it was looked at.
    if (!(await groups.endInvitation(invitation.id, "declined", now())))
      throw refuse(deps, request, "used", invitation);
    deps.log.note({ what: "invitation declined", seat: invitation.seat, address: request.ip });
    return reply.code(204).send();
  });
}

/** What an open invitation lets its bearer do before: make an account to accept it with. */
export function createEnrolmentDoor({ groups, circles, now }: Pick<InvitationRouteDeps, "groups" | "circles" | "now">) {
  return {
    async read(secret: string) {
      const invitation = await groups.readInvitation(hashOf(secret));
      const circle = invitation && (await circles.read(invitation.space));
      return judge(invitation, circle, null, now()) === null ? { name: "", email: "" } : undefined;
    },
  };
}

/** What the store will say when it is accepted, said before: nobody should make an account for nothing. */
function judge(
  invitation: InvitationRecord | undefined,
  circle: SpaceToday | undefined,
  person: string | null,
  now: number,
): Exclude<Acceptance, "accepted"> | null {
  if (!invitation || !circle) return "unknown";
  if (invitation.ending === "accepted" || invitation.ending === "declined") return "used";
  const seat = circle.seats.find(({ id }) => id === invitation.seat);
  const over = typeof seat?.until === "string" && seat.until < circle.today;
  if (invitation.ending !== null || !seat || seat.closed !== null || over || now >= invitation.expiresAt)
    return "expired";
  const holder = circle.holdings.find((each) => each.seat === invitation.seat)?.person ?? null;
  if (holder !== null && holder !== invitation.replaces) return "taken";
  return circle.holdings.some((each) => each.person === person) ? "held" : null;
}

function refuse(
  { log }: InvitationRouteDeps,
  request: FastifyRequest,
  why: Exclude<Acceptance, "accepted">,
  invitation: InvitationRecord | undefined,
): RefusalError {
  const seat = invitation ? { seat: invitation.seat } : {};
  log.note({ what: "invitation refused", address: request.ip, detail: why, ...seat });
  return new RefusalError(codes[why]);
}

function viewInvitation(invitation: InvitationRecord, circle: SpaceToday, person: string | null): InvitationView {
  const seat = circle.seats.find(({ id }) => id === invitation.seat);
  const organisation = circle.organisations.find(({ id }) => id === seat?.organisation);
  return {
    space: { name: circle.space.name, language: circle.space.language },
    organisation: organisation ? { kind: organisation.kind, name: organisation.name } : null,
    role: seat?.role ?? "guest",
    until: seat?.until ?? null,
    expiresAt: invitation.expiresAt,
    replaces: circle.holdings.some((each) => each.seat === invitation.seat),
    person,
  };
}
