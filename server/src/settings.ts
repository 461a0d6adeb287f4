// What the environment says, read once and checked. A wrong value is one clear sentence, not a stack.
import * as z from "zod";

export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** undefined: the demo group is open exactly while the server listens on loopback */
  readonly demo: boolean | undefined;
  /** addresses browsers come from, when they are not the server's own: behind a proxy, or the dev server */
  readonly origins: readonly string[];
};

export class SettingsError extends Error {
  override name = "SettingsError";
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
  DEMO: z.enum(["on", "off"], "DEMO must be on or off.").optional(),
  ORIGINS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
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
  const { PORT, HOST, DATA_DIR, DEMO, ORIGINS } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    demo: DEMO === undefined ? undefined : DEMO === "on",
    origins: ORIGINS.map((origin) => new URL(origin).origin),
  };
}

/** True for addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
