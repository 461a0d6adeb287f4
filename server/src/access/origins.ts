// Which pages may talk to this server. A browser says where a page comes from; a page that rebinds a name of its own
// to this machine gives itself away by the Host it asks for.
import { isIP } from "node:net";
import { isLoopback } from "../settings.ts";

export type Origins = {
  /** `undefined` (not a browser, or a same-origin GET) passes; anything else must be on the list, exactly. */
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean;
  allowsHost(host: string | undefined): boolean;
};

/** `port` is asked late, since port 0 is known only once the server listens. */
export function createOrigins(host: string, port: () => number, configured: readonly string[]): Origins {
  const own = () => ["localhost", "127.0.0.1", "[::1]"].map((name) => `http://${name}:${port()}`);
  const listed = (): readonly string[] => (isLoopback(host) ? [...own(), ...configured] : configured);

  return {
    allowsOrigin(origin, asked) {
      if (origin === undefined) return true;
      const list = listed();
      // Without a list, on an address of a network: the page must come from the very host it asks.
      return list.length > 0 ? list.includes(origin) : asked !== undefined && hostOf(origin) === asked;
    },
    allowsHost(asked) {
      const list = listed();
      if (asked === undefined) return list.length === 0;
      // A page can bind a name of its own to this machine, and no number.
      return list.length === 0 ? isNumber(asked) : list.some((origin) => hostOf(origin) === asked);
    },
  };
}

function isNumber(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === "localhost" || isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
