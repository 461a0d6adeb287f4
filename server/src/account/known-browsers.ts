// A browser that an account has been signed in to before carries a mark of it, so that whoever types wrong passwords
// elsewhere cannot shut the account's owner out. The mark is a number and its seal; it says nothing to who finds it,
// opens nothing, and gives eight tries of its own.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

export type KnownBrowsers = {
  /** Marks the browser as one that the account, named by its e-mail, has been signed in to. */
  mark(request: FastifyRequest, reply: FastifyReply, email: string): void;
  /** What the browser is told apart by, or null if the account was not signed in to here. */
  numberOf(request: FastifyRequest, email: string): string | null;
};

const lifeInSeconds = 180 * 24 * 3600;
const nameOf = (request: FastifyRequest) => (request.protocol === "https" ? "__Host-known" : "known");

/** The key lives as long as the process: after a restart every browser is a new one until its next sign-in. */
export function createKnownBrowsers(key: Buffer = randomBytes(32)): KnownBrowsers {
  const seal = (number: string, email: string) =>
    createHmac("sha256", key).update(`${number} ${email}`).digest("base64url");
  return {
    mark(request, reply, email) {
      const number = randomBytes(16).toString("base64url");
      const secure = request.protocol === "https";
      const flags = { path: "/", httpOnly: true, sameSite: "strict", secure, maxAge: lifeInSeconds } as const;
      void reply.setCookie(nameOf(request), `${number}.${seal(number, email)}`, flags);
    },
    numberOf(request, email) {
      const [number = "", given = ""] = (request.cookies[nameOf(request)] ?? "").split(".");
      const [asked, held] = [Buffer.from(given), Buffer.from(seal(number, email))];
      return asked.length === held.length && timingSafeEqual(asked, held) ? number : null;
    },
  };
}
