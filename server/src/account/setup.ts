// Single-use addresses for whoever runs the server: to make the first administrator, or to let one in who lost the way.
// The secret stands in the fragment, which a browser sends to nobody; only its hash is kept.
import { randomBytes } from "node:crypto";
import type { Accounts } from "@hybrid/store";
import { hashOf } from "../access/secret-hash.ts";

/** Milliseconds. */
const life = 60 * 60_000;

export type SetupAddress = { readonly address: string; readonly expiresAt: number };

/**
 * `person`: the account that is let in again, or null for the first administrator. Ends earlier addresses for the same.
 */
export async function openSetup(
  accounts: Accounts,
  { origin, person, now }: { readonly origin: string; readonly person: string | null; readonly now: number },
): Promise<SetupAddress> {
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = now + life;
  await accounts.openSetup(hashOf(secret), { person, expiresAt });
  return { address: `${origin}/setup#${secret}`, expiresAt };
}
