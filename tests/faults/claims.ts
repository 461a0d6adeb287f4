// What a forged frame claims: numbers that hurt, ids that exist, and now and then a lie about a count.
import * as Y from "yjs";
import type { Random } from "../support/random.ts";

export type Forger = {
  /** the document as an insider sees it, whose ids make forgeries plausible */
  readonly known: Y.Doc;
  /** client ids that the attacker may write under */
  readonly own: readonly number[];
  /** frames that real clients have sent */
  readonly recorded: readonly Uint8Array[];
  readonly random: Random;
  /** how often a forged struct stands between two ids that never stood side by side; 0 to 1 */
  readonly wild: number;
};

const hostileNumbers = [
  0,
  1,
  2,
  127,
  128,
  16_383,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  2 ** 40,
  2 ** 53 - 1,
] as const;

export function forgeNumber(random: Random): number {
  return random.chance(0.5) ? random.below(300) : random.pick(hostileNumbers);
}

/** The number itself, or once in thirty times a lie about it. */
export function rarely(random: Random, value: number): number {
  return random.chance(1 / 30) ? forgeNumber(random) : value;
}

export function forgeClient({ random, own, known }: Forger): number {
  const others = [...known.store.clients.keys()];
  return random.pick([...own, ...others, ...others, 1 + random.below(2 ** 31)]);
}

export type Id = readonly [client: number, clock: number];

export function forgeId(forger: Forger): Id {
  const client = forgeClient(forger);
  const state = Y.getState(forger.known.store, client);
  return [client, rarely(forger.random, state > 0 ? forger.random.below(state) : 0)];
}
