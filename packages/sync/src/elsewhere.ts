// What other servers write to the same storage. A hint says how far a document has come; what it came by is read from
// the log. Hints may be lost, so the heads of open documents are looked at every few seconds as well.
import type { Ledger } from "./ledger.ts";
import type { Address, Elsewhere, Log } from "./log.ts";
import type { Peer } from "./peer.ts";

const pollMs = 3000;
const page = 500;

type Hearing = { readonly address: Address; hear(head: number): void };

/** Passes hints on to the rooms that are open, and polls for those that were lost. Answers how to stop. */
export function followElsewhere(
  elsewhere: Elsewhere,
  keyOf: (address: Address) => string,
  rooms: ReadonlyMap<string, Hearing>,
): () => void {
  const hear = (address: Address, head: number) => rooms.get(keyOf(address))?.hear(head);
  const deafen = elsewhere.listen(hear);
  let asking = false;
  const poll = setInterval(() => {
    if (asking || rooms.size === 0) return;
    asking = true;
    const addresses = Array.from(rooms.values(), ({ address }) => address);
    elsewhere
      .heads(addresses)
      .then((heads) => heads.forEach(({ address, head }) => hear(address, head)))
      .catch(() => {}) // the next time it may be there again
      .finally(() => (asking = false));
  }, pollMs).unref();
  return () => {
    deafen();
    clearInterval(poll);
  };
}

export type Follower = {
  /** The document has come to this row, whoever wrote it. */
  hear(head: number): void;
  /**
   * Reads what was heard of and is not here yet, unless rows of our own are on their way: those find out themselves.
   */
  look(): void;
};

export type FollowerDeps = {
  readonly address: Address;
  readonly log: Log;
  readonly ledger: Ledger<Peer>;
  readonly ready: () => boolean;
  /** what was read does not follow from what is known, or cannot be read */
  readonly failed: (cause: unknown) => void;
};

export function createFollower({ address, log, ledger, ready, failed }: FollowerDeps): Follower {
  let heard = 0;
  let reading = false;

  async function read(): Promise<void> {
    const rows = await (log.elsewhere ?? log).readRows(address, ledger.head, page);
    // What was heard of and is not there was heard of another epoch's end, or before a restore.
    if (rows.length === 0) heard = ledger.head;
    if (ready()) ledger.takeIn(rows);
  }

  function look(): void {
    if (reading || heard <= ledger.head || ledger.flights.flying || !ready()) return;
    reading = true;
    read().then(
      () => {
        reading = false;
        look();
      },
      (cause: unknown) => {
        reading = false;
        failed(cause);
      },
    );
  }

  return {
    hear(head) {
      heard = Math.max(heard, head);
      look();
    },
    look,
  };
}
