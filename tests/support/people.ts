// People with accounts, over HTTP, as browsers would come: the administrator by the setup address, others by an
// invitation.
import type { Server } from "server/app";

export type Answered = { readonly status: number; readonly body: unknown };

export type Guest = {
  /** the session's cookie; "" for somebody who is not signed in */
  readonly cookie: string;
  ask(method: string, path: string, body?: unknown): Promise<Answered>;
};

export function visitor(url: string, cookie = ""): Guest {
  return {
    cookie,
    async ask(method, path, body) {
      const headers = { origin: url, ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : json) };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${url}${path}`, { method, headers, ...sent });
      const text = await response.text();
      return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
    },
  };
}

const json = { "content-type": "application/json" };

/** Makes an account with what a secret opens, and is signed in by it. */
export async function enrol(url: string, door: "setup" | "invitation", secret: string, name: string): Promise<Guest> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, "-")}@example.org`;
  const body = JSON.stringify({ door, secret, name, email, password: "three grey herons wait", passkey: null });
  const response = await fetch(`${url}/api/enrolment`, { method: "POST", headers: { ...json, origin: url }, body });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (!response.ok || !cookie) throw new Error(`no account for ${name}: ${response.status} ${await response.text()}`);
  return visitor(url, cookie);
}

export async function enrolAdministrator(server: Pick<Server, "url" | "openSetup">, name = "Ines"): Promise<Guest> {
  const setup = await server.openSetup();
  if (!setup) throw new Error("there is an administrator already");
  return enrol(server.url, "setup", new URL(setup.address).hash.slice(1), name);
}
