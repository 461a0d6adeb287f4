import type { Log } from "@hybrid/sync";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { RefusalError } from "../access/refusal.ts";
import type { SeatedDeps } from "../access/seated.ts";
import { addGrowth } from "./routes.ts";

/** The glossary's growth over a log that answers only when the gate is opened. */
function openGrowth() {
  const record = { id: "G", epoch: 1, space: "S", kind: "glossary", about: null, title: "" };
  const seat = { id: "police", space: "S", organisation: "O", role: "organisation", until: null, closed: null };
  const holding = { seat: "police", person: "eva" };
  const holdings = [holding];
  const documents = [record];
  const circle = { space: { id: "S" }, seats: [seat], holdings, documents, admissions: [], today: "2026-11-22" };
  const session = { id: "s", ended: false, seats: [{ ...holding, space: "S" }], closedSeats: [] };
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const reading = { now: 0, most: 0 };
  const log: Pick<Log, "readRows"> = {
    async readRows() {
      reading.most = Math.max(reading.most, ++reading.now);
      asked.resolve();
      await gate.promise;
      reading.now -= 1;
      return [];
    },
  };
  const deps = {
    log,
    sessions: { find: async () => session },
    circles: { read: async () => circle, right: () => "write", holds: () => holdings.length > 0 },
    isOpen: () => true,
  } as unknown as SeatedDeps & { readonly log: Pick<Log, "readRows"> };
  const app = Fastify();
  app.addHook("onRequest", async (request) => void (request.cookies = {}));
  app.setErrorHandler((error, _request, reply) => {
    const code = error instanceof RefusalError ? error.code : "bug";
    return reply.code(code === "too-many" ? 429 : code === "unknown" ? 404 : 500).send({ code });
  });
  onTestFinished(() => app.close());
  addGrowth(app, deps);
  const look = () => app.inject({ url: "/api/documents/G/growth?seat=police" });
  return { look, holdings, asked: asked.promise, open: () => gate.resolve(), reading };
}

test("[SE2] who loses the seat while the growth is being read is told nothing", async () => {
  const growth = openGrowth();
  const looking = growth.look();
  await growth.asked;
  growth.holdings.length = 0;
  growth.open();
  expect((await looking).statusCode).toBe(404);
});

test("[SY18] however many ask at once, a glossary's log is in memory once, and the rest come again", async () => {
  const growth = openGrowth();
  const looking = Array.from({ length: 130 }, () => growth.look());
  await growth.asked;
  growth.open();
  const codes = (await Promise.all(looking)).map(({ statusCode }) => statusCode);
  expect(growth.reading.most).toBe(1);
  expect(new Set(codes)).toEqual(new Set([200, 429]));
});
