// How a contract suite gets a store.
import type { Store } from "../store.ts";

/** A store of its own, empty, at every call; it is closed when the test that asked has ended. */
export type OpenEmpty = (options?: { readonly now?: () => number }) => Promise<Store>;
