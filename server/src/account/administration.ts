// What an administrator sets about sign-in: how sure a space wants to be of who comes.
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { requireAccount, type AccountDeps } from "./deps.ts";

const SpaceParams = z.object({ space: z.string().max(128) });
const Assurance = z.object({ assurance: z.string().min(1).max(200).nullable() });

export function addAdministration(app: FastifyInstance, deps: AccountDeps): void {
  app.put("/api/spaces/:space/assurance", async (request, reply) => {
    const { person } = await requireAccount(deps, request);
    const account = await deps.accounts.readAccount(person);
    if (!account?.administrator) throw new RefusalError("unknown");
    const { space } = SpaceParams.parse(request.params);
    const { assurance } = Assurance.parse(request.body);
    await deps.accounts.changeAssurance(space, assurance).catch((error: unknown) => {
      throw error instanceof RangeError ? new RefusalError("unknown") : error;
    });
    deps.log.note({ what: "assurance changed", person, address: request.ip, detail: space });
    await deps.sessions.renewAll();
    await deps.spaceChanged(space);
    return reply.code(204).send();
  });
}
