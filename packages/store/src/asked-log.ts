// The log as the server's thread sees it: each call is asked of the database behind.
import type { Append, Log, Owner } from "@hybrid/sync";
import type { AskDeed } from "./asks.ts";
import type { AppendValue, StoredTables } from "./log-tables.ts";
import { sealable, type JournalNote } from "./journals.ts";
import { pack, unpack } from "./pack.ts";

export function createAskedLog(ask: AskDeed, now: () => number, close: () => Promise<void>): Log {
  return {
    async read({ document, epoch }) {
      const stored = await ask("readLog", { document, epoch });
      return stored && { head: stored.head, snapshot: stored.snapshot, tail: tailOf(stored), owners: ownersOf(stored) };
    },
    append: (entry) => ask("append", valueOf(entry, now()), entry.update),
    appendTogether(entries) {
      const at = now();
      const { bytes, sizes } = pack(entries.map(({ update }) => update));
      return ask("appendTogether", { rows: entries.map((entry) => valueOf(entry, at)), sizes }, bytes);
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

function valueOf({ address, seq, actor, clients, beside, fence, line }: Append, at: number): AppendValue {
  const { document, epoch } = address;
  const { person, seat, session } = actor;
  const bare = { document, epoch, seq, person, seat, session, at, clients };
  const row = { ...bare, ...(fence && { fence }), ...(line !== undefined && { line }) };
  return beside === undefined ? row : { ...row, note: sealable(beside as JournalNote) };
}

function tailOf({ snapshot, tail }: StoredTables) {
  const first = (snapshot?.seq ?? 0) + 1;
  return unpack(tail).map((update, i) => ({ seq: first + i, update }));
}

function ownersOf({ owners }: StoredTables): ReadonlyMap<number, Owner> {
  return new Map(owners.map(({ client, person, seat }) => [client, { person, seat }]));
}
