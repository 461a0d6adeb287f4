// The HTTP border: every answer is parsed once, here, and a failure is a value with a code the text files have words for.
import type * as z from "zod/mini";
import { DemoView, SeatView, SessionView } from "@hybrid/domain";

export type RefusalCode = "unknown" | "sign-in" | "malformed" | "cross-site" | "unavailable";
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: RefusalCode };

const codes: readonly string[] = ["unknown", "sign-in", "malformed", "cross-site", "unavailable"];

function parseCode(body: unknown): RefusalCode {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  return typeof code === "string" && codes.includes(code) ? (code as RefusalCode) : "unavailable";
}

async function ask<T>(path: string, schema: z.ZodMiniType<T>, request: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { ...request, headers: { accept: "application/json", ...request.headers } });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) return { ok: false, code: parseCode(body) };
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
