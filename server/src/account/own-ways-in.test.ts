import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@hybrid/store";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import type { AccountDeps } from "./deps.ts";
import { addOwnWaysIn } from "./own-ways-in.ts";

test("[AC9] of two ways in that are removed at once, the last one stays", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hybrid-ways-in-"));
  const store = await openStore({ path: join(folder, "space.sqlite") });
  const { accounts } = store;
  const app = Fastify();
  onTestFinished(async () => {
    await app.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const [person, issuers] = ["eva", ["https://one.example", "https://two.example"]];
  const nothing = { email: null, password: null, passkey: null, setup: null, administrator: false };
  await accounts.createAccount({ person, name: "Eva", identity: null, ...nothing });
  for (const issuer of issuers) await accounts.addIdentity({ issuer, subject: "eva", person });
  const sessions = { find: async () => ({ person, provedAt: 0 }) };
  const deps = { accounts, sessions, now: () => 0, log: { note() {} } } as unknown as AccountDeps;
  app.addHook("onRequest", async (request) => void (request.cookies = {}));
  addOwnWaysIn(app, deps);

  const remove = async (issuer: string) =>
    (await app.inject({ method: "DELETE", url: "/api/account/identities", query: { issuer } })).statusCode;
  const answers = await Promise.all(issuers.map(remove));
  expect(answers.toSorted((a, b) => a - b)).toEqual([204, 409]);
  expect(await accounts.readIdentities(person)).toHaveLength(1);
});
