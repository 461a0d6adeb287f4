// Where whoever runs the server looks: whether it lives, whether it can serve now, and its figures. The figures name
// nobody, but how busy a group is concerns nobody else either: without a token they are told to this machine alone.
import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { RefusalError } from "../access/refusal.ts";
import type { Metrics, Sources } from "./metrics.ts";

export type HealthDeps = {
  readonly metrics: Metrics;
  readonly sources: Sources;
  /** rejects if the store does not answer */
  readonly ask: () => Promise<unknown>;
  /** undefined: only this machine reads the figures */
  readonly token: string | undefined;
};

/** A store that has not answered for so long does not serve now, whatever it will say. */
const patience = 2000;

export function addHealth(app: FastifyInstance, { metrics, sources, ask, token }: HealthDeps): void {
  let closing = false;
  app.addHook("preClose", async () => void (closing = true));
  app.addHook("onClose", async () => metrics.close());

  app.get("/healthz", async () => {
    await ask();
    return { ok: true };
  });

  app.get("/readyz", async () => {
    if (closing || !(await answersInTime(ask))) throw new RefusalError("unavailable");
    return { ok: true };
  });

  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, token)) throw new RefusalError("unknown");
    return reply
      .type(metrics.contentType)
      .header("cache-control", "no-store")
      .send(await metrics.text(sources));
  });
}

async function answersInTime(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patience)));
  const answered = ask().then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([answered, late]);
  clearTimeout(timer);
  return inTime;
}

function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? "", `Bearer ${token}`);
  // A proxy on this machine passes on others' questions and says so.
  const passedOn = headers["x-forwarded-for"] !== undefined || headers["forwarded"] !== undefined;
  return !passedOn && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");
}

/** In the same time whatever they say. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
