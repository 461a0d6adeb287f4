// What the coordinator sets for the space as a whole: what it is called, and how sure a sign-in it asks for.
import { GroupName, meetsAssurance } from "@hybrid/domain";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { requireCoordinator, type GroupDeps } from "./deps.ts";
import { done } from "./seats.ts";

const NameBody = z.object({ name: GroupName });
const AssuranceBody = z.object({ assurance: z.string().min(1).max(200).nullable() });

export function addSpace(app: FastifyInstance, deps: GroupDeps): void {
  const { groups, accounts, sessions, ladder } = deps;

  app.put("/api/seats/:seat/space", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const { name } = NameBody.parse(request.body);
    await groups.renameSpace(sitting.circle.space.id, name);
    await done(deps, sitting, "space renamed", null);
    return reply.code(204).send();
  });

  app.put("/api/seats/:seat/assurance", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const { assurance } = AssuranceBody.parse(request.body);
    if (assurance !== null && !ladder.includes(assurance)) throw new RefusalError("malformed");
    // Whoever asked for more than her own sign-in reaches would shut herself out, and leave nobody to undo it.
    if (!meetsAssurance(assurance, sitting.session.assurance, ladder)) throw new RefusalError("assurance-own");
    await accounts.changeAssurance(sitting.circle.space.id, assurance);
    await sessions.renewAll();
    await done(deps, sitting, "assurance changed", null, assurance ?? "none");
    return reply.code(204).send();
  });
}
