// The ways into one's own account besides the password: passkeys and the authorities' sign-ins. The last one stays.
import { PersonName } from "@hybrid/domain";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { createTurns, type Turns } from "../access/turns.ts";
import { partyOf, requireAccount, requireProof, type AccountDeps } from "./deps.ts";
import { readAccount } from "./own-account.ts";
import { Registration } from "./passkeys.ts";

const PasskeyParams = z.object({ passkey: z.string().max(1400) });
const PasskeyName = z.object({ name: PersonName });
const NewPasskey = z.object({ response: Registration, name: PersonName });
const Issuer = z.object({ issuer: z.string().max(2048) });

/** A device or two, a spare, and room; a flood of them is refused. */
const mostPasskeys = 20;
/** Changes to one account under way at a time, beyond which a page is no page. */
const mostAtOnce = 8;

export function addOwnWaysIn(app: FastifyInstance, deps: AccountDeps): void {
  const turns = createTurns(mostAtOnce);
  addPasskeys(app, deps, turns);

  app.delete("/api/account/identities", async (request, reply) => {
    const { issuer } = Issuer.parse(request.query);
    const { person } = await requireProof(deps, request);
    const identity = (await deps.accounts.readIdentities(person)).find((each) => each.issuer === issuer);
    if (!identity) throw new RefusalError("unknown");
    await turns.take(person, async () => {
      await keepOneWay(deps, person);
      await deps.accounts.removeIdentity(identity);
    });
    deps.log.note({ what: "identity removed", person, address: request.ip });
    return reply.code(204).send();
  });
}

function addPasskeys(app: FastifyInstance, deps: AccountDeps, turns: Turns): void {
  const { accounts, passkeys, log } = deps;
  const purposeOf = (person: string) => `account ${person}`;

  app.post("/api/account/passkeys/options", async (request) => {
    const { person } = await requireProof(deps, request);
    const { name, email } = await readAccount(deps, person);
    return passkeys.inviteRegistration(partyOf(request), purposeOf(person), { person, name, email: email ?? "" });
  });

  app.post("/api/account/passkeys", async (request, reply) => {
    const { response, name } = NewPasskey.parse(request.body);
    const { person } = await requireProof(deps, request);
    await turns.take(person, async () => {
      if ((await accounts.readPasskeys(person)).length >= mostPasskeys) throw new RefusalError("too-many");
      const made = await passkeys.register(partyOf(request), purposeOf(person), response, name);
      await accounts.addPasskey(person, made.passkey).catch((error: unknown) => {
        throw error instanceof RangeError ? new RefusalError("not-accepted") : error;
      });
    });
    log.note({ what: "passkey added", person, address: request.ip });
    return reply.code(204).send();
  });

  app.put("/api/account/passkeys/:passkey", async (request, reply) => {
    const { passkey } = PasskeyParams.parse(request.params);
    const { name } = PasskeyName.parse(request.body);
    const { person } = await requireAccount(deps, request);
    await known(accounts.renamePasskey(person, passkey, name));
    return reply.code(204).send();
  });

  app.delete("/api/account/passkeys/:passkey", async (request, reply) => {
    const { passkey } = PasskeyParams.parse(request.params);
    const { person } = await requireProof(deps, request);
    await turns.take(person, async () => {
      await keepOneWay(deps, person);
      await known(accounts.removePasskey(person, passkey));
    });
    log.note({ what: "passkey removed", person, address: request.ip });
    return reply.code(204).send();
  });
}

async function keepOneWay({ accounts }: AccountDeps, person: string): Promise<void> {
  const [account, passkeys, identities] = await Promise.all([
    accounts.readAccount(person),
    accounts.readPasskeys(person),
    accounts.readIdentities(person),
  ]);
  const ways = passkeys.length + identities.length + (account?.password && account.email ? 1 : 0);
  if (ways < 2) throw new RefusalError("last-way");
}

async function known(write: Promise<void>): Promise<void> {
  await write.catch((error: unknown) => {
    throw error instanceof RangeError ? new RefusalError("unknown") : error;
  });
}
