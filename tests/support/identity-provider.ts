// A real identity provider on this machine (oidc-provider), for one client. Its sign-in page is the test: it says who
// signs in, and how surely.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import type { ServerOptions } from "server/app";

export type IdentityProvider = {
  readonly issuer: string;
  /** what the server is told of it */
  readonly file: NonNullable<ServerOptions["providers"]>;
  /** To be called once it is known where the server's pages are. */
  serve(...origins: readonly string[]): void;
  /** who signs in from now on, and the level it vouches for */
  expect(person: string, assurance?: string): void;
  close(): Promise<void>;
};

const clientId = "hybrid-space";
const scope = "openid profile email";
const clientSecret = "s".repeat(40);
const levels = ["loa2", "loa3", "loa4"];

export async function openIdentityProvider(id = "lindhamra"): Promise<IdentityProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = (_, response) => response.end();
  const http = createServer((request, response) => void handle(request, response));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;
  let [person, assurance]: [string, string | undefined] = ["anna", undefined];

  function serve(...origins: readonly string[]): void {
    const provider = new Provider(issuer, configurationFor(origins.map((origin) => `${origin}/sign-in/return/${id}`)));
    const answer = provider.callback();
    provider.on("server_error", (_, error) => console.error(error));
    handle = (request, response) =>
      request.url?.startsWith("/interaction/") ? signIn(provider, request, response) : answer(request, response);
  }

  async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const grant = new provider.Grant({ accountId: person, clientId });
    grant.addOIDCScope(scope);
    const login = { accountId: person, ...(assurance === undefined ? {} : { acr: assurance }) };
    const result = { login, consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  const name = { sv: "Lindhamra kommun", en: "Lindhamra municipality" };
  const settings = { id, name, issuer, clientId, clientSecret, scope, acrValues: ["loa3"] };
  return {
    issuer,
    file: { assurance: levels, providers: [{ ...settings, responseMode: "fragment" }] },
    serve,
    expect(who, level) {
      person = who;
      assurance = level;
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
}

function configurationFor(redirects: readonly string[]): object {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: redirects,
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    cookies: { keys: ["k1"] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    acrValues: levels,
    claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, name: `${sub} at work`, email: `${sub}@example.org` }),
    }),
  };
}

/** Goes where a browser would go, with a fresh jar of cookies, until the way leads back to `home`: that address. */
export async function followTo(home: string, start: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(start);
  for (let hop = 0; hop < 12; hop += 1) {
    if (address.origin === home) return address;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const next = response.headers.get("location");
    if (next === null)
      throw new Error(`no way on from ${address.pathname}: ${response.status} ${await response.text()}`);
    address = new URL(next, address);
  }
  throw new Error("the way did not lead back");
}
