// The log as the server's thread sees it: each call is asked of the database behind.
import type { Log, Owner } from "@hybrid/sync";
import type { AskDeed } from "./asks.ts";
import type { StoredTables } from "./log-tables.ts";
import { sealable, type JournalNote } from "./journals.ts";
import { unpack } from "./pack.ts";

export function createAskedLog(ask: AskDeed, now: () => number, close: () => Promise<void>): Log {
  return {
    async read({ document, epoch }) {
      const stored = await ask("readLog", { document, epoch });
      return stored && { head: stored.head, snapshot: stored.snapshot, tail: tailOf(stored), owners: ownersOf(stored) };
    },
    append({ address: { document, epoch }, seq, update, actor, clients, beside, fence, line }) {
      const { person, seat, session } = actor;
      const bare = { document, epoch, seq, person, seat, session, at: now(), clients };
      const row = { ...bare, ...(fence && { fence }), ...(line !== undefined && { line }) };
      return ask("append", beside === undefined ? row : { ...row, note: sealable(beside as JournalNote) }, update);
    },
    writeSnapshot({ document, epoch }, snapshot) {
      return ask("writeSnapshot", { document, epoch, snapshot });
    },
    async readRows({ document, epoch }, after, limit) {
      const { facts, updates } = await ask("readRows", { document, epoch, after, limit });
      const parts = unpack(updates);
      return facts.map(({ seq, at, ...actor }, i) => ({ seq, at, actor, update: parts[i]! }));
    },
    close,
  };
}

function tailOf({ snapshot, tail }: StoredTables) {
  const first = (snapshot?.seq ?? 0) + 1;
  return unpack(tail).map((update, i) => ({ seq: first + i, update }));
}

function ownersOf({ owners }: StoredTables): ReadonlyMap<number, Owner> {
  return new Map(owners.map(({ client, person, seat }) => [client, { person, seat }]));
}
