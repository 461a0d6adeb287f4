// The HTTP border: every answer is parsed once, here, and a failure is a value with a code the text files have words for.
import type * as z from "zod/mini";
import { DemoView, Refusal, refusalCodes, SeatView, SessionView, type RefusalCode } from "@hybrid/domain";

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: RefusalCode };

/** The code in an error's body; what this client has no sentence for counts as a server that cannot answer. */
function codeOf(body: unknown): RefusalCode {
  const refusal = Refusal.safeParse(body);
  return refusalCodes.find((code) => code === refusal.data?.code) ?? "unavailable";
}

async function ask<T>(path: string, schema: z.ZodMiniType<T>, request: RequestInit = {}): Promise<Answer<T>> {
  try {
    const headers = new Headers(request.headers);
    headers.set("accept", "application/json");
    const response = await fetch(path, { ...request, headers });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) return { ok: false, code: codeOf(body) };
    const parsed = schema.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: "unavailable" };
  } catch {
    return { ok: false, code: "unavailable" };
  }
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
