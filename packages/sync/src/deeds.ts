// Deeds that wait for their room, and what becomes of them. Frames and deeds stand in one order.
import type { Deed, Written } from "./deed.ts";
import type { Ledger } from "./ledger.ts";
import { mostTries } from "./limits.ts";
import type { Owner } from "./log.ts";
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
  /** Does what waits, as long as the room is ready. */
  act(): void;
  giveUp(): void;
};

type Waiting = { readonly deed: Deed; readonly answer: (written: Written) => void };

export function createDeeds({ ledger, ready, ownerHere, recover }: DeedsDeps): Deeds {
  const waiting: Waiting[] = [];

  function perform({ deed, answer }: Waiting, tries = 0): void {
    const { update, beside, ...access } = deed;
    if (access.right() !== "write") return answer("refused");
    const verdict = ledger.judge(access.actor, ownerHere, update);
    if (verdict.kind !== "new") return answer(verdict.kind === "foreign" ? "refused" : "stale");
    const lost = () => {
      answer("unavailable");
      recover();
    };
    const again = () => (tries < mostTries ? perform({ deed, answer }, tries + 1) : lost());
    const by = beside === undefined ? byOf(access) : { ...byOf(access), beside };
    ledger.append(verdict, by, undefined, { saved: () => answer("saved"), lost, again });
  }

  function act(): void {
    for (let next = ready() && waiting.shift(); next; next = ready() && waiting.shift()) perform(next);
  }

  return {
    get none() {
      return waiting.length === 0;
    },
    add(deed) {
      return new Promise((answer) => {
        waiting.push({ deed, answer });
        act();
      });
    },
    act,
    giveUp() {
      for (const { answer } of waiting.splice(0)) answer("unavailable");
    },
  };
}
