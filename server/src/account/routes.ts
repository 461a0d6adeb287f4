// Accounts and sign-in, put together.
import type { FastifyInstance } from "fastify";
import { addAdministration } from "./administration.ts";
import { createAttempts } from "./attempts.ts";
import type { AccountDeps } from "./deps.ts";
import { addEnrolment } from "./enrolment.ts";
import { addOwnAccount } from "./own-account.ts";
import { addOwnWaysIn } from "./own-ways-in.ts";
import { createKnownBrowsers } from "./known-browsers.ts";
import { createPasskeys } from "./passkeys.ts";
import { createPasswords } from "./passwords.ts";
import { addProviderRoutes } from "./provider-routes.ts";
import { createProviders, type ProviderSettings } from "./providers.ts";
import { addSignIn } from "./sign-in.ts";

export type { EnrolmentDoor } from "./deps.ts";
export { noProviders, readProvidersFile, type ProvidersFile } from "./providers.ts";
export { openSetup, type SetupAddress } from "./setup.ts";

/**
 * Failed sign-ins in a quarter of an hour: for one account from one network address or one browser it knows, from one
 * network address, and for one account from everywhere else.
 */
const window = 15 * 60_000;
const forAccount = { most: 8, within: window };
const forAddress = { most: 60, within: window };
const forElsewhere = { most: 100, within: window };
/** E-mails in an hour that one invitation or one person may ask an account under. */
const forEmails = { most: 5, within: 60 * 60_000 };

type Given =
  | "accounts"
  | "sessions"
  | "log"
  | "now"
  | "demo"
  | "invitations"
  | "renamed"
  | "spaceChanged"
  | "spaceName";
export type AccountOptions = Pick<AccountDeps, Given> & { readonly providers: readonly ProviderSettings[] };

export function addAccounts(app: FastifyInstance, options: AccountOptions): void {
  const { accounts, now } = options;
  const deps: AccountDeps = {
    ...options,
    passwords: createPasswords(),
    passkeys: createPasskeys(accounts, now),
    providers: createProviders(options.providers, now),
    known: createKnownBrowsers(),
    attempts: {
      account: createAttempts(forAccount, now),
      address: createAttempts(forAddress, now),
      elsewhere: createAttempts(forElsewhere, now),
      emails: createAttempts(forEmails, now),
    },
  };
  for (const add of [addSignIn, addProviderRoutes, addEnrolment, addOwnAccount, addOwnWaysIn, addAdministration])
    add(app, deps);
}
