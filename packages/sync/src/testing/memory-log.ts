// A log in memory, for tests: it can be told to hold commits back, or to fail, as a disk would.
import { LogError, type Address, type Append, type Log, type Owner, type Row, type Snapshot } from "../log.ts";

export type MemoryLog = Log & {
  /** makes a document known, without content */
  seed(address: Address): void;
  /** appends wait until `release`, as while a disk flushes */
  hold(): void;
  release(): void;
  /** while true, every append fails as on a full disk */
  full: boolean;
};

type Kept = { rows: Row[]; snapshot: Snapshot | null; owners: Map<number, Owner> };

export function createMemoryLog(now: () => number = () => 0): MemoryLog {
  const documents = new Map<string, Kept>();
  const keyOf = ({ document, epoch }: Address) => `${document} ${epoch}`;
  let held: PromiseWithResolvers<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const failed = new Set<string>();

  function commit({ address, seq, update, actor, clients }: Append): void {
    const kept = documents.get(keyOf(address));
    if (log.full) throw new LogError("unavailable", "the disk is full");
    if (!kept || kept.rows.length + 1 !== seq) throw new LogError("conflict", `seq ${seq} does not follow the head`);
    kept.rows.push({ seq, update: update.slice(), actor, at: now() });
    for (const client of clients)
      if (!kept.owners.has(client)) kept.owners.set(client, { person: actor.person, seat: actor.seat });
  }

  function commitAll(entries: readonly Append[]): void {
    const before = entries.map(({ address }) => [keyOf(address), documents.get(keyOf(address))] as const);
    const copies = before.map(([key, kept]) => [key, kept && structuredClone(kept)] as const);
    try {
      for (const entry of entries) commit(entry);
    } catch (error) {
      for (const [key, kept] of copies) if (kept) documents.set(key, kept);
      throw error;
    }
  }

  const log: MemoryLog = {
    full: false,
    seed: (address) => void documents.set(keyOf(address), { rows: [], snapshot: null, owners: new Map() }),
    hold: () => void (held ??= Promise.withResolvers()),
    release() {
      held?.resolve();
      held = undefined;
    },
    async read(address) {
      const kept = documents.get(keyOf(address));
      if (!kept) return undefined;
      const from = kept.snapshot?.seq ?? 0;
      const tail = kept.rows.slice(from).map(({ seq, update }) => ({ seq, update }));
      return { head: kept.rows.length, snapshot: kept.snapshot, tail, owners: new Map(kept.owners) };
    },
    append(entry) {
      const gate = held?.promise;
      const done = last
        .then(() => gate)
        .then(() => {
          if (failed.has(entry.line ?? "")) throw new LogError("conflict", "a row before it in its line was refused");
          commit(entry);
        })
        .catch((error: unknown) => {
          if (entry.line !== undefined) failed.add(entry.line);
          throw error;
        });
      last = done.catch(() => {});
      return done;
    },
    appendTogether(entries) {
      const gate = held?.promise;
      const done = last.then(() => gate).then(() => commitAll(entries));
      last = done.catch(() => {});
      return done;
    },
    async writeSnapshot(address, snapshot) {
      const kept = documents.get(keyOf(address))!;
      if ((kept.snapshot?.seq ?? 0) < snapshot.seq) kept.snapshot = snapshot;
    },
    async readRows(address, after, limit) {
      return documents.get(keyOf(address))?.rows.slice(after, after + limit) ?? [];
    },
    close: () => Promise.resolve(),
  };
  return log;
}
