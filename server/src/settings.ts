// What the environment says, read once and checked. A wrong value is one clear sentence, not a stack.
import { join } from "node:path";
import type { DatabasePlace } from "@hybrid/store";
import * as z from "zod";

/** In milliseconds. */
export type SessionLimits = {
  /** a session nobody uses ends after this */
  readonly idle: number;
  /** every session ends after this */
  readonly absolute: number;
};

const hour = 3_600_000;
export const usualLimits: SessionLimits = { idle: 8 * hour, absolute: 7 * 24 * hour };

export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** a PostgreSQL database, which several servers may share, instead of the file in the data folder */
  readonly databaseUrl?: string | undefined;
  /** the file that holds the master key, or the key itself; without both, a file beside the data */
  readonly keyFile?: string | undefined;
  readonly key?: string | undefined;
  /**
   * the file that holds the key that journals are signed with, or the key itself; without both, a file beside the data
   */
  readonly journalKeyFile?: string | undefined;
  readonly journalKey?: string | undefined;
  /** what reads /metrics from elsewhere says in its header; undefined: this machine alone reads them */
  readonly metricsToken?: string | undefined;
  /** undefined: the demo group is open exactly while the server listens on loopback */
  readonly demo: boolean | undefined;
  /** addresses browsers come from, when they are not the server's own: behind a proxy, or the dev server */
  readonly origins: readonly string[];
  readonly sessionLimits?: SessionLimits;
  /** the proxies whose word about a browser's address and about TLS is taken: addresses, networks or "loopback" */
  readonly trustProxy?: readonly string[];
  /** the file that names the authorities' identity providers */
  readonly oidcFile?: string | undefined;
  /** how invitations are sent; undefined: they are handed over as links */
  readonly post?: { readonly url: string; readonly from: string } | undefined;
};

export class SettingsError extends Error {
  override name = "SettingsError";
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function hours(sentence: string, usual: number) {
  return z.coerce
    .number(sentence)
    .positive(sentence)
    .max(24 * 365, sentence)
    .default(usual);
}

const Environment = z.object({
  PORT: z.coerce
    .number("PORT must be a number, such as 3000.")
    .int()
    .min(0)
    .max(65535, "PORT must be at most 65535.")
    .default(3000),
  HOST: z.string().min(1, "HOST must be an address, such as 127.0.0.1.").default("127.0.0.1"),
  DATA_DIR: z.string().min(1, "DATA_DIR must be a folder, such as ./data.").default("./data"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "DATABASE_URL must be an address such as postgres://user:secret@db.example.org/space.",
    })
    .optional(),
  DEMO: z.enum(["on", "off"], "DEMO must be on or off.").optional(),
  SESSION_IDLE_HOURS: hours("SESSION_IDLE_HOURS must be a number of hours above 0, such as 8.", 8),
  SESSION_HOURS: hours("SESSION_HOURS must be a number of hours above 0, such as 168.", 168),
  TRUST_PROXY: z.string().default("").transform(listOf),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "SMTP_URL must be an address such as smtps://user:secret@mail.example.org." })
    .optional(),
  SMTP_FROM: z.email("SMTP_FROM must be an e-mail address, such as space@example.org.").optional(),
  OIDC_FILE: z.string().min(1, "OIDC_FILE must be a file, such as ./oidc.json.").optional(),
  KEY_FILE: z.string().min(1, "KEY_FILE must be a file, such as /run/secrets/hybrid-space.key.").optional(),
  KEY: z.string().min(1).optional(),
  JOURNAL_KEY_FILE: z.string().min(1, "JOURNAL_KEY_FILE must be a file, such as /run/secrets/journal.pem.").optional(),
  JOURNAL_KEY: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16, "METRICS_TOKEN must be at least 16 characters.").optional(),
  ORIGINS: z
    .string()
    .default("")
    .transform(listOf)
    .pipe(
      z.array(
        z.url({
          protocol: /^https?$/,
          error: "ORIGINS must be addresses such as https://space.example.org, separated by commas.",
        }),
      ),
    ),
});

export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => issue.message).join(" "));
  const { PORT, HOST, DATA_DIR, DEMO, ORIGINS, SESSION_IDLE_HOURS, SESSION_HOURS, TRUST_PROXY } = parsed.data;
  // Nobody else could say that a browser came over TLS, and its cookies would be sent without it.
  if (TRUST_PROXY.length === 0 && ORIGINS.some((origin) => origin.startsWith("https:")))
    throw new SettingsError("ORIGINS with https needs TRUST_PROXY, the proxy that speaks TLS, such as loopback.");
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: parsed.data.DATABASE_URL,
    keyFile: parsed.data.KEY_FILE,
    key: parsed.data.KEY,
    journalKeyFile: parsed.data.JOURNAL_KEY_FILE,
    journalKey: parsed.data.JOURNAL_KEY,
    metricsToken: parsed.data.METRICS_TOKEN,
    demo: DEMO === undefined ? undefined : DEMO === "on",
    origins: ORIGINS.map((origin) => new URL(origin).origin),
    sessionLimits: { idle: SESSION_IDLE_HOURS * hour, absolute: SESSION_HOURS * hour },
    trustProxy: TRUST_PROXY,
    oidcFile: parsed.data.OIDC_FILE,
    post: postOf(parsed.data),
  };
}

function postOf({ SMTP_URL, SMTP_FROM }: { SMTP_URL?: string | undefined; SMTP_FROM?: string | undefined }) {
  if (SMTP_URL === undefined) return undefined;
  if (SMTP_FROM === undefined) throw new SettingsError("SMTP_URL needs SMTP_FROM, the address that letters come from.");
  return { url: SMTP_URL, from: SMTP_FROM };
}

/** Where the documents and records are. */
export function databaseOf({ dataDir, databaseUrl }: Pick<Settings, "dataDir" | "databaseUrl">): DatabasePlace {
  return databaseUrl === undefined ? { path: join(dataDir, "space.sqlite") } : { databaseUrl };
}

/** True for addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The same server by a name rather than a number where it is this machine's: passkeys are not made for numbers. */
export function pageOrigin(url: string): string {
  const address = new URL(url);
  if (isLoopback(address.hostname)) address.hostname = "localhost";
  return address.origin;
}
