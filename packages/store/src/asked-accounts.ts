// Accounts as the server's thread sees them: each call is asked of the database behind.
import type { Accounts } from "./accounts.ts";
import type { AskDeed } from "./asks.ts";

export function createAskedAccounts(ask: AskDeed, now: () => number): Accounts {
  return {
    createAccount: (account) =>
      ask("createAccount", { account: { ...account, administrator: account.administrator ? 1 : 0 }, at: now() }),
    restoreAccount: (restoring) => ask("restoreAccount", { restoring, at: now() }),
    readAccount: (person) => ask("readAccount", person),
    findByEmail: (email) => ask("findByEmail", email),
    findByIdentity: (issuer, subject) => ask("findByIdentity", { issuer, subject }),
    readAdministrators: () => ask("readAdministrators", null),
    changePerson: (person, name, email) => ask("changePerson", { person, name, email }),
    changePassword: (person, hash) => ask("changePassword", { person, hash }),

    addPasskey: (person, passkey) => ask("addPasskey", { person, passkey, at: now() }),
    readPasskey: (id) => ask("readPasskey", id),
    readPasskeys: (person) => ask("readPasskeys", person),
    usePasskey: (id, counter) => ask("usePasskey", { id, counter, at: now() }),
    renamePasskey: (person, id, name) => ask("renamePasskey", { person, id, name }),
    removePasskey: (person, id) => ask("removePasskey", { person, id }),

    addIdentity: (identity) => ask("addIdentity", { identity, at: now() }),
    readIdentities: (person) => ask("readIdentities", person),
    removeIdentity: (identity) => ask("removeIdentity", identity),

    openSetup: (hash, setup) => ask("openSetup", { hash, setup, at: now() }),
    readSetup: (hash) => ask("readSetup", hash),

    createSession: (session) => ask("createAccountSession", { session, at: now() }),
    readSession: (hash) => ask("readAccountSession", hash),
    sessionsOf: (person) => ask("sessionsOf", person),
    deleteSessionsBefore: (created, seen) => ask("deleteSessionsBefore", { created, seen }),

    readAssurances: async () =>
      new Map((await ask("readAssurances", null)).map(({ space, assurance }) => [space, assurance])),
    changeAssurance: (space, assurance) => ask("changeAssurance", { space, assurance }),
  };
}
