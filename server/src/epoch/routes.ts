// Erasing a picture for good: the coordinator's alone, with its title typed as the confirmation. Everything about the
// picture goes with it, also what the coordinator never read; the journals keep what they say of it.
import type { FastifyInstance } from "fastify";
import type { Keeping } from "@hybrid/store";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { findSeated, type SeatedDeps } from "../access/seated.ts";
import type { SecurityLog } from "../access/security-log.ts";

export type ErasureDeps = SeatedDeps & {
  readonly keeping: Keeping;
  readonly log: SecurityLog;
};

const Params = z.object({ seat: z.string().max(128), picture: z.string().max(128) });
const Body = z.object({ title: z.string().max(200) });

export function addErasure(app: FastifyInstance, deps: ErasureDeps): void {
  app.post("/api/seats/:seat/pictures/:picture/erasure", async (request, reply) => {
    const { seat: asked, picture } = Params.parse(request.params);
    const { seat, held, circle } = await findSeated(deps, request, asked);
    const note = { person: held.person, seat: seat.id, address: request.ip, detail: picture };
    const record = circle.documents.find(({ id, kind }) => id === picture && kind === "picture");
    if (seat.role !== "coordinator" || !record) {
      deps.log.note({ ...note, what: "erasure refused" });
      throw new RefusalError("unknown");
    }
    if (Body.parse(request.body).title.trim() !== record.title) throw new RefusalError("changed");
    const documents = circle.documents.filter(({ id, about }) => id === picture || about === picture);
    await deps.keeping.erase(documents.map(({ id }) => id));
    deps.log.note({ ...note, what: "picture erased" });
    // Open sheets are closed as the rights are read anew. Earlier, who is closed out would ask what is open and be told
    // too much.
    await deps.circles.change(circle.space.id);
    return reply.code(204).send();
  });
}
