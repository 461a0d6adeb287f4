// Memory that the server's thread and the store's thread both see. A batch that is nothing but rows for the log, as
// nearly all are, is laid down here, and the message that tells of it is one number: cloning its objects from thread to
// thread would cost as much as the commit. One batch is under way at a time, so one tray is enough.
import type { AppendValue } from "./log-tables.ts";
import type { Batch } from "./protocol.ts";

const size = 1024 * 1024;
/** What a character may take as UTF-8, at most. */
const widest = 3;

export type Tray = {
  /** Lays the batch down and answers how long its text is; undefined if it is something else, or too large. */
  lay(batch: Batch): number | undefined;
  /** The batch that was laid down last, as a copy. */
  take(length: number): Batch;
};

type Text = { readonly values: readonly AppendValue[]; readonly sizes: readonly number[] };

export const createTrayMemory = (): SharedArrayBuffer => new SharedArrayBuffer(size);

export function createTray(memory: SharedArrayBuffer): Tray {
  const tray = Buffer.from(memory);
  return {
    lay({ asks, bytes: { bytes, sizes } }) {
      if (!asks.every(({ name }) => name === "append")) return undefined;
      const text = JSON.stringify({ values: asks.map(({ value }) => value), sizes });
      if (text.length * widest + bytes.length > tray.length) return undefined;
      const length = tray.write(text);
      tray.set(bytes, length);
      return length;
    },
    take(length) {
      const { values, sizes } = JSON.parse(tray.toString("utf8", 0, length)) as Text;
      const asks = values.map((value) => ({ name: "append", value }) as const);
      const end = sizes.reduce((sum, each) => sum + each, length);
      return { asks, bytes: { bytes: new Uint8Array(tray.subarray(length, end)), sizes } };
    },
  };
}
