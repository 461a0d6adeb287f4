// What the server says of itself in numbers, for Prometheus. Labels are close codes and nothing else: no document, no
// seat, no person, no word. The parts that are measured are given a log and transports that also count.
import { LogError, messageType, syncType, type Log, type Transport } from "@hybrid/sync";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** Read at every scrape. */
export type Sources = {
  readonly openDocuments: () => number;
  /** the lines that are open now */
  readonly transports: () => Iterable<Transport>;
};

export type WatchedLine = { readonly transport: Transport; received(frame: Uint8Array): void };

export type Metrics = {
  readonly contentType: string;
  text(sources: Sources): Promise<string>;
  watchLog(log: Log): Log;
  watchLine(transport: Transport): WatchedLine;
  refused(code: number): void;
  /** Stops what it does by itself. */
  close(): void;
};

const prefix = "hybrid_";
const seconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Bytes behind from which a line counts as lagging. */
const lagging = 256 * 1024;

export function createMetrics(now: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: prefix + name, help, registers });
  const counter = (name: string, help: string) => new Counter({ name: prefix + name, help, registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: prefix + name, help, buckets, registers });

  const commit = histogram("commit_seconds", "From an append to its commit on the disk", seconds);
  const batch = histogram("commit_rows", "Rows that were committed together", [1, 2, 5, 10, 20, 50, 100, 200, 500]);
  const failed = counter("commits_failed_total", "Appends that were not written");
  const ack = histogram("ack_seconds", "From a frame with an update to its ack", seconds);
  const gaps = counter("gaps_total", "Times a client was asked for what its update built on");
  const refused = new Counter({
    name: `${prefix}refusals_total`,
    help: "Sockets and channels that the server closed, by close code",
    labelNames: ["code"],
    registers,
  });
  const folds = counter("folds_total", "Folds written");
  const foldAge = gauge("fold_age_seconds", "Since the last fold was written; since the start, if none was");
  const documents = gauge("open_documents", "Documents that somebody has open");
  const lines = gauge("open_lines", "Sockets of one document, and channels of shared sockets");
  const lag = gauge("lagging_lines", `Lines that are more than ${lagging} bytes behind`);
  const buffered = gauge("buffered_bytes", "Bytes that wait for the network, all lines together");
  const worst = gauge("buffered_bytes_worst", "Bytes that wait for the network, on the line that is furthest behind");
  collectDefaultMetrics({ register: registry, prefix });
  const countBatch = createBatchCount((rows) => batch.observe(rows));
  const timed = <Written>(written: Promise<Written>, rows: number): Promise<Written> => {
    const since = performance.now();
    written.then(
      () => {
        countBatch(rows);
        commit.observe((performance.now() - since) / 1000);
      },
      (cause: unknown) => {
        // A conflict is an answer: the room reads the document again.
        if (!(cause instanceof LogError && cause.code === "conflict")) failed.inc();
      },
    );
    return written;
  };
  let foldedAt = now();

  return {
    contentType: registry.contentType,
    text({ openDocuments, transports }) {
      const behind = Array.from(transports(), (transport) => transport.buffered());
      documents.set(openDocuments());
      lines.set(behind.length);
      lag.set(behind.filter((bytes) => bytes > lagging).length);
      buffered.set(behind.reduce((sum, bytes) => sum + bytes, 0));
      worst.set(behind.reduce((most, bytes) => Math.max(most, bytes), 0));
      foldAge.set(Math.max(0, now() - foldedAt) / 1000);
      return registry.metrics();
    },
    watchLog: (log) => ({
      ...log,
      append: (entry) => timed(log.append(entry), 1),
      appendTogether: (entries) => timed(log.appendTogether(entries), entries.length),
      async writeSnapshot(address, snapshot) {
        await log.writeSnapshot(address, snapshot);
        folds.inc();
        foldedAt = now();
      },
    }),
    watchLine: (transport) =>
      watchLine(transport, {
        acked: (ms) => ack.observe(ms / 1000),
        gap: () => gaps.inc(),
        refused: (code) => refused.inc({ code }),
      }),
    refused: (code) => refused.inc({ code }),
    close: () => registry.clear(),
  };
}

/** Rows whose commits are heard of in one turn of the event loop were one batch. */
function createBatchCount(observe: (rows: number) => void): (more: number) => void {
  let rows = 0;
  return (more) => {
    rows += more;
    if (rows > more) return;
    setImmediate(() => {
      observe(rows);
      rows = 0;
    });
  };
}

type Seen = {
  readonly acked: (milliseconds: number) => void;
  readonly gap: () => void;
  readonly refused: (code: number) => void;
};

/** Looks at the first bytes of what passes, and at no more than that. One frame of a line is timed at a time. */
function watchLine(transport: Transport, seen: Seen): WatchedLine {
  let written = 0;
  let timed: { readonly count: number; readonly since: number } | undefined;
  let asked = false;
  return {
    received(frame) {
      if (frame[0] !== messageType.sync || frame[1] === syncType.step1) return;
      written += 1;
      timed ??= { count: written, since: performance.now() };
    },
    transport: {
      ...transport,
      send(frame) {
        if (frame[0] === messageType.ack) {
          if (timed && readNumber(frame) >= timed.count) {
            seen.acked(performance.now() - timed.since);
            timed = undefined;
          }
        } else if (frame[0] === messageType.sync && frame[1] === syncType.step1) {
          // The first greets; every later one asks for what an update built on.
          if (asked) seen.gap();
          asked = true;
        }
        transport.send(frame);
      },
      close(code, reason) {
        seen.refused(code);
        transport.close(code, reason);
      },
    },
  };
}

/** The number in a frame of a type and a number, as lib0 writes it. */
function readNumber(frame: Uint8Array): number {
  let value = 0;
  for (let at = 1, factor = 1; at < frame.length; at++, factor *= 128) {
    value += (frame[at]! & 127) * factor;
    if (frame[at]! < 128) break;
  }
  return value;
}
