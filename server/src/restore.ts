// Gives a lost administrator a way in, from the command line of the machine the server runs on, while no server holds
// the data folder; on PostgreSQL servers may go on. A single-use address, printed here and nowhere else. Without an
// administrator it makes the first one.
//   node server/src/restore.ts [e-mail]
import { StoreError, type Accounts } from "@hybrid/store";
import { openSetup } from "./account/setup.ts";
import { openSealedStore } from "./master-key.ts";
import { pageOrigin, parseSettings, SettingsError } from "./settings.ts";

class RestoreError extends Error {}

try {
  const settings = parseSettings(process.env);
  const store = await openSealedStore(settings);
  try {
    const origin = settings.origins[0] ?? pageOrigin(`http://${settings.host}:${settings.port}`);
    const person = await choose(store.accounts, process.argv[2]);
    const { address, expiresAt } = await openSetup(store.accounts, { origin, person, now: Date.now() });
    const until = new Date(expiresAt).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
    console.log(`Start the server, then open this address. It works once, until ${until}:\n${address}`);
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof StoreError || error instanceof SettingsError || error instanceof RestoreError)) throw error;
  const hint = error instanceof StoreError && error.code === "locked" ? " Stop the server before you restore." : "";
  console.error(error.message + hint);
  process.exitCode = 1;
}

/** Whose account: the one with the e-mail, or the only administrator; null where there is none yet. */
async function choose(accounts: Accounts, email: string | undefined): Promise<string | null> {
  if (email !== undefined) {
    const account = await accounts.findByEmail(email.trim().toLowerCase());
    if (!account) throw new RestoreError(`There is no account with the e-mail ${email}.`);
    return account.person;
  }
  const administrators = await accounts.readAdministrators();
  if (administrators.length > 1) {
    const known = administrators.map((account) => account.email ?? account.name).join(", ");
    throw new RestoreError(`There are several administrators; say which: ${known}.`);
  }
  return administrators[0]?.person ?? null;
}
