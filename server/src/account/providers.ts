// Signing in at an authority's own identity provider: OpenID Connect with an authorisation code, PKCE, state and nonce.
// The answer comes back to a page of ours, which posts it here; what was begun is kept here for ten minutes, for one
// use, and for the browser that began it.
import { readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { lineOf } from "@hybrid/domain";
import * as openid from "openid-client";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { hashOf } from "../access/secret-hash.ts";
import { isLoopback, SettingsError } from "../settings.ts";
import { createTickets } from "./tickets.ts";

const Name = z.object({ sv: z.string().min(1), en: z.string().min(1) });
const Issuer = z.url().refine((address) => {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}, "an issuer is an https address");

const Provider = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    name: Name,
    issuer: Issuer,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1).optional(),
    clientSecretFile: z.string().min(1).optional(),
    scope: z.string().default("openid profile email"),
    /** asked for at the provider, the most wanted first */
    acrValues: z.array(z.string().regex(/^\S+$/)).default([]),
    /** how the answer comes back; "query" for a provider that cannot do "fragment" */
    responseMode: z.enum(["fragment", "query"]).default("fragment"),
  })
  .refine(({ scope }) => scope.split(" ").includes("openid"), "scope must have openid");
export type ProviderSettings = z.infer<typeof Provider>;

const File = z.strictObject({
  /** assurance levels from the weakest to the strongest */
  assurance: z.array(z.string().min(1)).default([]),
  providers: z
    .array(Provider)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "each provider has an id of its own"),
});
export type ProvidersFile = z.infer<typeof File>;

export const noProviders: ProvidersFile = { assurance: [], providers: [] };

/** Reads the file that OIDC_FILE names. Throws a SettingsError of one sentence. */
export function readProvidersFile(path: string): ProvidersFile {
  try {
    const parsed = File.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unclear"}`);
  } catch (error) {
    throw new SettingsError(
      `The file ${path} that OIDC_FILE names cannot be used (${error instanceof Error ? error.message : "unclear"}).`,
    );
  }
}

/** Who came back, as the provider says. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly assurance: string | null;
};

export type Providers = {
  readonly list: readonly Pick<ProviderSettings, "id" | "name" | "issuer">[];
  /**
   * Where to send the browser, and the secret it must hold when it comes back. `person`: whose account the identity is
   * to be added to, or null to sign in. Throws the refusals "unknown" and "unavailable".
   */
  begin(provider: string, origin: string, person: string | null): Promise<{ address: string; secret: string }>;
  /** `answer` is what the provider put after "?" or "#". Throws the refusals "not-accepted" and "unavailable". */
  finish(provider: string, secret: string | undefined, answer: string): Promise<Finished>;
};
export type Finished = { readonly identity: Identity; readonly person: string | null };

type UnderWay = {
  readonly provider: string;
  readonly redirect: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly person: string | null;
};

const life = 10 * 60_000;
/** In seconds: a provider that does not answer is not waited for longer. */
const patience = 10;

export function createProviders(settings: readonly ProviderSettings[], now: () => number): Providers {
  const underWay = createTickets<UnderWay>(life, now);
  const discovered = new Map<string, Promise<openid.Configuration>>();

  function configure(provider: ProviderSettings): Promise<openid.Configuration> {
    const here = discovered.get(provider.id) ?? discover(provider);
    discovered.set(provider.id, here);
    // A provider that was away may be back at the next try.
    here.catch(() => discovered.delete(provider.id));
    return here;
  }

  return {
    list: settings.map(({ id, name, issuer }) => ({ id, name, issuer })),

    async begin(id, origin, person) {
      const provider = settings.find((one) => one.id === id);
      if (!provider) throw new RefusalError("unknown");
      const config = await configure(provider).catch(() => {
        throw new RefusalError("unavailable");
      });
      const secret = randomBytes(32).toString("base64url");
      const redirect = `${origin}/sign-in/return/${id}`;
      const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      underWay.put(hashOf(secret), { provider: id, redirect, state, nonce, verifier, person });
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: provider.scope,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(provider.responseMode === "fragment" ? { response_mode: "fragment" } : {}),
        ...(provider.acrValues.length > 0 ? { acr_values: provider.acrValues.join(" ") } : {}),
      });
      return { address: address.href, secret };
    },

    async finish(id, secret, answer) {
      const begun = secret === undefined ? undefined : underWay.take(hashOf(secret));
      const provider = settings.find((one) => one.id === id);
      if (!begun || !provider || begun.provider !== id) throw new RefusalError("not-accepted");
      const config = await configure(provider).catch(() => {
        throw new RefusalError("unavailable");
      });
      return { identity: await exchange(config, begun, answer), person: begun.person };
    },
  };
}

async function discover(provider: ProviderSettings): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecretFile } = provider;
  const secret = clientSecretFile === undefined ? provider.clientSecret : readFileSync(clientSecretFile, "utf8").trim();
  // Only an issuer on this very machine is spoken to without TLS: the file's check has seen to that.
  const plain = issuer.startsWith("http:") ? [openid.allowInsecureRequests] : [];
  return openid.discovery(new URL(issuer), clientId, secret, undefined, {
    execute: [openid.enableNonRepudiationChecks, ...plain],
    timeout: patience,
  });
}

async function exchange(config: openid.Configuration, begun: UnderWay, answer: string): Promise<Identity> {
  const back = new URL(begun.redirect);
  back.search = new URLSearchParams(answer).toString();
  const tokens = await openid
    .authorizationCodeGrant(config, back, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      // The wire failed, not the answer.
      throw new RefusalError(
        error instanceof TypeError && error.message === "fetch failed" ? "unavailable" : "not-accepted",
      );
    });
  const claims = tokens.claims();
  if (!claims) throw new RefusalError("not-accepted");
  const { iss, sub, acr } = claims;
  return { issuer: iss, subject: sub, name: nameIn(claims), assurance: typeof acr === "string" && acr ? acr : null };
}

function nameIn(claims: openid.IDToken): string {
  const { name, given_name: given, family_name: family, preferred_username: login, email } = claims;
  const text = (value: unknown) => (typeof value === "string" ? lineOf(value) : "");
  const full = text(name) || `${text(given)} ${text(family)}`.trim() || text(login) || text(email).split("@")[0];
  return (full || claims.sub).slice(0, 120);
}
