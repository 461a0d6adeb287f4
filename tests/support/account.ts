// People with accounts, over HTTP, as a browser goes: set up the server, sign in, keep the cookie.
import type { Server } from "server/app";

export type Signed = { readonly url: string; readonly cookie: string };

const json = { "content-type": "application/json" };

/** A request of the page at `url`. */
export function ask(
  { url, cookie }: { readonly url: string; readonly cookie?: string | undefined },
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers: Record<string, string> = { origin: url, "sec-fetch-site": "same-origin" };
  if (cookie !== undefined) headers["cookie"] = cookie;
  if (body === undefined) return fetch(url + path, { method, headers });
  return fetch(url + path, { method, headers: { ...headers, ...json }, body: JSON.stringify(body) });
}

export function cookieOf(response: Response): string {
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .find((line) => /^(__Host-)?session=./.test(line));
  if (!cookie) throw new Error(`no session: ${response.status}`);
  return cookie;
}

export const password = "tre grå katter på taket";

/** The secret of a fresh setup address. */
export async function openSetup(server: Server): Promise<string> {
  const setup = await server.openSetup();
  if (!setup) throw new Error("there is an administrator already");
  return new URL(setup.address).hash.slice(1);
}

/** Makes the first administrator, and answers her first session. */
export async function makeAdministrator(server: Server, email = "rut@example.org"): Promise<Signed> {
  const { url } = server;
  const secret = await openSetup(server);
  const body = { door: "setup", secret, name: "Rut Ek", email, password, passkey: null };
  const made = await ask({ url }, "POST", "/api/enrolment", body);
  if (made.status !== 204) throw new Error(`no administrator: ${made.status} ${await made.text()}`);
  return { url, cookie: cookieOf(made) };
}

export async function signIn(url: string, email = "rut@example.org", secret = password): Promise<Signed> {
  const answer = await ask({ url }, "POST", "/api/sign-in/password", { email, password: secret });
  if (answer.status !== 204) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
  return { url, cookie: cookieOf(answer) };
}
