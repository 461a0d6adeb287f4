import Fastify from "fastify";
import { expect, onTestFinished, test, vi } from "vitest";
import { addPressure, type Strain } from "./pressure.ts";
import type { RefusalError } from "./refusal.ts";

async function open(strain: Strain) {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const state = { strain };
  const app = Fastify();
  app.setErrorHandler((error: RefusalError, _, reply) => reply.code(error.statusCode).send(error.retryAfter));
  addPressure(app, () => state.strain);
  app.get("/api/session", () => ({}));
  app.get("/healthz", () => ({ ok: true }));
  onTestFinished(async () => {
    vi.useRealTimers();
    await app.close();
  });
  const ask = async (url: string) => {
    const { statusCode, body } = await app.inject(url);
    return statusCode === 503 ? [statusCode, body] : [statusCode];
  };
  return { state, ask };
}

const calm = { busy: 0.4, longest: 60 };
const strained = { busy: 1, longest: 3000 };

test("[SP4] under pressure whoever comes is asked to come a little later, until it has passed", async () => {
  const { state, ask } = await open(strained);
  vi.advanceTimersByTime(4000);
  expect(await ask("/api/session")).toEqual([200]);
  vi.advanceTimersByTime(2000);
  expect(await ask("/api/session")).toEqual([503, "2"]);
  expect(await ask("/healthz")).toEqual([200]);
  state.strain = calm;
  vi.advanceTimersByTime(2000);
  expect(await ask("/api/session")).toEqual([200]);
});

test.each([calm, { ...strained, busy: 0.5 }, { ...strained, longest: 200 }])(
  "[SP4] hard work alone is no pressure, nor is one long turn: %o",
  async (strain) => {
    const { ask } = await open(strain);
    vi.advanceTimersByTime(20_000);
    expect(await ask("/api/session")).toEqual([200]);
  },
);
