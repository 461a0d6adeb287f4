// The updates that typing and erasing make, which are nearly all there are, read straight from their bytes: no Yjs
// objects, and every part's place is known, so that several updates can be handed on as one. Whatever is out of the
// ordinary here is left to update.ts, which knows all of Yjs and says what is wrong.
import type { Within } from "./homes.ts";
import type { Id } from "./ids.ts";
import type { Block, Deletion, Run, Struct, Update } from "./structs.ts";

const most = { clients: 64, structs: 4096, deletions: 4096 } as const;
const highest = { clock: 2 ** 40, client: 2 ** 32 } as const;
const kind = { collected: 0, deleted: 1, text: 4 } as const;
const bit = { origin: 128, rightOrigin: 64, key: 32 } as const;

/** Thrown and caught in here: these bytes are for update.ts. */
const unusual = new Error("not a simple update");
const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

let bytes: Uint8Array;
let at = 0;

/** Undefined for whatever is not simple, or not well-formed. */
export function parseSimpleUpdate(update: Uint8Array): Update | undefined {
  bytes = update;
  at = 0;
  try {
    return readUpdate();
  } catch {
    return undefined;
  }
}

function readUpdate(): Update {
  const runs: Run[] = [];
  const blocks: Block[] = [];
  for (let left = upTo(most.clients); left > 0; left--) {
    const run = readRun(blocks);
    if (runs.some(({ client }) => client === run.client)) throw unusual;
    runs.push(run);
  }
  const deletions = readDeletions();
  if (at !== bytes.length) throw unusual;
  return { runs, deletions, parts: { blocks, deletions } };
}

function readRun(blocks: Block[]): Run {
  const count = upTo(most.structs);
  const client = upTo(highest.client);
  const from = upTo(highest.clock);
  const start = at;
  const structs: Struct[] = [];
  let to = from;
  for (let left = count; left > 0; left--) {
    const struct = readStruct(to);
    structs.push(struct);
    to = struct.to;
  }
  if (count === 0 || to > highest.clock) throw unusual;
  blocks.push({ client, from, to, structs: count, bytes: bytes.subarray(start, at) });
  return { client, from, to, structs };
}

function readStruct(from: number): Struct {
  const info = readByte();
  const content = info & 31;
  if (content === kind.collected && info !== kind.collected) throw unusual;
  if (content === kind.collected) {
    return { from, to: from + readLength(), needs: [], kind: "deleted", within: "gone", pair: null, isType: false };
  }
  const needs: Id[] = [];
  const left = info & bit.origin ? readId() : null;
  const right = info & bit.rightOrigin ? readId() : null;
  const pair = { left, right };
  if (left) needs.push(left);
  if (right) needs.push(right);
  const within = needs.length > 0 ? { beside: needs.slice() } : readParent((info & bit.key) !== 0);
  if (typeof within === "object" && "type" in within) needs.push(within.type);
  if (content === kind.deleted)
    return { from, to: from + readLength(), needs, kind: "deleted", within, pair, isType: true };
  if (content !== kind.text) throw unusual;
  const length = readTextLength();
  if (length === 0) throw unusual;
  return { from, to: from + length, needs, kind: "item", within, pair, isType: false };
}

function readParent(hasKey: boolean): Exclude<Within, "gone"> {
  const isRoot = readNumber() === 1;
  const parent = isRoot ? readText() : readId();
  const key = hasKey ? readText() : null;
  if (key === "__proto__") throw unusual;
  return typeof parent === "string" ? { root: parent, key } : { type: parent, key };
}

function readDeletions(): Deletion[] {
  const deletions: Deletion[] = [];
  for (let clients = upTo(most.clients); clients > 0; clients--) {
    const client = upTo(highest.client);
    for (let left = upTo(most.deletions); left > 0; left--) {
      const from = upTo(highest.clock);
      const to = from + readLength();
      if (to > highest.clock) throw unusual;
      deletions.push({ client, from, to });
    }
  }
  return deletions;
}

const readId = (): Id => ({ client: readNumber(), clock: readNumber() });

function readByte(): number {
  const byte = bytes[at++];
  if (byte === undefined) throw unusual;
  return byte;
}

/** At most seven bytes, so that the number is exact. */
function readNumber(): number {
  let value = 0;
  for (let factor = 1; factor <= 2 ** 42; factor *= 128) {
    const byte = readByte();
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
  throw unusual;
}

function upTo(limit: number): number {
  const value = readNumber();
  if (value > limit) throw unusual;
  return value;
}

function readLength(): number {
  const length = upTo(highest.clock);
  if (length === 0) throw unusual;
  return length;
}

function readBytes(): Uint8Array {
  const size = readNumber();
  if (at + size > bytes.length) throw unusual;
  return bytes.subarray(at, (at += size));
}

/** In UTF-16 units, as Yjs counts; plain letters need no decoding. */
function readTextLength(): number {
  const encoded = readBytes();
  for (const byte of encoded) if (byte >= 128) return text.decode(encoded).length;
  return encoded.length;
}

const readText = (): string => text.decode(readBytes());
