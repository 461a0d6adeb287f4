// Passkeys: the two ceremonies of WebAuthn. A passkey is kept by the device, names its own account, and asks its person
// for a fingerprint, a face or a code each time. Nothing is asked about the make of the device.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticatorTransport,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Accounts, NewPasskey, PasskeyRecord } from "@hybrid/store";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { createTickets } from "./tickets.ts";

/** The site a passkey belongs to: the page's origin and its host name. */
export type Party = { readonly origin: string; readonly id: string };

const Text = z.string().max(16_384);
const Id = z.string().min(1).max(1400);
const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
const isTransport = (word: string): word is AuthenticatorTransport =>
  transports.some((transport) => transport === word);

export const Registration = z.object({
  id: Id,
  rawId: Id,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: Text,
    attestationObject: Text,
    transports: z
      .array(z.string().max(32))
      .max(16)
      .default([])
      .transform((words) => words.filter(isTransport)),
  }),
});
export type Registration = z.infer<typeof Registration>;

export const Assertion = z.object({
  id: Id,
  rawId: Id,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: Text,
    authenticatorData: Text,
    signature: Text,
    userHandle: z.string().max(1400).optional(),
  }),
});
export type Assertion = z.infer<typeof Assertion>;

export type Passkeys = {
  /** `purpose` ties the answer to whoever asked: a session's person, or a single-use address. */
  inviteRegistration(
    party: Party,
    purpose: string,
    user: { readonly person: string; readonly name: string; readonly email: string },
  ): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** The new passkey and the person it was made for. Throws the refusal "not-accepted". */
  register(
    party: Party,
    purpose: string,
    answer: Registration,
    name: string,
  ): Promise<{ readonly passkey: NewPasskey; readonly person: string }>;
  inviteSignIn(party: Party): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** The passkey that answered. Throws the refusal "not-accepted". */
  signIn(party: Party, answer: Assertion): Promise<PasskeyRecord>;
};

const life = 5 * 60_000;
const product = "Hybrid Space";
const refused = () => new RefusalError("not-accepted");

export function createPasskeys(accounts: Accounts, now: () => number): Passkeys {
  const registrations = createTickets<{ readonly purpose: string; readonly person: string }>(life, now);
  const signIns = createTickets<true>(life, now);

  return {
    async inviteRegistration(party, purpose, { person, name, email }) {
      const held = await accounts.readPasskeys(person);
      const options = await generateRegistrationOptions({
        rpName: product,
        rpID: party.id,
        userID: new TextEncoder().encode(person),
        userName: email || name,
        userDisplayName: name,
        attestationType: "none",
        excludeCredentials: held.map(({ id, transports: ways }) => ({ id, transports: ways.filter(isTransport) })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
      registrations.put(options.challenge, { purpose, person });
      return options;
    },

    async register(party, purpose, answer, name) {
      let person: string | undefined;
      const expectedChallenge = (challenge: string): boolean => {
        const ticket = registrations.take(challenge);
        person = ticket?.purpose === purpose ? ticket.person : undefined;
        return person !== undefined;
      };
      const verified = await verifyRegistrationResponse({
        response: { ...answer, clientExtensionResults: {} },
        expectedChallenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
      }).catch(() => undefined);
      if (!verified?.verified || person === undefined) throw refused();
      const { id, publicKey, counter } = verified.registrationInfo.credential;
      const { transports: ways } = answer.response;
      return { person, passkey: { id, publicKey: new Uint8Array(publicKey), counter, transports: ways, name } };
    },

    async inviteSignIn(party) {
      const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: "required" });
      signIns.put(options.challenge, true);
      return options;
    },

    async signIn(party, answer) {
      const passkey = await accounts.readPasskey(answer.id);
      const { userHandle, ...response } = answer.response;
      if (!passkey) throw refused();
      if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== passkey.person)
        throw refused();
      const { id, publicKey, counter } = passkey;
      const verified = await verifyAuthenticationResponse({
        response: { ...answer, response, clientExtensionResults: {} },
        expectedChallenge: (challenge) => signIns.take(challenge) === true,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        credential: { id, publicKey: new Uint8Array(publicKey), counter },
        requireUserVerification: true,
      }).catch(() => undefined);
      if (!verified?.verified) throw refused();
      // Refused once more where another answer of the same passkey has come in between.
      await accounts.usePasskey(id, verified.authenticationInfo.newCounter).catch((error: unknown) => {
        throw error instanceof RangeError ? refused() : error;
      });
      return passkey;
    },
  };
}
