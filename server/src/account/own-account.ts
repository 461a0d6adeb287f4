// One's own account: name and e-mail, the password, where one is signed in.
import { Email, PersonName, SignInMethod, type AccountView, type SessionListView } from "@hybrid/domain";
import type { AccountRecord } from "@hybrid/store";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { clearToken } from "../access/cookie.ts";
import { RefusalError } from "../access/refusal.ts";
import { isWeak } from "./common-passwords.ts";
import { requireAccount, requireProof, type AccountDeps, type Signed } from "./deps.ts";
import { askPasskey, limitAttemptsOf, limitEmails } from "./sign-in.ts";

const Who = z.object({ name: PersonName, email: Email });
const NewPassword = z.object({ current: z.string().max(4096).nullable(), password: z.string().max(4096) });
const Confirmation = z.union([z.object({ password: z.string().max(4096) }), z.object({ response: z.unknown() })]);
const SessionParams = z.object({ session: z.string().max(128) });

export function addOwnAccount(app: FastifyInstance, deps: AccountDeps): void {
  addWho(app, deps);
  addPassword(app, deps);
  addSessions(app, deps);
}

export async function readAccount({ accounts }: AccountDeps, person: string): Promise<AccountRecord> {
  const account = await accounts.readAccount(person);
  if (!account) throw new RefusalError("sign-in");
  return account;
}

function addWho(app: FastifyInstance, deps: AccountDeps): void {
  const { accounts } = deps;

  app.get("/api/account", async (request) => viewAccount(deps, await requireAccount(deps, request)));

  app.put("/api/account", async (request): Promise<AccountView> => {
    const { name, email } = Who.parse(request.body);
    const { person } = await requireAccount(deps, request);
    const account = await readAccount(deps, person);
    // The e-mail is a way in, so changing it takes a proof; a name does not.
    if (email !== account.email) {
      await requireProof(deps, request);
      limitEmails(deps, request, person);
    }
    await accounts.changePerson(person, name, email).catch((error: unknown) => {
      throw error instanceof RangeError ? new RefusalError("taken") : error;
    });
    if (email !== account.email) deps.log.note({ what: "e-mail changed", person, address: request.ip });
    if (name !== account.name) await deps.renamed(person);
    return viewAccount(deps, await requireAccount(deps, request));
  });
}

function addPassword(app: FastifyInstance, deps: AccountDeps): void {
  const { accounts, passwords, sessions } = deps;

  async function prove(request: FastifyRequest, account: AccountRecord, password: string): Promise<void> {
    const { session } = await requireAccount(deps, request);
    const attempt = limitAttemptsOf(deps, request, session.id);
    if (!(await passwords.verify(password, account.password))) {
      deps.log.note({ what: "confirmation refused", person: account.person, address: request.ip });
      throw new RefusalError("wrong");
    }
    attempt.succeed();
  }

  app.put("/api/account/password", async (request, reply) => {
    const { current, password } = NewPassword.parse(request.body);
    const { session, person } = await requireAccount(deps, request);
    const account = await readAccount(deps, person);
    if (account.password === null) await requireProof(deps, request);
    else await prove(request, account, current ?? "");
    if (isWeak(password, { name: account.name, email: account.email ?? "" })) throw new RefusalError("weak");
    await accounts.changePassword(person, await passwords.hash(password));
    // Whoever knew the old one is out.
    await sessions.endOf(person, (id) => id !== session.id);
    deps.log.note({ what: "password changed", person, address: request.ip });
    return reply.code(204).send();
  });

  app.post("/api/account/confirm", async (request, reply) => {
    const proof = Confirmation.parse(request.body);
    const { session, person } = await requireAccount(deps, request);
    if ("password" in proof) await prove(request, await readAccount(deps, person), proof.password);
    else if ((await askPasskey(deps, request)).person !== person) throw new RefusalError("not-accepted");
    session.provedAt = deps.now();
    return reply.code(204).send();
  });
}

function addSessions(app: FastifyInstance, deps: AccountDeps): void {
  const { sessions, log } = deps;

  app.get("/api/account/sessions", async (request): Promise<SessionListView> => {
    const { session, person } = await requireAccount(deps, request);
    const list = await sessions.list(person);
    return {
      sessions: list.map(({ hash, method, browser, createdAt, seenAt }) => ({
        id: hash,
        method: SignInMethod.parse(method),
        browser,
        createdAt,
        seenAt: hash === session.id ? session.seenAt : seenAt,
        current: hash === session.id,
      })),
    };
  });

  app.delete("/api/account/sessions/:session", async (request, reply) => {
    const { session, person } = await requireAccount(deps, request);
    const { session: id } = SessionParams.parse(request.params);
    // Leaving is everybody's; sending others out takes a proof, or a browser left open could shut its person out.
    if (id !== session.id) await requireProof(deps, request);
    if ((await sessions.endOf(person, (each) => each === id)) === 0) throw new RefusalError("unknown");
    log.note({ what: "signed out", person, address: request.ip });
    if (id === session.id) clearToken(request, reply);
    return reply.code(204).send();
  });

  app.delete("/api/account/sessions", async (request, reply) => {
    const { person } = await requireProof(deps, request);
    const count = await sessions.endOf(person, () => true);
    log.note({ what: "signed out everywhere", person, address: request.ip, detail: `${count} sessions` });
    clearToken(request, reply);
    return reply.code(204).send();
  });
}

async function viewAccount(deps: AccountDeps, { session, person }: Signed): Promise<AccountView> {
  const [account, passkeys, identities, asked] = await Promise.all([
    readAccount(deps, person),
    deps.accounts.readPasskeys(person),
    deps.accounts.readIdentities(person),
    deps.accounts.readAssurances(),
  ]);
  const labelOf = (issuer: string) =>
    deps.providers.list.find((provider) => provider.issuer === issuer)?.name ?? { sv: issuer, en: issuer };
  const closed = [...new Set(session.closedSeats.map(({ space }) => space))];
  return {
    person: { id: person, name: account.name },
    email: account.email,
    administrator: account.administrator,
    password: account.password !== null,
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({ id, name, createdAt, usedAt })),
    identities: identities.map(({ issuer }) => ({ issuer, name: labelOf(issuer) })),
    session: { method: session.method, assurance: session.assurance },
    closedSpaces: await Promise.all(
      closed.map(async (space) => ({ name: await deps.spaceName(space), assurance: asked.get(space) ?? "" })),
    ),
  };
}
