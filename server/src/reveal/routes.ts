// Silent rounds over HTTP: begin one, be ready, show. What is told of a round is how many are ready; what was written
// is read nowhere before it is shown, and then in the voices.
import { ReadyRequest, RoundRequest, type RoundView } from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { findSeated, type SeatedDeps } from "../access/seated.ts";
import { createTurns } from "../access/turns.ts";
import { openThread } from "../rebuild/thread.ts";
import { findPlace, type Place, type RevealDeps } from "./place.ts";
import { begin, sayReady, viewRound } from "./rounds.ts";
import { showAll } from "./show.ts";
import type { Answer, Ask } from "./thread.ts";

const Params = z.object({ seat: z.string().max(128), picture: z.string().max(128) });
/** A whole group may be ready in the same moment. */
const mostAtOnce = 100;
const address = "/api/seats/:seat/pictures/:picture/silence";

export function addReveals(app: FastifyInstance, given: SeatedDeps & Omit<RevealDeps, "thread">): void {
  const thread = openThread<Ask, Answer>(new URL("./thread.ts", import.meta.url));
  const deps = { ...given, thread };
  // Two who are ready at once must not both be the last but one.
  const turns = createTurns(mostAtOnce);
  app.addHook("onClose", () => thread.close());

  const place = async (request: FastifyRequest): Promise<Place> => {
    const { seat, picture } = Params.parse(request.params);
    return findPlace(await findSeated(deps, request, seat), picture);
  };

  app.get(address, async (request): Promise<RoundView> => viewRound(deps, await place(request)));

  app.post(address, async (request, reply) => {
    const { asked } = RoundRequest.parse(request.body);
    const here = await place(request);
    const id = await turns.take(here.picture.id, () => begin(deps, here, asked));
    return reply.code(201).send({ id });
  });

  app.post(`${address}/ready`, async (request, reply) => {
    const { ready } = ReadyRequest.parse(request.body);
    const here = await place(request);
    await turns.take(here.picture.id, () => sayReady(deps, here, ready));
    return reply.code(204).send();
  });

  app.post(`${address}/reveal`, async (request, reply) => {
    const here = await place(request);
    const { id, role } = here.seated.seat;
    if (role !== "coordinator") throw new RefusalError("unknown");
    await turns.take(here.picture.id, () => showAll(deps, here, id));
    return reply.code(204).send();
  });
}
