// Behind a proxy with TLS, and without one: whose word is taken about where a browser is and how it came, what every
// answer carries, and what is noted of those who were turned away.
import { request } from "node:http";
import { createServer, type Server, type ServerOptions } from "server/app";
import { afterEach, expect, test } from "vitest";
import { makeAdministrator, password } from "../support/account.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat } from "../support/seats.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

let [folder, server]: [TempFolder?, Server?] = [];
const notes: { readonly what: string; readonly address?: string; readonly detail?: string }[] = [];

async function start(more: Partial<ServerOptions> = {}): Promise<Server> {
  folder = openTempFolder("proxy");
  notes.length = 0;
  const securityLog = { note: (event: (typeof notes)[number]) => void notes.push(event) };
  const usual = { dataDir: folder.path, port: 0, host: "127.0.0.1", demo: true, origins: [], securityLog };
  server = await createServer({ ...usual, ...more });
  return server;
}
afterEach(async () => {
  await server?.close();
  folder?.close();
});

/** What a proxy says of a browser that came to it over TLS. */
const over = { "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.77" };
const hsts = "strict-transport-security";
const policies = ["content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"];

const nameIn = (cookie: string) => cookie.split("=")[0];

async function signIn(url: string, headers: Record<string, string>): Promise<string[]> {
  const body = JSON.stringify({ email: "rut@example.org", password });
  const sent = { "content-type": "application/json", origin: url, ...headers };
  const answer = await fetch(`${url}/api/sign-in/password`, { method: "POST", headers: sent, body });
  expect(answer.status).toBe(204);
  return answer.headers.getSetCookie();
}

test("[SE9] by a trusted proxy's word the cookies are Secure with the __Host- prefix, and TLS is asked for", async () => {
  const { url } = await start({ trustProxy: ["loopback"] });
  await makeAdministrator(server!);
  const cookies = await signIn(url, over);
  expect(new Set(cookies.map(nameIn))).toEqual(new Set(["__Host-known", "__Host-session"]));
  for (const cookie of cookies) {
    expect(cookie).toContain("Path=/; HttpOnly; Secure; SameSite=Strict");
    expect(cookie).not.toContain("Domain");
  }
  const session = cookies.find((cookie) => cookie.startsWith("__Host-session"))!.split(";")[0]!;
  const ask = (headers: Record<string, string>) => fetch(`${url}/api/account`, { headers });
  expect((await ask({ ...over, cookie: session })).status).toBe(200);
  // A neighbour on plain HTTP could set a cookie without the prefix, which is no session here.
  expect((await ask({ ...over, cookie: session.replace("__Host-", "") })).status).toBe(401);
  expect((await ask({ cookie: session })).status).toBe(401);
  expect((await ask(over)).headers.get(hsts)).toBe("max-age=63072000; includeSubDomains");
  expect((await ask({})).headers.get(hsts)).toBeNull();
  expect(notes.some(({ what, address }) => what === "signed in" && address === "192.0.2.77")).toBe(true);
});

test("[SE9] nobody else's word is taken about TLS or about an address", async () => {
  const { url } = await start();
  await makeAdministrator(server!);
  const cookies = await signIn(url, over);
  expect(new Set(cookies.map(nameIn))).toEqual(new Set(["known", "session"]));
  expect(cookies.some((cookie) => cookie.includes("Secure"))).toBe(false);
  expect((await fetch(`${url}/api/sign-in`, { headers: over })).headers.get(hsts)).toBeNull();
  expect(notes.some(({ address }) => address === "192.0.2.77")).toBe(false);
});

test("[AC4] somebody with a whole IPv6 network waits like somebody with one address", async () => {
  const { url } = await start({ trustProxy: ["loopback"] });
  const body = JSON.stringify({ email: "rut@example.org", password: "a guess that is wrong" });
  const guess = async (each: number) => {
    const from = { "x-forwarded-proto": "https", "x-forwarded-for": `2001:db8:0:7::${(each + 1).toString(16)}` };
    const headers = { "content-type": "application/json", origin: url, ...from };
    return (await fetch(`${url}/api/sign-in/password`, { method: "POST", headers, body })).status;
  };
  const answers: number[] = [];
  for (let each = 0; each < 9; each += 1) answers.push(await guess(each));
  expect(answers).toEqual([...Array.from({ length: 8 }, () => 401), 429]);
});

/** fetch would mend the address first. */
function getRaw(url: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(url);
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("[SE9] [SE7] every answer has the policy headers: errors, unknown addresses, and ones that cannot be decoded", async () => {
  const { url } = await start({ trustProxy: ["loopback"], requests: 40 });
  const paths = ["/api/none", "/api/account", "/api/seats/x", "/%", "/api/seats/%ff", "/healthz", "/sync/x/1"];
  for (const path of paths) {
    const { headers, status, body } = await getRaw(url, path, over);
    expect([path, [...policies, hsts].filter((name) => headers[name] === undefined)]).toEqual([path, []]);
    if (path.includes("%")) expect([path, status, JSON.parse(body)]).toEqual([path, 404, { code: "unknown" }]);
  }
  const elsewhere = await getRaw(url, "/%", { ...over, host: "evil.example" });
  expect([elsewhere.status, elsewhere.headers["content-security-policy"] !== undefined]).toEqual([403, true]);
  await Promise.all(Array.from({ length: 45 }, () => getRaw(url, "/healthz", over)));
  const flooded = await getRaw(url, "/healthz", over);
  expect([flooded.status, policies.filter((name) => flooded.headers[name] === undefined)]).toEqual([429, []]);
});

test("[SE11] who was turned away at a door is noted, once for a flood, and without what was asked for", async () => {
  const { url } = await start();
  const { spaces } = await readDemo(url);
  const [police, ...others] = await Promise.all(spaces[0]!.seats.map(({ id }) => takeSeat(url, id)));
  const foreign = others
    .flatMap(({ view }) => view.documents)
    .find(({ id }) => !police!.view.documents.some((own) => own.id === id))!;
  for (let each = 0; each < 20; each += 1) {
    const socket = await openRawSocket(police!.door(foreign));
    expect(await socket.closed).toBe(4404);
    await fetch(`${url}/api/sign-in`, { headers: { origin: "http://evil.example" } });
    await fetch(`${url}/api/seats/${others[0]!.seat}`, { headers: { cookie: police!.cookie } });
    const headers = { cookie: police!.cookie, origin: url, "content-type": "application/json" };
    await fetch(`${url}/api/seats/${police!.seat}/glossary`, { method: "POST", headers, body: "{}" });
  }
  const of = (what: string) => notes.filter((note) => note.what === what);
  await until("the rows are there", () => of("document refused").length > 0 && of("address refused").length > 0);
  expect(of("request refused")).toEqual([{ what: "request refused", address: "127.0.0.1", detail: "cross-site" }]);
  expect(of("document refused")).toHaveLength(1);
  expect(of("address refused")).toMatchObject([{ detail: "GET /api/seats/:seat" }]);
  expect(JSON.stringify(notes)).not.toContain(foreign.id);
  expect(notes.filter(({ what }) => what.includes("refused")).length).toBeLessThan(6);
  await server!.close();
  expect(of("request refused").at(-1)).toMatchObject({ detail: "19 more within a minute" });
});
