// The browser's side of passkeys: making one and answering with one. Whatever stops it is a word the text has a
// sentence for; a person who closes the browser's own window has done nothing wrong.
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { Answer, Refused } from "../session/api.ts";
import type { Options } from "./api.ts";

export type PasskeyTrouble = "cancelled" | "unsupported" | "number" | "already";
export type Stopped = Refused | { readonly ok: false; readonly trouble: PasskeyTrouble };
export type PasskeyAnswer = { readonly ok: true; readonly value: unknown } | Stopped;

/**
 * What keeps passkeys from working here at all, known before anyone tries. They are made for names, not for numbers.
 */
export function passkeyTrouble(): "unsupported" | "number" | null {
  if (/^[\d.]+$|^\[/.test(location.hostname)) return "number";
  return browserSupportsWebAuthn() ? null : "unsupported";
}

/** The same page under this machine's name. */
export function namedAddress(): string {
  const address = new URL(location.href);
  address.hostname = "localhost";
  return address.origin;
}

export async function makePasskey(asked: Promise<Answer<Options>>): Promise<PasskeyAnswer> {
  // The server made the options with the library of the same name; their shape is between the two.
  return run(asked, (options) =>
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  );
}

export async function answerWithPasskey(asked: Promise<Answer<Options>>): Promise<PasskeyAnswer> {
  return run(asked, (options) =>
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  );
}

async function run(
  asked: Promise<Answer<Options>>,
  ceremony: (options: Options) => Promise<unknown>,
): Promise<PasskeyAnswer> {
  const options = await asked;
  if (!options.ok) return options;
  try {
    return { ok: true, value: await ceremony(options.value) };
  } catch (error) {
    return { ok: false, trouble: troubleIn(error) };
  }
}

function troubleIn(error: unknown): PasskeyTrouble {
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "already";
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "already";
  return name === "SecurityError" ? "number" : "cancelled";
}
