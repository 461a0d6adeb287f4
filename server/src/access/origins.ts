// Which pages may talk to this server. A browser says where a page comes from; a page that rebinds a name of its own
// to this machine gives itself away by the Host it asks for.
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
      return list.length === 0 || (asked !== undefined && list.some((origin) => hostOf(origin) === asked));
    },
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
