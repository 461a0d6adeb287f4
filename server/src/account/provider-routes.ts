// The way to an authority's identity provider and back. Who comes for the first time gets an account without any seat;
// an account is never found by its e-mail, because an address is no proof of being the same person.
import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { partyOf, requireAccount, requireProof, welcome, type AccountDeps } from "./deps.ts";
import type { Identity } from "./providers.ts";
import { limitAttempts } from "./sign-in.ts";

const Params = z.object({ provider: z.string().max(64) });
const Answer = z.object({ answer: z.string().max(8192) });

/** Ties what was begun to the browser that began it. Same-site: our own page posts the answer, not the provider. */
const cookieName = (request: FastifyRequest) => (request.protocol === "https" ? "__Host-provider" : "provider");
const lifeInSeconds = 600;

export function addProviderRoutes(app: FastifyInstance, deps: AccountDeps): void {
  const { accounts, providers, log } = deps;

  async function begin(request: FastifyRequest, reply: FastifyReply, person: string | null) {
    const { provider } = Params.parse(request.params);
    const { address, secret } = await providers.begin(provider, partyOf(request).origin, person);
    const secure = request.protocol === "https";
    const flags = { path: "/", httpOnly: true, sameSite: "strict", secure, maxAge: lifeInSeconds } as const;
    void reply.setCookie(cookieName(request), secret, flags);
    return { address };
  }

  app.post("/api/sign-in/providers/:provider", (request, reply) => begin(request, reply, null));

  app.post("/api/account/identities/:provider", async (request, reply) => {
    const { person } = await requireProof(deps, request);
    return begin(request, reply, person);
  });

  app.post("/api/sign-in/providers/:provider/return", async (request, reply) => {
    const { provider } = Params.parse(request.params);
    const { answer } = Answer.parse(request.body);
    const attempt = limitAttempts(deps, request, null);
    const secret = request.cookies[cookieName(request)];
    void reply.clearCookie(cookieName(request), { path: "/" });
    const back = await providers.finish(provider, secret, answer).catch((error: unknown) => {
      const named = providers.list.some(({ id }) => id === provider) ? provider : "unknown";
      log.note({ what: "sign-in refused", address: request.ip, detail: `provider ${named}` });
      throw error;
    });
    attempt.succeed();
    const { identity, person } = back;
    if (person !== null) await addTo(request, person, identity);
    else {
      const signedIn = (await accounts.findByIdentity(identity.issuer, identity.subject)) ?? (await makeFor(identity));
      const { assurance } = identity;
      await welcome(deps, request, reply, { person: signedIn.person, method: "provider", assurance });
    }
    return reply.code(204).send();
  });

  async function addTo(request: FastifyRequest, person: string, { issuer, subject }: Identity): Promise<void> {
    const signed = await requireAccount(deps, request);
    if (signed.person !== person) throw new RefusalError("not-accepted");
    await accounts.addIdentity({ issuer, subject, person }).catch((error: unknown) => {
      throw error instanceof RangeError ? new RefusalError("taken") : error;
    });
    log.note({ what: "identity added", person, address: request.ip });
  }

  async function makeFor({ issuer, subject, name }: Identity): Promise<{ readonly person: string }> {
    const person = randomUUID();
    const identity = { issuer, subject };
    const nothing = { email: null, password: null, passkey: null, setup: null, administrator: false };
    await accounts.createAccount({ person, name, identity, ...nothing }).catch((error: unknown) => {
      // Two first sign-ins at once: the other one has made it.
      if (!(error instanceof RangeError)) throw error;
    });
    const made = await accounts.findByIdentity(issuer, subject);
    if (!made) throw new RefusalError("unavailable");
    if (made.person === person) log.note({ what: "account made", person, detail: "provider" });
    return made;
  }
}
