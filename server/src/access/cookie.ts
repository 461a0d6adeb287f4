// The session cookie. Over TLS it carries the __Host- prefix, which ties it to this very host; plain HTTP, where
// browsers forbid the prefix, is for a machine of one's own.
import type { FastifyReply, FastifyRequest } from "fastify";

const nameOf = (request: FastifyRequest) => (request.protocol === "https" ? "__Host-session" : "session");

export function readToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameOf(request)];
}

export function setToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(nameOf(request), token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.protocol === "https",
  });
}

/**
 * Signing out leaves no session and nothing that a page kept in the browser. The mark of a known browser stays: it is a
 * random number and a seal (account/known-browsers.ts).
 */
export function clearToken(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameOf(request), { path: "/" });
  void reply.header("clear-site-data", '"cache", "storage"');
}
