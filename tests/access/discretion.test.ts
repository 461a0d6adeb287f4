// What the server gives away and what it puts up with: what is offered, how often it answers, and where secrets are
// not.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SignInView } from "@hybrid/domain";
import { createServer, type Server, type ServerOptions } from "server/app";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, cookieOf, openSetup, password } from "../support/account.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";

let folder: TempFolder;
let server: Server;
let notes: unknown[] = [];

const start = (more: Partial<ServerOptions> = {}) =>
  createServer({
    dataDir: folder.path,
    port: 0,
    host: "127.0.0.1",
    demo: true,
    origins: [],
    securityLog: { note: (event) => void notes.push(event) },
    ...more,
  });

beforeEach(async () => {
  folder = openTempFolder("discretion");
  notes = [];
  server = await start();
});
afterEach(async () => {
  await server.close();
  folder.close();
});

test("[AC4] every address answers so many requests a minute, and says when to come again", async () => {
  await server.close();
  server = await start({ requests: 20 });
  const answers: Response[] = [];
  for (let each = 0; each < 22; each += 1) answers.push(await ask(server, "GET", "/api/sign-in"));
  expect(answers.slice(0, 20).every(({ status }) => status === 200)).toBe(true);
  const last = answers[21]!;
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect([last.status, await last.json()]).toEqual([429, { code: "too-many" }]);
  expect(answers[0]!.headers.get("cache-control")).toBe("no-store");
});

test("[AC4] a request that trickles in is cut off", async () => {
  expect(server.app.server.requestTimeout).toBeGreaterThan(0);
  expect(server.app.server.requestTimeout).toBeLessThanOrEqual(30_000);
  expect(server.app.server.headersTimeout).toBeLessThanOrEqual(server.app.server.requestTimeout);
});

test("[AC10] what is offered is told to everyone, and nothing more", async () => {
  const view = SignInView.parse(await (await ask(server, "GET", "/api/sign-in")).json());
  expect(view).toEqual({ demo: true, providers: [], account: null });
});

test("[AC11] no secret is in an answer, an address, a note or a file of the server", async () => {
  const secret = await openSetup(server);
  const body = { door: "setup", secret, name: "Rut Ek", email: "rut@example.org", password, passkey: null };
  const made = await ask(server, "POST", "/api/enrolment", body);
  const token = cookieOf(made).split("=")[1]!;
  const rut = { url: server.url, cookie: cookieOf(made) };
  const wrong = { email: "rut@example.org", password: "canary-wrong-password" };
  expect((await ask(server, "POST", "/api/sign-in/password", wrong)).status).toBe(401);
  const typed = "/api/sign-in/providers/canary-wrong-password/return";
  expect((await ask(server, "POST", typed, { answer: "" })).status).toBe(401);
  const answers = await Promise.all(
    ["/api/account", "/api/account/sessions", "/api/session", "/api/sign-in"].map(async (path) =>
      (await ask(rut, "GET", path)).text(),
    ),
  );
  await server.close();
  const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name)).toString("latin1"));
  for (const word of [secret, token, password, Buffer.from(password).toString("latin1"), "canary-wrong-password"])
    for (const place of [...answers, ...files, JSON.stringify(notes)]) expect(place.includes(word)).toBe(false);
  server = await start();
});
