// Which seat this tab sits in. Kept in sessionStorage: a reload keeps the seat, and two windows of one browser can hold
// two seats. The entrance sets it; the seat view reads it.
import { useSyncExternalStore } from "react";

const key = "seat";
const listeners = new Set<() => void>();

export function seatOfTab(): string | null {
  return sessionStorage.getItem(key);
}

export function takeSeat(seat: string | null): void {
  if (seat === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, seat);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSeatOfTab(): string | null {
  return useSyncExternalStore(subscribe, seatOfTab);
}

const lastKey = "last-address";

/** Where this tab was last, for the way back from the entrance. */
export function lastAddress(): string {
  return sessionStorage.getItem(lastKey) ?? "/glossary";
}

export function rememberAddress(address: string): void {
  sessionStorage.setItem(lastKey, address);
}
