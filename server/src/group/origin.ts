// Where browsers find this server, as the asking page sees it; the page's origin has been checked against the list.
import type { FastifyRequest } from "fastify";

export function originOf(request: FastifyRequest): string {
  return request.headers.origin ?? `${request.protocol}://${request.headers.host ?? request.hostname}`;
}
