// What the systems say on the wire, reduced to what the load needs to know of it.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Target } from "../systems.ts";

export type Heard =
  | { readonly kind: "step1" | "authenticated" | "other" }
  /** `at`: where the update begins */
  | { readonly kind: "step2" | "update"; readonly at: number; readonly size: number }
  /** the first `count` are saved; or one more is, where frames do not count */
  | { readonly kind: "ack"; readonly count: number | undefined };

export type Dialect = {
  /** what a client says first */
  readonly hello: Uint8Array;
  readonly wrap: (frame: Uint8Array) => Uint8Array;
  readonly hear: (frame: Uint8Array) => Heard;
};

const other: Heard = { kind: "other" };
const auth = { type: 2, token: 0 } as const;
/** The question of a client that has nothing, or what the state vector says. */
export function step1Of(stateVector: Uint8Array = Uint8Array.of(0)): Uint8Array {
  return frameOf(0, stateVector);
}
/** The answer of a client that has nothing the server lacks. */
export const emptyStep2 = Uint8Array.of(0, 1, 2, 0, 0);

export function createDialect({ dialect }: Pick<Target, "dialect">, document: string, step1 = step1Of()): Dialect {
  if (dialect !== "hocuspocus") return { hello: step1, wrap: (frame) => frame, hear: (frame) => hear(frame, 0) };
  const prefix = prefixOf(document);
  const wrap = (frame: Uint8Array) => {
    const wrapped = new Uint8Array(prefix.length + frame.length);
    wrapped.set(prefix);
    wrapped.set(frame, prefix.length);
    return wrapped;
  };
  return { hello: wrap(Uint8Array.of(auth.type, auth.token, 0)), wrap, hear: (frame) => hear(frame, prefix.length) };
}

function prefixOf(document: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  return encoding.toUint8Array(encoder);
}

function hear(frame: Uint8Array, start: number): Heard {
  const type = frame[start]!;
  if (type === 0 || type === 4) return hearSync(frame, start + 1);
  if (type === 64)
    return { kind: "ack", count: decoding.readVarUint(decoding.createDecoder(frame.subarray(start + 1))) };
  if (type === 8) return { kind: "ack", count: undefined };
  return type === auth.type ? { kind: "authenticated" } : other;
}

function hearSync(frame: Uint8Array, start: number): Heard {
  const kind = frame[start]!;
  if (kind === 0) return { kind: "step1" };
  let [at, size, factor] = [start + 1, 0, 1];
  for (;;) {
    const byte = frame[at++]!;
    size += (byte & 127) * factor;
    if (byte < 128) break;
    factor *= 128;
  }
  return { kind: kind === 1 ? "step2" : "update", at, size };
}

/** The sync frame of an update. */
export const updateFrame = (update: Uint8Array): Uint8Array => frameOf(2, update);

function frameOf(type: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, 0);
  encoding.writeUint8(encoder, type);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** A caret as an editor sends it, with a name and two relative positions. */
export function caretFrame(client: number, clock: number): Uint8Array {
  const place = { type: null, tname: "t", item: { client, clock }, assoc: 0 };
  const state = { user: { name: "Somebody", color: "#804020" }, cursor: { anchor: place, head: place } };
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, 1);
  encoding.writeVarUint(body, client);
  encoding.writeVarUint(body, clock);
  encoding.writeVarString(body, JSON.stringify(state));
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, 1);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}
