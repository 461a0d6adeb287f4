// What the pages of accounts ask the server.
import * as z from "zod/mini";
import { AccountView, EnrolmentView, SessionListView } from "@hybrid/domain";
import { ask, send, type Answer } from "../session/api.ts";

const Nothing = z.undefined();
export type Done = Promise<Answer<undefined>>;
/** Passkey options and answers go through as they are: the browser and the server's library know their shape. */
const Options = z.looseObject({ challenge: z.string() });
export type Options = z.infer<typeof Options>;

export const signInWithPassword = (email: string, password: string): Done =>
  send("POST", "/api/sign-in/password", Nothing, { email, password });
export const askPasskeyOptions = () => send("POST", "/api/sign-in/passkey/options", Options);
export const signInWithPasskey = (response: unknown): Done =>
  send("POST", "/api/sign-in/passkey", Nothing, { response });

const Address = z.object({ address: z.url() });
const providerPath = (provider: string) => `/api/sign-in/providers/${encodeURIComponent(provider)}`;
export const beginAtProvider = (provider: string) => send("POST", providerPath(provider), Address);
export const returnFromProvider = (provider: string, answer: string): Done =>
  send("POST", `${providerPath(provider)}/return`, Nothing, { answer });
export const connectProvider = (provider: string) =>
  send("POST", `/api/account/identities/${encodeURIComponent(provider)}`, Address);
export const removeIdentity = (issuer: string): Done =>
  send("DELETE", `/api/account/identities?${new URLSearchParams({ issuer }).toString()}`, Nothing);

/** The single-use secret that lets its bearer make an account, and where it came from. */
export type Key = { readonly door: "setup" | "invitation"; readonly secret: string };
export type Who = { readonly name: string; readonly email: string };
type NewPasskey = { readonly response: unknown; readonly name: string };
export const readEnrolment = (key: Key) => send("POST", "/api/enrolment/read", EnrolmentView, key);
export const askEnrolmentOptions = (key: Key, who: Who) =>
  send("POST", "/api/enrolment/passkey", Options, { ...key, ...who });
export const enrol = (key: Key, who: Who, ways: { password: string | null; passkey: NewPasskey | null }): Done =>
  send("POST", "/api/enrolment", Nothing, { ...key, ...who, ...ways });

export const readAccount = (signal: AbortSignal) => ask("/api/account", AccountView, { signal });
export const changeWho = (who: Who) => send("PUT", "/api/account", AccountView, who);
export const changePassword = (current: string | null, password: string): Done =>
  send("PUT", "/api/account/password", Nothing, { current, password });
export const confirmWith = (proof: { password: string } | { response: unknown }): Done =>
  send("POST", "/api/account/confirm", Nothing, proof);

const passkeyPath = (id: string) => `/api/account/passkeys/${encodeURIComponent(id)}`;
export const askNewPasskeyOptions = () => send("POST", "/api/account/passkeys/options", Options);
export const addPasskey = (passkey: NewPasskey): Done => send("POST", "/api/account/passkeys", Nothing, passkey);
export const renamePasskey = (id: string, name: string): Done => send("PUT", passkeyPath(id), Nothing, { name });
export const removePasskey = (id: string): Done => send("DELETE", passkeyPath(id), Nothing);

export const readSessions = (signal: AbortSignal) => ask("/api/account/sessions", SessionListView, { signal });
export const endSession = (id: string): Done =>
  send("DELETE", `/api/account/sessions/${encodeURIComponent(id)}`, Nothing);
export const endAllSessions = (): Done => send("DELETE", "/api/account/sessions", Nothing);
