import type { Log } from "@hybrid/sync";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { addAuthorship, type AuthorshipDeps } from "./routes.ts";

test("[AT7] [SE2] who loses the seat while the record is being read is told nothing", async () => {
  const record = { id: "P", epoch: 1, space: "S", kind: "picture", about: null, title: "K-17" };
  const seat = { id: "police", space: "S", organisation: "O", role: "organisation", until: null, closed: null };
  const holding = { seat: "police", person: "eva" };
  const holdings = [holding];
  const circle = { space: { id: "S" }, seats: [seat], holdings, people: [], organisations: [], today: "2026-11-22" };
  const session = { id: "s", ended: false, seats: [{ ...holding, space: "S" }], closedSeats: [] };
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const log: Pick<Log, "readRows"> = {
    async readRows() {
      asked.resolve();
      await gate.promise;
      return [];
    },
  };
  const deps = {
    log,
    sessions: { find: async () => session },
    circles: {
      read: async () => circle,
      find: async () => ({ record, right: "write" }),
      right: () => "write",
      holds: () => holdings.length > 0,
    },
    isOpen: () => true,
    logOpening: async () => "logged",
  } as unknown as AuthorshipDeps;
  const app = Fastify();
  app.addHook("onRequest", async (request) => void (request.cookies = {}));
  onTestFinished(() => app.close());
  addAuthorship(app, deps);

  const look = () => app.inject({ url: "/api/documents/P/authorship?seat=police&fragment=narrative" });
  const looking = look();
  await asked.promise;
  holdings.length = 0;
  gate.resolve();
  expect((await looking).statusCode).toBe(404);
  holdings.push(holding);
  expect((await look()).statusCode).toBe(200);
});
