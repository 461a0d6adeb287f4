// The share slip over HTTP: two acts, nothing to read. What was shared is read in the disclosure log.
import { SlipRequest, WithdrawalRequest } from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { findSeated, type Seated, type SeatedDeps } from "../access/seated.ts";
import { createTurns } from "../access/turns.ts";
import { disclose, withdraw, type DeedDeps } from "./deeds.ts";
import { openTexts, type Texts } from "./texts.ts";
import type { Log } from "@hybrid/sync";

export type SlipDeps = SeatedDeps & Omit<DeedDeps, "texts"> & { readonly log: Log };

/** Slips of one organisation under way at a time: each rebuilds whole documents. */
const mostAtOnce = 4;

const SlipParams = z.object({ slip: z.string().max(128) });

export function addSlips(app: FastifyInstance, deps: SlipDeps): void {
  const texts: Texts = openTexts(deps.log);
  const all = { ...deps, texts };
  const turns = createTurns(mostAtOnce);
  app.addHook("onClose", () => texts.close());

  // One after the other for an organisation: a second one finds what the first has done. Another organisation holds up
  // nobody, and who sits in the seat is asked again once it is its turn.
  async function inTurn<Done>(request: FastifyRequest, seat: string, deed: (seated: Seated) => Promise<Done>) {
    const { circle, seat: own } = await findSeated(deps, request, seat);
    return turns.take(`${circle.space.id} ${own.organisation}`, async () =>
      deed(await findSeated(deps, request, seat)),
    );
  }

  app.post("/api/slips", async (request, reply) => {
    const slip = SlipRequest.parse(request.body);
    const id = await inTurn(request, slip.seat, (seated) => disclose(all, seated, slip));
    return reply.code(201).send({ slip: id });
  });

  app.post("/api/slips/:slip/withdrawal", async (request) => {
    const { slip } = SlipParams.parse(request.params);
    const { seat, reason } = WithdrawalRequest.parse(request.body);
    await inTurn(request, seat, (seated) => withdraw(all, seated, slip, reason));
    return { slip };
  });
}
