// What a room knows of a document without holding it: how far each client id has come (the state vector) and which
// clocks are deleted. Enough to judge whether an update is complete and new, and to answer a joining client.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { createHomes, type Homes } from "./homes.ts";
import type { Span } from "./ids.ts";
import { addRanges, covers, createRanges, type Ranges } from "./ranges.ts";

export type State = {
  /** client id → the next clock expected of it */
  readonly clocks: Map<number, number>;
  /** client id → its deleted clocks */
  readonly deleted: Map<number, Ranges>;
  /** what everything that is known lies in */
  homes: Homes;
};

export function createState(): State {
  return { clocks: new Map(), deleted: new Map(), homes: createHomes() };
}

export function clockOf(state: State, client: number): number {
  return state.clocks.get(client) ?? 0;
}

export function isDeleted(state: State, client: number, from: number, to: number): boolean {
  const ranges = state.deleted.get(client);
  return ranges !== undefined && covers(ranges, from, to);
}

export function markDeleted(state: State, spans: readonly Span[]): void {
  for (const [client, added] of Map.groupBy(spans, (span) => span.client)) {
    let ranges = state.deleted.get(client);
    if (!ranges) state.deleted.set(client, (ranges = createRanges()));
    addRanges(ranges, added);
  }
}

/** Yjs V1: how many clients, then client and clock for each. */
export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** Throws on bytes that are no state vector. */
export function decodeStateVector(bytes: Uint8Array): Map<number, number> {
  const decoder = decoding.createDecoder(bytes);
  const clocks = new Map<number, number>();
  const count = decoding.readVarUint(decoder);
  for (let i = 0; i < count; i++) clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
  return clocks;
}

/** Yjs V1: how many clients; for each its id, how many ranges, and clock and length of each range. */
export function encodeDeleteSet(deleted: ReadonlyMap<number, Ranges>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, deleted.size);
  for (const [client, { starts, ends }] of deleted) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, starts.length);
    for (let i = 0; i < starts.length; i++) {
      encoding.writeVarUint(encoder, starts[i]!);
      encoding.writeVarUint(encoder, ends[i]! - starts[i]!);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Adds an encoded delete set to the state. Throws on bytes that are none. */
export function addDeleteSet(state: State, bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes);
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    const spans: Span[] = [];
    for (let j = 0; j < count; j++) {
      const from = decoding.readVarUint(decoder);
      spans.push({ client, from, to: from + decoding.readVarUint(decoder) });
    }
    markDeleted(state, spans);
  }
}

/** True if a replica at `clocks` has every struct that one at `needed` has. */
export function isAtLeast(clocks: ReadonlyMap<number, number>, needed: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of needed) if ((clocks.get(client) ?? 0) < clock) return false;
  return true;
}
