// What the routes of accounts share: who they talk to, and who is asking.
import type { Accounts } from "@hybrid/store";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readToken, setToken } from "../access/cookie.ts";
import { RefusalError } from "../access/refusal.ts";
import type { SecurityLog } from "../access/security-log.ts";
import type { Session, Sessions, SignIn } from "../access/sessions.ts";
import type { Attempts } from "./attempts.ts";
import { labelBrowser } from "./browser-label.ts";
import type { KnownBrowsers } from "./known-browsers.ts";
import type { Passkeys, Party } from "./passkeys.ts";
import type { Passwords } from "./passwords.ts";
import type { Providers } from "./providers.ts";

/** Says whether a secret lets its bearer make an account, and what is known of them. */
export type EnrolmentDoor = {
  read(secret: string): Promise<{ readonly name: string; readonly email: string } | undefined>;
};

export type AccountDeps = {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly providers: Providers;
  /** failed sign-ins for an account, whether it exists or not, and from a network address */
  readonly attempts: {
    readonly account: Attempts;
    readonly address: Attempts;
    /** for an account from anywhere but browsers it knows */
    readonly elsewhere: Attempts;
    /** e-mails that one invitation or one person has asked an account under: the answer tells whether it is taken */
    readonly emails: Attempts;
  };
  readonly known: KnownBrowsers;
  readonly log: SecurityLog;
  readonly now: () => number;
  /** whether the demo group is open here */
  readonly demo: boolean;
  /** undefined: nobody is invited to this server */
  readonly invitations: EnrolmentDoor | undefined;
  /** a person has another name now */
  readonly renamed: (person: string) => Promise<void>;
  /** somebody's right in the space may be another now */
  readonly spaceChanged: (space: string) => Promise<void>;
  /** the name of a space */
  readonly spaceName: (space: string) => Promise<string>;
};

/** How long after showing who one is one may change the ways in. */
const proofLasts = 15 * 60_000;

export type Signed = { readonly session: Session; readonly person: string };

export async function requireAccount(
  { sessions }: Pick<AccountDeps, "sessions">,
  request: FastifyRequest,
): Promise<Signed> {
  const session = await sessions.find(readToken(request));
  if (!session?.person) throw new RefusalError("sign-in");
  return { session, person: session.person };
}

/** For changes to the ways in: an open browser left alone for a while is not enough. */
export async function requireProof(deps: AccountDeps, request: FastifyRequest): Promise<Signed> {
  const signed = await requireAccount(deps, request);
  if (deps.now() - signed.session.provedAt > proofLasts) throw new RefusalError("confirm");
  return signed;
}

/** Begins a session under a new token; the one the browser had, whoever's it was, is over. */
export async function welcome(
  deps: Pick<AccountDeps, "sessions" | "log">,
  request: FastifyRequest,
  reply: FastifyReply,
  signIn: Omit<SignIn, "browser">,
): Promise<Session> {
  const before = await deps.sessions.find(readToken(request));
  const { session, token } = await deps.sessions.start({
    ...signIn,
    browser: labelBrowser(request.headers["user-agent"]),
  });
  if (before) await deps.sessions.end(before);
  setToken(request, reply, token);
  deps.log.note({ what: "signed in", person: signIn.person, address: request.ip, detail: signIn.method });
  return session;
}

/** Where the page is that asks: passkeys and the way back from an identity provider are bound to it. */
export function partyOf(request: FastifyRequest): Party {
  const { origin } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) throw new RefusalError("malformed");
  return { origin, id: new URL(origin).hostname };
}
