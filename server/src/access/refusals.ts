// What the doors refuse, with who was refused where that is known, on its way to the security log.
import type { RefusalCode } from "@hybrid/domain";
import type { FastifyRequest } from "fastify";
import { readToken } from "./cookie.ts";
import { createDoorNotes } from "./door-notes.ts";
import type { SecurityLog } from "./security-log.ts";
import type { Sessions } from "./sessions.ts";

export type Refusals = {
  /** An address answered with the code. */
  answered(request: FastifyRequest, code: RefusalCode): void;
  /** A socket asked for a document that is not open to it. */
  document(request: FastifyRequest): void;
  close(): void;
};

export function createRefusals(log: SecurityLog, sessions: Pick<Sessions, "find">, now: () => number): Refusals {
  const notes = createDoorNotes(log, now);

  async function noteWho(request: FastifyRequest, what: string, detail: string): Promise<void> {
    const session = await sessions.find(readToken(request)).catch(() => undefined);
    notes.note({ what, ...(session?.person ? { person: session.person } : {}), address: request.ip, detail });
  }

  return {
    answered(request, code) {
      if (code === "unknown")
        void noteWho(request, "address refused", `${request.method} ${request.routeOptions.url ?? ""}`);
      // A page of another site must not count as somebody using their session: nobody is looked up.
      if (code === "cross-site" || code === "too-many")
        notes.note({ what: "request refused", address: request.ip, detail: code });
    },
    document: (request) => void noteWho(request, "document refused", ""),
    close: () => notes.close(),
  };
}
