// What a shared socket has to say, channel by channel. While the network keeps up, records leave at once; when it does
// not, each channel waits in a queue of its own and they take turns, so that a flooded document delays the others by
// one turn and not by its flood. Long frames leave in parts for the same reason.
import { muxLimit, muxMessage, type MuxRecord } from "@hybrid/sync";
import type { WebSocket } from "ws";

/** Bytes handed to the network before it has taken them, and bytes in one message. */
const window = 256 * 1024;
const message = 64 * 1024;

export type Outbox = {
  frame(channel: number, frame: Uint8Array): void;
  /** Says that the channel is closed, instead of whatever it still had to say. */
  close(channel: number, code: number, reason: string): void;
  /** bytes that wait in the channel's queue, and in all of them */
  waiting(channel: number): number;
  readonly waitingAll: number;
};

type Queue = { records: MuxRecord[]; bytes: number };

export function createOutbox(socket: Pick<WebSocket, "send" | "bufferedAmount">): Outbox {
  /** Channels that have something to say, in the order of their turns. */
  const queues = new Map<number, Queue>();
  let waitingAll = 0;
  let scheduled = false;

  function put(record: MuxRecord): void {
    let queue = queues.get(record.channel);
    if (!queue) queues.set(record.channel, (queue = { records: [], bytes: 0 }));
    queue.records.push(record);
    queue.bytes += sizeOf(record);
    waitingAll += sizeOf(record);
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(flush);
  }

  function flush(): void {
    scheduled = false;
    while (queues.size > 0 && socket.bufferedAmount < window)
      socket.send(muxMessage(nextTurns()), { binary: true }, () => flush());
  }

  function* nextTurns(): Generator<MuxRecord> {
    let bytes = 0;
    for (let count = 0; queues.size > 0 && bytes < message && count < muxLimit.records; count++) {
      const record = nextTurn();
      bytes += sizeOf(record);
      yield record;
    }
  }

  /** One record of the channel whose turn it is, which then goes to the end of the line. */
  function nextTurn(): MuxRecord {
    const [channel, queue] = queues.entries().next().value!;
    queues.delete(channel);
    const record = queue.records.shift()!;
    queue.bytes -= sizeOf(record);
    waitingAll -= sizeOf(record);
    if (queue.records.length > 0) queues.set(channel, queue);
    return record;
  }

  function forget(channel: number): void {
    waitingAll -= queues.get(channel)?.bytes ?? 0;
    queues.delete(channel);
  }

  return {
    frame(channel, frame) {
      let from = 0;
      for (; frame.length - from > muxLimit.part; from += muxLimit.part)
        put({ kind: "part", channel, frame: frame.subarray(from, from + muxLimit.part) });
      put({ kind: "frame", channel, frame: frame.subarray(from) });
    },
    close(channel, code, reason) {
      forget(channel);
      put({ kind: "close", channel, code, reason });
    },
    waiting: (channel) => queues.get(channel)?.bytes ?? 0,
    get waitingAll() {
      return waitingAll;
    },
  };
}

const sizeOf = (record: MuxRecord) => ("frame" in record ? record.frame.length : 0) + 8;
