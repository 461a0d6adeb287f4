// How many requests one network address may send. Generous for work, since a whole office may share an address; tight
// where somebody could try secrets. Sign-in has limits of its own besides, by account and by failure.
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { networkOf } from "./access/network.ts";
import { RefusalError } from "./access/refusal.ts";

/** Requests a minute. */
export const usualRequests = 6000;
const guarded = 120;

const isGuarded = (url: string) => /^\/api\/(sign-in|account|enrolment|invitations?)(\/|$)/.test(url);

/** To be called before any route is added. */
export async function addLimits(app: FastifyInstance, most: number): Promise<void> {
  app.addHook("onRoute", (route) => {
    const changes = !["GET", "HEAD"].includes([route.method].flat()[0] ?? "GET");
    if (!changes || !isGuarded(route.url)) return;
    const max = Math.min(most, guarded);
    route.config = { ...route.config, rateLimit: { max, timeWindow: "1 minute", groupId: "guarded" } };
  });
  await app.register(rateLimit, {
    max: most,
    timeWindow: "1 minute",
    keyGenerator: (request) => networkOf(request.ip),
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeadersOnExceeding: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    errorResponseBuilder: (_, { ttl }) => new RefusalError("too-many", Math.ceil(ttl / 1000)),
  });
}
