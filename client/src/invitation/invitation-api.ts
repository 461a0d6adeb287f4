import * as z from "zod/mini";
import { InvitationAccepted, InvitationView } from "@hybrid/domain";
import { send } from "../session/api.ts";

/** The secret goes in the body: an address would be kept in logs and histories. */
export const readInvitation = (secret: string) => send("POST", "/api/invitations/read", InvitationView, { secret });
export const acceptInvitation = (secret: string) =>
  send("POST", "/api/invitations/accept", InvitationAccepted, { secret });
export const declineInvitation = (secret: string) =>
  send("POST", "/api/invitations/decline", z.undefined(), { secret });
