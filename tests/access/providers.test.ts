// Signing in at a real identity provider, and every answer that is not the one that was asked for.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AccountView, SeatView, SignInView } from "@hybrid/domain";
import { createServer, type Server } from "server/app";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, cookieOf, makeAdministrator, signIn } from "../support/account.ts";
import { followTo, openIdentityProvider, type IdentityProvider } from "../support/identity-provider.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { within } from "../support/wait.ts";

let folder: TempFolder;
let authority: IdentityProvider;
let server: Server;
let notes: string[] = [];

const place = () => ({ dataDir: folder.path, port: 0, host: "127.0.0.1", demo: true, origins: [] });
const start = () =>
  createServer({
    ...place(),
    providers: authority.file,
    securityLog: { note: (event) => void notes.push(JSON.stringify(event)) },
  });

beforeEach(async () => {
  notes = [];
  folder = openTempFolder("providers");
  authority = await openIdentityProvider();
  server = await start();
  authority.serve(server.url);
});
afterEach(async () => {
  await server.close();
  await authority.close();
  folder.close();
});

const path = "/api/sign-in/providers/lindhamra";

async function begin(cookie?: string, from = path): Promise<{ address: URL; cookie: string }> {
  const begun = await ask({ url: server.url, cookie }, "POST", from, {});
  if (!begun.ok) throw new Error(`not begun: ${begun.status}`);
  const { address } = (await begun.json()) as { address: string };
  const flow = begun.headers.getSetCookie()[0]!.split(";")[0]!;
  return { address: new URL(address), cookie: cookie === undefined ? flow : `${cookie}; ${flow}` };
}

const answerOf = (back: URL) => back.hash.slice(1);
const visit = async (address: URL) => answerOf(await followTo(server.url, address.href));
const hand = (answer: string, cookie?: string) =>
  ask({ url: server.url, cookie }, "POST", `${path}/return`, { answer });

async function expectRefused(answer: Response): Promise<void> {
  expect([answer.status, await answer.json()]).toEqual([401, { code: "not-accepted" }]);
  expect(answer.headers.getSetCookie().some((line) => line.startsWith("session="))).toBe(false);
}

async function signInThere(): Promise<{ url: string; cookie: string }> {
  const { address, cookie } = await begin();
  const answer = await hand(await visit(address), cookie);
  expect(answer.status).toBe(204);
  return { url: server.url, cookie: cookieOf(answer) };
}

const accountOf = async (signed: { url: string; cookie: string }) =>
  AccountView.parse(await (await ask(signed, "GET", "/api/account")).json());

test("[AC14] the authority's sign-in is offered, asks with PKCE, state and nonce, and leads to an account", async () => {
  const offered = SignInView.parse(await (await ask(server, "GET", "/api/sign-in")).json());
  expect(offered.providers.map(({ id }) => id)).toEqual(["lindhamra"]);
  const { address } = await begin();
  const asked = Object.fromEntries(address.searchParams);
  expect(asked).toMatchObject({ response_type: "code", code_challenge_method: "S256", response_mode: "fragment" });
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked[name]).toMatch(/^[\w-]{43}$/);

  authority.expect("anna", "loa3");
  const anna = await accountOf(await signInThere());
  expect(anna).toMatchObject({
    person: { name: "anna at work" },
    email: null,
    administrator: false,
    password: false,
    session: { method: "provider", assurance: "loa3" },
  });
  expect((await accountOf(await signInThere())).person).toEqual(anna.person);
  authority.expect("bo");
  expect((await accountOf(await signInThere())).person.id).not.toBe(anna.person.id);
});

test("[AC14] an account is not found by its e-mail: the same address at the authority is another person", async () => {
  const rut = await accountOf(await makeAdministrator(server, "anna@example.org"));
  const anna = await accountOf(await signInThere());
  expect(anna.person.id).not.toBe(rut.person.id);
  expect(anna.administrator).toBe(false);
});

test("[AC15] another state, issuer or provider is refused, and so is an answer without them", async () => {
  const changes: ((answer: URLSearchParams) => void)[] = [
    (answer) => answer.set("state", "A".repeat(43)),
    (answer) => answer.delete("state"),
    (answer) => answer.set("iss", "https://evil.example"),
    (answer) => answer.delete("iss"),
    (answer) => answer.set("code", "made-up"),
    (answer) => answer.append("code", "twice"),
    (answer) => answer.delete("code"),
  ];
  for (const change of changes) {
    const { address, cookie } = await begin();
    const answer = new URLSearchParams(await visit(address));
    change(answer);
    await expectRefused(await hand(answer.toString(), cookie));
  }
  expect(notes.filter((note) => note.includes("sign-in refused"))).toHaveLength(changes.length);
});

test("[AC15] what was asked with another nonce or another challenge is refused", async () => {
  for (const [name, value] of [
    ["nonce", "B".repeat(43)],
    ["code_challenge", "C".repeat(43)],
  ] as const) {
    const { address, cookie } = await begin();
    address.searchParams.set(name, value);
    await expectRefused(await hand(await visit(address), cookie));
  }
});

