// The committed rows after the snapshot, as frames to hand to whoever joins. Rows that were shown together stay
// together. The bytes are a cache: a room that is quiet lets go of them, and they are read again when they are needed.
import { createJoin, type Join } from "./join-updates.ts";
import { parseSimpleUpdate } from "./simple-update.ts";
import type { Parts } from "./structs.ts";
import { syncFrame } from "./wire.ts";

/** One or more rows as one frame; `to` is the seq of the last of them. */
export type TailFrame = { readonly to: number; readonly frame: Uint8Array; readonly update: Uint8Array };

/** A committed row, or several in one: its update, and how it goes together with others, if it does. */
export type Joinable = { readonly seq: number; readonly update: Uint8Array; readonly parts: Parts | undefined };

/** Beyond this, rows are not put together any more: a frame should not hold up what comes after it. */
const largest = 128 * 1024;

/** Puts rows together as far as they go together, in order. */
export function joinRows<Row extends Joinable>(
  rows: readonly Row[],
): { readonly frame: TailFrame; readonly rows: readonly Row[] }[] {
  const joined: { frame: TailFrame; rows: readonly Row[] }[] = [];
  let group: Row[] = [];
  let join: Join = createJoin();
  const close = (): void => {
    if (group.length === 0) return;
    const update = group.length === 1 ? group[0]!.update : join.update();
    joined.push({ frame: frameOf(group.at(-1)!.seq, update), rows: group });
    group = [];
    join = createJoin();
  };
  for (const row of rows) {
    const taken = row.parts !== undefined && join.size < largest && join.add(row.parts);
    if (!taken) {
      close();
      if (row.parts) join.add(row.parts);
    }
    group.push(row);
    if (!row.parts) close();
  }
  close();
  return joined;
}

export function frameOf(to: number, update: Uint8Array): TailFrame {
  const frame = syncFrame("update", update);
  return { to, frame, update: frame.subarray(frame.length - update.length) };
}

/** As few frames as the rows can be sent in. */
export function rejoin(frames: readonly TailFrame[]): TailFrame[] {
  const rows = frames.map(({ to, update }) => ({ seq: to, update, parts: parseSimpleUpdate(update)?.parts }));
  return joinRows(rows).map(({ frame }) => frame);
}

export const bytesOf = (tail: readonly TailFrame[]): number => tail.reduce((sum, { frame }) => sum + frame.length, 0);
