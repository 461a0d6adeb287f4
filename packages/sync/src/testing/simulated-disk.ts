// A disk that several servers share, in a simulation: commits happen when the simulation says so, in groups; what a
// server asked and had no answer to when it died is on the disk or not, as chance has it.
import { LogError, type Address, type Append, type Log, type Owner, type Row, type Snapshot } from "../log.ts";

type Asked = { readonly entry: Append; readonly done: () => void; readonly failed: (cause: LogError) => void };

export type SimulatedDisk = {
  /** the log as one server sees it, and what that server has asked of it */
  plug(): PluggedLog;
  /** every committed row, in order */
  readonly rows: readonly Row[];
};

export type PluggedLog = {
  readonly log: Log;
  readonly waiting: number;
  /** Commits the first `count` of what is asked. */
  commit(count: number): void;
  /** The server dies: the first `count` of what it asked are on the disk, and nobody is told. */
  unplug(count: number): void;
};

export function createSimulatedDisk(address: Address): SimulatedDisk {
  const rows: Row[] = [];
  const owners = new Map<number, Owner>();
  let snapshot: Snapshot | null = null;

  /** What stands in the way, or nothing. */
  function write({ seq, update, actor, clients }: Append): LogError | undefined {
    if (seq !== rows.length + 1) return new LogError("conflict", `seq ${seq} does not follow the head`);
    const { person, seat } = actor;
    const foreign = clients.some((client) => owners.has(client) && owners.get(client)?.person !== person);
    if (foreign) return new LogError("conflict", "bound to another");
    rows.push({ seq, update: update.slice(), actor, at: 0 });
    for (const client of clients) owners.set(client, { person, seat });
    return undefined;
  }

  function plug(): PluggedLog {
    let asked: Asked[] = [];
    /** Lines of which an append has failed. */
    const fallen = new Set<string | undefined>();
    const take = (entry: Append): LogError | undefined => {
      const refusal = fallen.has(entry.line) ? new LogError("conflict", "its line has fallen") : write(entry);
      if (refusal) fallen.add(entry.line ?? "no line");
      return refusal;
    };
    const settle = ({ entry, done, failed }: Asked): void => {
      const refusal = take(entry);
      if (refusal) failed(refusal);
      else done();
    };
    const readRows: Log["readRows"] = async (_, after, limit) => rows.slice(after, after + limit);
    const log: Log = {
      // The simulation carries the hints itself, or loses them.
      elsewhere: { listen: () => () => {}, heads: async () => [{ address, head: rows.length }], readRows },
      async read() {
        const tail = rows.slice(snapshot?.seq ?? 0).map(({ seq, update }) => ({ seq, update }));
        return { head: rows.length, snapshot, tail, owners: new Map(owners) };
      },
      append: (entry) => new Promise((done, failed) => asked.push({ entry, done, failed })),
      appendTogether: () => Promise.reject(new LogError("unavailable", "nobody in a simulation writes so")),
      async writeSnapshot(_, folded) {
        if ((snapshot?.seq ?? 0) < folded.seq) snapshot = folded;
      },
      readRows,
      close: () => Promise.resolve(),
    };
    return {
      log,
      get waiting() {
        return asked.length;
      },
      commit: (count) => asked.splice(0, count).forEach(settle),
      unplug(count) {
        for (const { entry } of asked.splice(0, count)) take(entry);
        asked = [];
      },
    };
  }

  return { plug, rows };
}
