import { ackFrame, closeCode, LogError, syncFrame, type Append, type Log, type Transport } from "@hybrid/sync";
import { beforeEach, expect, test } from "vitest";
import { createMetrics, type Metrics } from "./metrics.ts";

let metrics: Metrics;
let now: number;
beforeEach(() => {
  now = 0;
  metrics = createMetrics(() => now);
});

const row = {} as Append;
const bytes = new Uint8Array([1, 2]);
const turn = () => new Promise((resolve) => setImmediate(resolve));

function transport(buffered = 0): Transport {
  return { send() {}, close() {}, pause() {}, resume() {}, buffered: () => buffered };
}

async function figure(name: string, sources: Partial<Parameters<Metrics["text"]>[0]> = {}): Promise<number> {
  const text = await metrics.text({ openDocuments: () => 0, transports: () => [], ...sources });
  const line = text.split("\n").find((each) => each.startsWith(`${name} `));
  return Number(line?.split(" ").at(-1));
}

test("[OB1] commits, those that failed, rows of a batch and the age of folds are counted", async () => {
  const answers: (Error | undefined)[] = [undefined, undefined, new LogError("unavailable", "full"), undefined];
  const log = metrics.watchLog({
    async append() {
      const answer = answers.shift();
      if (answer) throw answer;
    },
    async appendTogether() {},
    async writeSnapshot() {},
  } as unknown as Log);
  await Promise.allSettled([log.append(row), log.append(row), log.append(row)]);
  await turn();
  await log.append(row);
  await turn();
  expect(await figure("hybrid_commit_seconds_count")).toBe(3);
  expect(await figure("hybrid_commit_rows_count")).toBe(2);
  expect(await figure("hybrid_commit_rows_sum")).toBe(3);
  expect(await figure("hybrid_commits_failed_total")).toBe(1);
  await log.appendTogether([row, row, row]);
  await turn();
  expect(await figure("hybrid_commit_seconds_count")).toBe(4);
  expect(await figure("hybrid_commit_rows_sum")).toBe(6);
  now = 60_000;
  expect(await figure("hybrid_fold_age_seconds")).toBe(60);
  await log.writeSnapshot({ document: "d", epoch: 1 }, {} as never);
  expect(await figure("hybrid_fold_age_seconds")).toBe(0);
});

test("[OB1] acks are timed, gaps and refusals counted, and what is behind is summed", async () => {
  const watched = metrics.watchLine(transport());
  const line = watched.transport;
  line.send(syncFrame("step1", bytes));
  watched.received(syncFrame("update", bytes));
  watched.received(syncFrame("update", bytes));
  line.send(ackFrame(2));
  line.send(syncFrame("step1", bytes));
  line.close(closeCode.notAllowed, "");
  metrics.refused(closeCode.newEpoch);
  expect(await figure("hybrid_ack_seconds_count")).toBe(1);
  expect(await figure("hybrid_gaps_total")).toBe(1);
  expect(await figure('hybrid_refusals_total{code="4403"}')).toBe(1);
  expect(await figure('hybrid_refusals_total{code="4409"}')).toBe(1);
  const transports = () => [transport(100), transport(300 * 1024)];
  expect(await figure("hybrid_buffered_bytes", { transports })).toBe(100 + 300 * 1024);
  expect(await figure("hybrid_buffered_bytes_worst", { transports })).toBe(300 * 1024);
  expect(await figure("hybrid_lagging_lines", { transports })).toBe(1);
  expect(await figure("hybrid_open_documents", { openDocuments: () => 7 })).toBe(7);
  expect(await figure("hybrid_nodejs_eventloop_lag_p99_seconds")).toBeGreaterThanOrEqual(0);
});
