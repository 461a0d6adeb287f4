// Which transactions every transaction has seen. An agent's own are in one order, so a version is a count per agent:
// "the first 12 of agent 0 and the first 7 of agent 1".
import { TraceError, type Trace } from "./trace.ts";

/** How many transactions of each agent, by agent. */
export type Version = Int32Array;

export type Versions = {
  /** the version that the transaction was typed at */
  before(txn: number): Version;
  /** the agent's transactions, as indexes of the trace, in order */
  ofAgent(agent: number): readonly number[];
};

export function createVersions({ txns, agents }: Trace): Versions {
  // One flat list rather than an array a transaction: a trace has hundreds of thousands.
  const after = new Int32Array(txns.length * agents);
  const before = new Int32Array(txns.length * agents);
  const own: number[][] = Array.from({ length: agents }, () => []);
  const slice = (all: Int32Array, txn: number): Version => all.subarray(txn * agents, (txn + 1) * agents);

  for (const [index, { agent, parents }] of txns.entries()) {
    const seen = slice(before, index);
    for (const parent of parents) {
      for (const [other, count] of slice(after, parent).entries()) seen[other] = Math.max(seen[other] ?? 0, count);
    }
    const mine = own[agent] ?? [];
    if (seen[agent] !== mine.length) {
      throw new TraceError(`agent ${agent} typed txn ${index} without having seen its own txn ${mine.at(-1)}.`);
    }
    mine.push(index);
    const now = slice(after, index);
    now.set(seen);
    now[agent] = mine.length;
  }
  return { before: (txn) => slice(before, txn), ofAgent: (agent) => own[agent] ?? [] };
}
