// How deep each struct lies inside other types. Yjs walks nested types recursively, in every browser, so that a chain of
// a few thousand breaks them all, for good. Consecutive clocks of one client mostly lie equally deep: kept as steps.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Id } from "./ids.ts";

/** From `starts[i]` on, until the next start, the client's structs lie `values[i]` types deep. */
export type Steps = { readonly starts: number[]; readonly values: number[] };
export type Depths = ReadonlyMap<number, Steps>;

/** Far more than any text or list that people nest. */
export const deepest = 64;

/** 0 for what lies in a root, and for what is not known. */
export function depthAt(depths: Depths, { client, clock }: Id): number {
  const steps = depths.get(client);
  if (!steps) return 0;
  let low = 0;
  let high = steps.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps.starts[middle]! <= clock) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : steps.values[low - 1]!;
}

/** Says how deep a client's structs lie from `clock` on; clocks come in rising order. */
export function addDepth(depths: Map<number, Steps>, { client, clock }: Id, value: number): void {
  let steps = depths.get(client);
  if (!steps) depths.set(client, (steps = { starts: [], values: [] }));
  if ((steps.values.at(-1) ?? -1) === value) return;
  steps.starts.push(clock);
  steps.values.push(value);
}

export function addDepths(depths: Map<number, Steps>, more: Depths): void {
  for (const [client, { starts, values }] of more)
    for (let i = 0; i < starts.length; i++) addDepth(depths, { client, clock: starts[i]! }, values[i]!);
}

/** How many clients; for each its id, how many steps, and each step's distance from the one before and its depth. */
export function encodeDepths(depths: Depths): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, depths.size);
  for (const [client, { starts, values }] of depths) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, starts.length);
    for (let i = 0; i < starts.length; i++) {
      encoding.writeVarUint(encoder, starts[i]! - (starts[i - 1] ?? 0));
      encoding.writeVarUint(encoder, values[i]!);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Throws on bytes that are no depths. */
export function decodeDepths(bytes: Uint8Array): Map<number, Steps> {
  const decoder = decoding.createDecoder(bytes);
  const depths = new Map<number, Steps>();
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    for (let j = 0, clock = 0; j < count; j++) {
      clock += decoding.readVarUint(decoder);
      addDepth(depths, { client, clock }, decoding.readVarUint(decoder));
    }
  }
  return depths;
}
