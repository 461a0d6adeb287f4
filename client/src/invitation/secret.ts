// The secret of the invitation that this tab has opened. It comes in the fragment of the address, which browsers send
// to no server, and is taken out of it at once, so that it stays in no history; this tab remembers it until it is used.
const key = "invitation";

export function takeSecret(): string | null {
  const fresh = location.hash.slice(1);
  if (fresh !== "") {
    sessionStorage.setItem(key, fresh);
    history.replaceState(history.state, "", location.pathname);
  }
  return sessionStorage.getItem(key);
}

export function forgetSecret(): void {
  sessionStorage.removeItem(key);
}
