// Deeds that wait for their room, and what becomes of them. Frames and deeds stand in one order.
import type { Deed, Written } from "./deed.ts";
import type { Ledger } from "./ledger.ts";
import { mostTries } from "./limits.ts";
import type { Log, Owner } from "./log.ts";
import { byOf, type Peer } from "./peer.ts";

export type DeedsDeps = {
  readonly ledger: Ledger<Peer>;
  readonly ready: () => boolean;
  /** whose a client id is that nobody has written under yet */
  readonly ownerHere: (client: number) => Owner | undefined;
  /** a commit failed */
  readonly recover: () => void;
};

export type Deeds = {
  readonly none: boolean;
  add(deed: Deed): Promise<Written>;
  /** For a deed in several rooms: resolves when its turn has come here; false if the document cannot be opened. */
  turn(): Promise<boolean>;
  /** What stands in the way of a deed, or the way to write it. Nothing may be awaited in between. */
  prepare(deed: Deed): Written | Prepared;
  /** Keeps the room open until the answer is called. */
  hold(): () => void;
  /** Does what waits, as long as the room is ready. */
  act(): void;
  giveUp(): void;
};

/** Hands the row to the log by `send`, at once; `again` is what to do if another server wrote first. */
export type Prepared = (send?: Log["append"], again?: () => Promise<Written>) => Promise<Written>;

type Waiting = { readonly go: () => void; readonly giveUp: () => void };

export function createDeeds({ ledger, ready, ownerHere, recover }: DeedsDeps): Deeds {
  const waiting: Waiting[] = [];
  let held = 0;

  function prepare({ update, beside, after, ...access }: Deed): Written | Prepared {
    if (!ready()) return "unavailable";
    if (access.right() !== "write") return "refused";
    if (after !== undefined && after !== ledger.head) return "stale";
    const verdict = ledger.judge(access.actor, ownerHere, update);
    if (verdict.kind !== "new") return verdict.kind === "foreign" ? "refused" : "stale";
    const by = { ...byOf(access), ...(beside && { beside }) };
    return (send, again) =>
      new Promise((answer) => {
        const lost = () => (answer("unavailable"), recover());
        const waiter = { saved: () => answer("saved"), lost, ...(again && { again: () => answer(again()) }) };
        ledger.append(verdict, by, undefined, waiter, send);
      });
  }

  async function perform(deed: Deed, tries = 0): Promise<Written> {
    const prepared = prepare(deed);
    if (typeof prepared === "string") return prepared;
    return prepared(undefined, tries < mostTries ? () => perform(deed, tries + 1) : undefined);
  }

  function act(): void {
    for (let next = ready() && waiting.shift(); next; next = ready() && waiting.shift()) next.go();
  }

  return {
    get none() {
      return waiting.length === 0 && held === 0;
    },
    add(deed) {
      return new Promise((answer) => {
        waiting.push({ go: () => answer(perform(deed)), giveUp: () => answer("unavailable") });
        act();
      });
    },
    turn() {
      return new Promise((answer) => {
        waiting.push({ go: () => answer(true), giveUp: () => answer(false) });
        act();
      });
    },
    prepare,
    hold() {
      held += 1;
      return () => void (held -= 1);
    },
    act,
    giveUp() {
      for (const { giveUp } of waiting.splice(0)) giveUp();
    },
  };
}
