// The border of HTTP: where a request comes from, and what an error says. Every error body is a code; what went wrong
// inside goes to the log, without content.
import { LogError } from "@hybrid/sync";
import type { RefusalCode } from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { $ZodError } from "zod/v4/core";
import type { Origins } from "./access/origins.ts";
import { RefusalError } from "./access/refusal.ts";

/** What went wrong, for the log: parsers put a piece of what they were given into their message, so only its name. */
export function nameOfCause(cause: unknown): string | undefined {
  if (cause instanceof LogError) return cause.message;
  return cause instanceof Error ? cause.name : undefined;
}

/** Refuses pages of other sites, on every address including the upgrade to a socket. */
export function guardOrigins(app: FastifyInstance, origins: Origins): void {
  app.addHook("onRequest", async (request) => {
    const { host, origin, "sec-fetch-site": site } = request.headers;
    if (!origins.allowsHost(host) || !origins.allowsOrigin(origin, host)) throw new RefusalError("cross-site");
    const changes = request.method !== "GET" && request.method !== "HEAD";
    // A link from elsewhere may open a page, and nothing else; an address somebody typed ("none") may also read.
    const page = !changes && (site === "none" || !request.url.startsWith("/api/"));
    if (!page && site !== undefined && site !== "same-origin") throw new RefusalError("cross-site");
  });
}

/** `refused`: told of every refusal, whoever asked. */
export function answerErrors(
  app: FastifyInstance,
  refused: (request: FastifyRequest, code: RefusalCode) => void,
): void {
  // JSON is the only body there is: a plain form of another site could send the other kinds without being asked.
  app.removeContentTypeParser("text/plain");
  // Node lets go of a socket that asked for an upgrade; where the answer was no, nobody else would close it.
  app.addHook("onResponse", async (request) => {
    if (request.headers.upgrade !== undefined) request.raw.socket.destroySoon();
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof RefusalError) {
      refused(request, error.code);
      if (error.retryAfter !== undefined) reply.header("retry-after", error.retryAfter);
      return reply.code(error.statusCode).send({ code: error.code });
    }
    if (error instanceof $ZodError) return reply.code(400).send({ code: "malformed" });
    if (error instanceof LogError) {
      request.log.error({ err: error }, "the store did not answer");
      return reply.code(503).send({ code: "unavailable" });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ code: "malformed" });
    request.log.error({ err: error }, "a request failed");
    return reply.code(500).send({ code: "unavailable" });
  });
}
