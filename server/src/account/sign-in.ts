// Signing in: with a password, with a passkey, or at an identity provider. Whether an account exists is not told, by
// words or by time; who tries too often waits.
import { Email, type SignInView } from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { readToken } from "../access/cookie.ts";
import { networkOf } from "../access/network.ts";
import { RefusalError } from "../access/refusal.ts";
import type { Attempts } from "./attempts.ts";
import { partyOf, welcome, type AccountDeps } from "./deps.ts";
import { Assertion } from "./passkeys.ts";

const WithPassword = z.object({ email: z.string().max(320), password: z.string().max(4096) });
const WithPasskey = z.object({ response: Assertion });

export function addSignIn(app: FastifyInstance, deps: AccountDeps): void {
  const { accounts, passkeys, passwords, providers, sessions } = deps;

  app.get("/api/sign-in", async (request): Promise<SignInView> => {
    const session = await sessions.find(readToken(request));
    const account = session?.person ? await accounts.readAccount(session.person) : undefined;
    return {
      demo: deps.demo,
      providers: providers.list.map(({ id, name }) => ({ id, name })),
      account: account ? { id: account.person, name: account.name, administrator: account.administrator } : null,
    };
  });

  app.post("/api/sign-in/password", async (request, reply) => {
    const { email, password } = WithPassword.parse(request.body);
    const address = Email.safeParse(email);
    const key = address.success ? address.data : email;
    const attempt = limitAttempts(deps, request, key);
    const account = address.success ? await accounts.findByEmail(address.data) : undefined;
    if (!(await passwords.verify(password, account?.password ?? null)) || !account?.password) {
      deps.log.note({ what: "sign-in refused", address: request.ip, ...whose(account), detail: "password" });
      throw new RefusalError("wrong");
    }
    attempt.succeed();
    const { person } = account;
    const session = await welcome(deps, request, reply, { person, method: "password", assurance: null });
    // A password that was changed meanwhile is no way in any more.
    if ((await accounts.readAccount(person))?.password !== account.password) {
      await sessions.end(session);
      throw new RefusalError("wrong");
    }
    deps.known.mark(request, reply, key);
    if (passwords.isOutdated(account.password)) await accounts.changePassword(person, await passwords.hash(password));
    return reply.code(204).send();
  });

  app.post("/api/sign-in/passkey/options", (request) => passkeys.inviteSignIn(partyOf(request)));

  app.post("/api/sign-in/passkey", async (request, reply) => {
    const passkey = await askPasskey(deps, request);
    await welcome(deps, request, reply, { person: passkey.person, method: "passkey", assurance: null });
    return reply.code(204).send();
  });
}

/** The passkey that answered; a refusal is noted and counted against the network address. */
export async function askPasskey(deps: AccountDeps, request: FastifyRequest) {
  const attempt = limitAttempts(deps, request, null);
  const { response } = WithPasskey.parse(request.body);
  const passkey = await deps.passkeys.signIn(partyOf(request), response).catch((error: unknown) => {
    deps.log.note({ what: "sign-in refused", address: request.ip, detail: "passkey" });
    throw error;
  });
  attempt.succeed();
  return passkey;
}

export const whose = (account: { person: string } | undefined) => (account ? { person: account.person } : {});

type Counted = { readonly attempts: Attempts; readonly key: string };
export type Attempt = { succeed(): void };

/**
 * Refuses with "locked", or counts a failure until it is said to have succeeded. `email`: as it was typed, or null
 * where only the network address counts. A browser that the account knows is counted by itself alone: whatever is tried
 * elsewhere does not shut its person out.
 */
export function limitAttempts(deps: AccountDeps, request: FastifyRequest, email: string | null): Attempt {
  const { account, address, elsewhere } = deps.attempts;
  const known = email === null ? null : deps.known.numberOf(request, email);
  if (known !== null) return count(deps, request, [{ attempts: account, key: `${email} in ${known}` }]);
  const network = networkOf(request.ip);
  const everybody = { attempts: address, key: network };
  if (email === null) return count(deps, request, [everybody]);
  const here = { attempts: account, key: `${email} at ${network}` };
  return count(deps, request, [everybody, here, { attempts: elsewhere, key: email }]);
}

/** For whoever is signed in: tries in one session shut nobody out but that session. */
export function limitAttemptsOf(deps: AccountDeps, request: FastifyRequest, session: string): Attempt {
  return count(deps, request, [{ attempts: deps.attempts.account, key: `session ${session}` }]);
}

/** Every e-mail asked for counts, taken or not: the limit is on trying out who has an account. `by` asks. */
export function limitEmails(deps: AccountDeps, request: FastifyRequest, by: string): void {
  count(deps, request, [{ attempts: deps.attempts.emails, key: by }]);
}

function count(
  { log, attempts: { account } }: AccountDeps,
  request: FastifyRequest,
  counted: readonly Counted[],
): Attempt {
  for (const { attempts, key } of counted) {
    const wait = attempts.begin(key);
    if (wait === null) continue;
    // What is refused here is not counted further on: hammering on one address shuts nobody out elsewhere.
    log.note({ what: "sign-in locked", address: request.ip, detail: `${wait} s` });
    throw new RefusalError("locked", wait);
  }
  return {
    succeed() {
      for (const { attempts, key } of counted)
        if (attempts === account) attempts.forget(key);
        else attempts.succeed(key);
    },
  };
}
