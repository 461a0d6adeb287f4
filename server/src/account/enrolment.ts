// Making an account. Nobody can do it for themselves: it takes the secret of a setup address (the first administrator,
// or one who lost the way in) or of an invitation. The account begins with a password, a passkey or both.
import { randomUUID } from "node:crypto";
import { Email, PersonName, type EnrolmentView, type SignInMethod } from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { hashOf } from "../access/secret-hash.ts";
import { isWeak } from "./common-passwords.ts";
import { partyOf, welcome, type AccountDeps } from "./deps.ts";
import { Registration } from "./passkeys.ts";
import { limitAttempts, limitEmails } from "./sign-in.ts";

const Key = z.object({ door: z.enum(["setup", "invitation"]), secret: z.string().min(1).max(256) });
const Who = z.object({ ...Key.shape, name: PersonName, email: Email });
const Enrolment = z.object({
  ...Who.shape,
  password: z.string().max(4096).nullable(),
  passkey: z.object({ response: Registration, name: PersonName }).nullable(),
});
type Enrolment = z.infer<typeof Enrolment>;

/** What a secret opens. `person`: whose account it restores. */
type Open = EnrolmentView & { readonly setup: string | null; readonly person: string | null };

export function addEnrolment(app: FastifyInstance, deps: AccountDeps): void {
  const { accounts, passkeys, passwords } = deps;

  app.post("/api/enrolment/read", async (request): Promise<EnrolmentView> => {
    const { kind, name, email } = await open(deps, request, Key.parse(request.body));
    return { kind, name, email };
  });

  app.post("/api/enrolment/passkey", async (request) => {
    const { name, email, ...key } = Who.parse(request.body);
    const { person } = await open(deps, request, key);
    return passkeys.inviteRegistration(partyOf(request), purposeOf(key.secret), {
      person: person ?? randomUUID(),
      name,
      email,
    });
  });

  app.post("/api/enrolment", async (request, reply) => {
    const wanted = Enrolment.parse(request.body);
    const opened = await open(deps, request, wanted);
    const ways = await prepareWays(request, wanted);
    if (opened.person === null) limitEmails(deps, request, purposeOf(wanted.secret));
    const person = opened.person ?? ways.person ?? randomUUID();
    const begun = { name: wanted.name, email: wanted.email, person, ...ways.kept };
    await (opened.person === null ? make(begun, opened) : restore(begun, opened));
    const method: SignInMethod = opened.kind === "invitation" ? "invitation" : "setup";
    await welcome(deps, request, reply, { person, method, assurance: null });
    return reply.code(204).send();
  });

  async function prepareWays(request: FastifyRequest, { password, passkey, name, email, secret }: Enrolment) {
    if (password === null && passkey === null) throw new RefusalError("malformed");
    if (password !== null && isWeak(password, { name, email })) throw new RefusalError("weak");
    const made =
      passkey && (await passkeys.register(partyOf(request), purposeOf(secret), passkey.response, passkey.name));
    const kept = {
      password: password === null ? null : await passwords.hash(password),
      passkey: made?.passkey ?? null,
    };
    return { person: made?.person ?? null, kept };
  }

  type Begun = Pick<Enrolment, "name" | "email"> &
    Awaited<ReturnType<typeof prepareWays>>["kept"] & { readonly person: string };

  async function make(begun: Begun, { kind, setup }: Open): Promise<void> {
    if (await accounts.findByEmail(begun.email)) throw new RefusalError("taken");
    await contradictions(accounts.createAccount({ ...begun, administrator: kind === "setup", identity: null, setup }));
    deps.log.note({ what: "account made", person: begun.person, detail: kind });
  }

  async function restore({ person, password, passkey }: Begun, { setup }: Open): Promise<void> {
    if (setup === null) throw new RefusalError("expired");
    await contradictions(accounts.restoreAccount({ setup, person, password, passkey }));
    // What the store forgot must be over here too.
    await deps.sessions.endOf(person, () => true);
    deps.log.note({ what: "account restored", person });
  }
}

/** Between the look and the deed somebody else used the address or took the e-mail: what was found no longer holds. */
async function contradictions(write: Promise<void>): Promise<void> {
  await write.catch((error: unknown) => {
    throw error instanceof RangeError ? new RefusalError("expired") : error;
  });
}

const purposeOf = (secret: string) => `enrolment ${hashOf(secret)}`;

async function open(deps: AccountDeps, request: FastifyRequest, { door, secret }: z.infer<typeof Key>): Promise<Open> {
  const attempt = limitAttempts(deps, request, null);
  const opened = door === "setup" ? await openSetupDoor(deps, secret) : await openInvitation(deps, secret);
  if (!opened) {
    deps.log.note({ what: `${door} refused`, address: request.ip });
    throw new RefusalError("expired");
  }
  attempt.succeed();
  return opened;
}

async function openSetupDoor({ accounts, now }: AccountDeps, secret: string): Promise<Open | undefined> {
  const setup = hashOf(secret);
  const stored = await accounts.readSetup(setup);
  if (!stored || stored.expiresAt <= now()) return undefined;
  if (stored.person === null) return { kind: "setup", name: "", email: "", setup, person: null };
  const account = await accounts.readAccount(stored.person);
  return account && { kind: "restore", name: account.name, email: account.email ?? "", setup, person: account.person };
}

async function openInvitation({ invitations }: AccountDeps, secret: string): Promise<Open | undefined> {
  const invited = await invitations?.read(secret);
  return invited && { kind: "invitation", name: invited.name, email: invited.email, setup: null, person: null };
}
