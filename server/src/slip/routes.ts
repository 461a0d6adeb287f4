// The share slip over HTTP: two acts, nothing to read. What was shared is read in the disclosure log.
import { SlipRequest, WithdrawalRequest } from "@hybrid/domain";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { findSeated, type SeatedDeps } from "../access/seated.ts";
import { disclose, withdraw, type DeedDeps } from "./deeds.ts";
import { openTexts, type Texts } from "./texts.ts";
import type { Log } from "@hybrid/sync";

export type SlipDeps = SeatedDeps & Omit<DeedDeps, "texts"> & { readonly log: Log };

const SlipParams = z.object({ slip: z.string().max(128) });

export function addSlips(app: FastifyInstance, deps: SlipDeps): void {
  const texts: Texts = openTexts(deps.log);
  const all = { ...deps, texts };
  const withdrawing = new Set<string>();
  app.addHook("onClose", () => texts.close());

  app.post("/api/slips", async (request, reply) => {
    const slip = SlipRequest.parse(request.body);
    const seated = await findSeated(deps, request, slip.seat);
    const id = await disclose(all, seated, slip);
    return reply.code(201).send({ slip: id });
  });

  app.post("/api/slips/:slip/withdrawal", async (request) => {
    const { slip } = SlipParams.parse(request.params);
    const { seat, reason } = WithdrawalRequest.parse(request.body);
    const seated = await findSeated(deps, request, seat);
    if (seated.seat.role !== "organisation") throw new RefusalError("unknown");
    // Asked twice at once, it is withdrawn once. Another organisation, which may not, holds up and learns nothing.
    const asked = `${seated.seat.organisation} ${slip}`;
    if (withdrawing.has(asked)) throw new RefusalError("withdrawn-already");
    withdrawing.add(asked);
    try {
      await withdraw(all, seated, slip, reason);
    } finally {
      withdrawing.delete(asked);
    }
    return { slip };
  });
}
