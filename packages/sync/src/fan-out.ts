// Shows a room's committed rows to those in it. Each gets the same bytes. Whoever takes them too slowly is no longer
// sent any: the room remembers where that socket stands, one number, and catches it up from the log once it drains.
import type { Row } from "./flights.ts";
import type { Ledger } from "./ledger.ts";
import { catchUpRows, lag } from "./limits.ts";
import type { Address, Log } from "./log.ts";
import type { Peer } from "./peer.ts";
import { parseSimpleUpdate } from "./simple-update.ts";
import { joinRows } from "./tail.ts";
import { closeCode } from "./wire.ts";

export type FanOutDeps = {
  readonly address: Address;
  readonly log: Log;
  readonly ledger: Ledger<Peer>;
  readonly peers: ReadonlySet<Peer>;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** it hears everything again: what it missed beside the rows is to be told */
  readonly caughtUp: (peer: Peer) => void;
  readonly close: (peer: Peer, code: typeof closeCode.tryAgain, reason: string) => void;
};

export type FanOut = {
  /** Shows rows, several as one frame where they go together, to all but who wrote them. */
  show(rows: readonly Row<Peer | undefined>[]): void;
  /** Looks after those who lag. True while there are any. */
  tend(): boolean;
};

export function createFanOut({ address, log, ledger, peers, now, caughtUp, close }: FanOutDeps): FanOut {
  const lagging = new Set<Peer>();

  function hear(peer: Peer, frame: Uint8Array): void {
    if (peer.behind) return;
    if (peer.transport.buffered() <= lag.from) return peer.transport.send(frame);
    peer.behind = { seq: ledger.shown, since: now() };
    lagging.add(peer);
  }

  /** As long as the socket takes it, a page at a time. */
  async function catchUp(peer: Peer, behind: NonNullable<Peer["behind"]>): Promise<void> {
    while (peer.open && peer.transport.buffered() <= lag.from) {
      if (behind.seq >= ledger.shown) return end(peer);
      const page = await log.readRows(address, behind.seq, catchUpRows(ledger.rowSize));
      const rows = page.map(({ seq, update }) => ({ seq, update, parts: parseSimpleUpdate(update)?.parts }));
      for (const { frame } of joinRows(rows)) peer.send(frame.frame);
      behind.seq = Math.max(behind.seq, rows.at(-1)?.seq ?? ledger.shown);
    }
  }

  function end(peer: Peer): void {
    peer.behind = undefined;
    lagging.delete(peer);
    caughtUp(peer);
  }

  function tendOne(peer: Peer, behind: NonNullable<Peer["behind"]>): void {
    if (now() - behind.since > lag.longest) return close(peer, closeCode.tryAgain, "too far behind");
    if (behind.catching || peer.transport.buffered() > lag.until) return;
    behind.catching = true;
    catchUp(peer, behind).then(
      () => (behind.catching = false),
      () => close(peer, closeCode.tryAgain, "cannot be read now"),
    );
  }

  return {
    show(rows) {
      for (const { frame, rows: joined } of joinRows(rows)) {
        const writer = writerOf(joined);
        for (const peer of peers) if (peer !== writer && peer.joined) hear(peer, frame.frame);
        ledger.show(frame);
      }
    },
    tend() {
      for (const peer of lagging) {
        if (peer.open && peer.behind) tendOne(peer, peer.behind);
        if (!peer.open) lagging.delete(peer);
      }
      return lagging.size > 0;
    },
  };
}

/** Who wrote all of them; nobody, if several did. */
function writerOf(rows: readonly Row<Peer | undefined>[]): Peer | undefined {
  const from = rows[0]?.from;
  return rows.every((row) => row.from === from) ? from : undefined;
}