test("[AC15] an answer counts once, and only in the browser that asked", async () => {
  const { address, cookie } = await begin();
  const answer = await visit(address);
  await expectRefused(await hand(answer));
  const other = await begin();
  await expectRefused(await hand(answer, other.cookie));
  expect((await hand(answer, cookie)).status).toBe(204);
  await expectRefused(await hand(answer, cookie));

  // The code alone, under a state of one's own.
  const again = await begin();
  const mixed = new URLSearchParams(answer);
  mixed.set("state", again.address.searchParams.get("state")!);
  await expectRefused(await hand(mixed.toString(), again.cookie));
});

test("[AC15] an answer of one authority is not taken for another's", async () => {
  const evil = await openIdentityProvider("evil");
  try {
    await server.close();
    const both = { assurance: [], providers: [...authority.file.providers, ...evil.file.providers] };
    server = await createServer({ ...place(), providers: both });
    authority.serve(server.url);
    evil.serve(server.url);
    const there = await begin(undefined, "/api/sign-in/providers/evil");
    const stolen = await visit(there.address);
    await expectRefused(await hand(stolen, there.cookie));
    const here = await begin();
    await expectRefused(await hand(stolen, here.cookie));
  } finally {
    await evil.close();
  }
});

test("[AC16] a space that asks for a level opens to sessions that reach it, and the seat says why it is closed", async () => {
  const rut = await makeAdministrator(server);
  authority.expect("anna", "loa2");
  const anna = (await accountOf(await signInThere())).person.id;
  const space = "lindhamra-en";
  await server.close();
  const database = new DatabaseSync(join(folder.path, "space.sqlite"));
  const seat = "lindhamra-en-police";
  database.exec(`update holdings set person = '${anna}' where seat = '${seat}' and until is null`);
  database.close();
  server = await start();
  authority.serve(server.url);

  const sit = async (level: string) => {
    authority.expect("anna", level);
    const signed = await signInThere();
    const { status } = await ask(signed, "GET", `/api/seats/${seat}`);
    return { status, closed: (await accountOf(signed)).closedSpaces };
  };
  expect(await sit("loa2")).toEqual({ status: 200, closed: [] });
  const admin = await signIn(server.url);
  const change = (signed: { url: string; cookie: string }, assurance: string | null) =>
    ask(signed, "PUT", `/api/spaces/${space}/assurance`, { assurance });
  expect((await change(await signInThere(), "loa3")).status).toBe(404);
  authority.expect("anna", "loa2");
  const weak = await signInThere();
  const view = SeatView.parse(await (await ask(weak, "GET", `/api/seats/${seat}`)).json());
  const glossary = view.documents.find(({ kind }) => kind === "glossary")!;
  const sheet = { host: server.url.replace("http", "ws"), document: glossary.id, epoch: glossary.epoch };
  const socket = await openRawSocket({ ...sheet, seat, cookie: weak.cookie });
  expect((await change(admin, "loa3")).status).toBe(204);
  expect(await within(1000, "the open sheet closes", socket.closed)).toBe(4403);
  expect(await sit("loa2")).toEqual({ status: 403, closed: [{ name: "Lindhamra group", assurance: "loa3" }] });
  expect((await sit("loa3")).status).toBe(200);
  expect((await sit("loa4")).status).toBe(200);
  expect((await ask({ ...rut, url: server.url }, "GET", "/api/account")).status).toBe(200);
});

test("[AC14] an identity is added to an account of one's own, and only to it", async () => {
  const rut = await makeAdministrator(server);
  const begun = await begin(rut.cookie, "/api/account/identities/lindhamra");
  expect((await hand(await visit(begun.address), begun.cookie)).status).toBe(204);
  const before = await accountOf(rut);
  expect(before.identities.map(({ issuer }) => issuer)).toEqual([authority.issuer]);
  expect((await accountOf(await signInThere())).person).toEqual(before.person);
});

test("[SE7] a provider that is away, and one that is not there, are refusals", async () => {
  expect((await ask(server, "POST", "/api/sign-in/providers/nobody", {})).status).toBe(404);
  await authority.close();
  const away = await ask(server, "POST", path, {});
  expect([away.status, await away.json()]).toEqual([503, { code: "unavailable" }]);
  authority = await openIdentityProvider();
});

test("[AC14] a file that cannot be used is one clear sentence", async () => {
  const own = openTempFolder("providers-file");
  mkdirSync(own.path, { recursive: true });
  const oidcFile = join(own.path, "oidc.json");
  for (const text of ["{", "{}", JSON.stringify({ providers: [{ id: "x", issuer: "http://far.example" }] })]) {
    writeFileSync(oidcFile, text);
    const options = { dataDir: own.path, port: 0, host: "127.0.0.1", demo: false, origins: [], oidcFile };
    await expect(createServer(options)).rejects.toThrow(/^The file .*oidc\.json that OIDC_FILE names cannot be used/);
  }
  own.close();
});
