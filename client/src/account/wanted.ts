// Where to go once signed in: the address one came for, by way of the entrance where it takes a seat.
import { wantedIn, type Wanted } from "../session/sign-in-view.ts";

const key = "wanted";

export function afterSignIn({ wanted, seat }: Wanted): { readonly to: string; readonly state: unknown } {
  if (wanted !== undefined && !seat) return { to: wanted, state: null };
  return { to: "/", state: { arriving: true, ...(wanted === undefined ? {} : { wanted }) } };
}

/** For the time the browser is at another site. */
export function keepWanted(wanted: Wanted): void {
  sessionStorage.setItem(key, JSON.stringify(wanted));
}

export function takeWanted(): Wanted {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  try {
    return wantedIn(JSON.parse(kept ?? "null"));
  } catch {
    return {};
  }
}
