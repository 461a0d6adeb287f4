// Standing behind a version, over HTTP: one act, nothing to read. What was recorded is read in the accord.
import { EndorsementRequest } from "@hybrid/domain";
import type { FastifyInstance } from "fastify";
import { findSeated, type SeatedDeps } from "../access/seated.ts";
import { openThread } from "../rebuild/thread.ts";
import { endorse, type RecordDeps } from "./record.ts";
import type { Answer, Ask } from "./thread.ts";

export function addEndorsements(app: FastifyInstance, deps: SeatedDeps & Omit<RecordDeps, "thread">): void {
  const thread = openThread<Ask, Answer>(new URL("./thread.ts", import.meta.url));
  app.addHook("onClose", () => thread.close());

  app.post("/api/endorsements", async (request, reply) => {
    const body = EndorsementRequest.parse(request.body);
    const seated = await findSeated(deps, request, body.seat);
    const id = await endorse({ ...deps, thread }, seated, body);
    return reply.code(201).send({ id });
  });
}
