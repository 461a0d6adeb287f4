// The HTTP border: every answer is parsed once, here, and a failure is a value with a code the text files have words
// for.
import * as z from "zod/mini";
import { DemoView, Refusal, refusalCodes, SeatView, SessionView, SignInView, type RefusalCode } from "@hybrid/domain";

/** `retryAfter`: seconds until it is worth trying again, where the server said so. */
export type Refused = { readonly ok: false; readonly code: RefusalCode; readonly retryAfter?: number };
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

/** The code in an error's body; what this client has no sentence for counts as a server that cannot answer. */
function codeOf(body: unknown): RefusalCode {
  const refusal = Refusal.safeParse(body);
  return refusalCodes.find((code) => code === refusal.data?.code) ?? "unavailable";
}

export async function ask<T>(path: string, schema: z.ZodMiniType<T>, request: RequestInit = {}): Promise<Answer<T>> {
  try {
    const headers = new Headers(request.headers);
    headers.set("accept", "application/json");
    const response = await fetch(path, { ...request, headers });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      const retryAfter = Number(response.headers.get("retry-after"));
      return { ok: false, code: codeOf(body), ...(retryAfter > 0 ? { retryAfter } : {}) };
    }
    const parsed = schema.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: "unavailable" };
  } catch {
    return { ok: false, code: "unavailable" };
  }
}

/** A request that changes something. An answer without a body is parsed as undefined. */
export function send<T>(method: string, path: string, schema: z.ZodMiniType<T>, body?: unknown): Promise<Answer<T>> {
  if (body === undefined) return ask(path, schema, { method });
  const headers = { "content-type": "application/json" };
  return ask(path, schema, { method, headers, body: JSON.stringify(body) });
}

export function readSession(signal?: AbortSignal): Promise<Answer<SessionView>> {
  return ask("/api/session", SessionView, signal ? { signal } : {});
}

/** The ways in that the server offers, and who is signed in. */
export function readSignIn(signal?: AbortSignal): Promise<Answer<SignInView>> {
  return ask("/api/sign-in", SignInView, signal ? { signal } : {});
}

/** What the server has browsers clear at sign-out is all but how this browser shows things: language and theme. */
export async function signingOut<T>(deed: () => Promise<T>): Promise<T> {
  const kept = ["language", "theme"].map((key) => [key, localStorage.getItem(key)] as const);
  const answer = await deed();
  for (const [key, value] of kept) if (value !== null) localStorage.setItem(key, value);
  return answer;
}

export function signOut(): Promise<Answer<undefined>> {
  return signingOut(() => send("DELETE", "/api/session", z.undefined()));
}

export function readSeatView(seat: string, signal?: AbortSignal): Promise<Answer<SeatView>> {
  return ask(`/api/seats/${encodeURIComponent(seat)}`, SeatView, signal ? { signal } : {});
}

export function readDemo(signal?: AbortSignal): Promise<Answer<DemoView>> {
  return ask("/api/demo", DemoView, signal ? { signal } : {});
}

export function takeDemoSeat(seat: string): Promise<Answer<SessionView>> {
  const headers = { "content-type": "application/json" };
  return ask(`/api/demo/seats/${encodeURIComponent(seat)}`, SessionView, { method: "POST", headers, body: "{}" });
}
