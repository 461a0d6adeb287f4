// Takes a Yjs V1 update apart without applying it, and refuses what applyUpdate would swallow or choke on. Whatever
// passes here is bytes that every Yjs replica reads the same way.
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Within } from "./homes.ts";
import type { Id } from "./ids.ts";
import { parseSimpleUpdate } from "./simple-update.ts";
import type { Deletion, Run, Struct, Update } from "./structs.ts";

export type { Deletion, Run, Struct, Update } from "./structs.ts";

export class MalformedUpdate extends Error {
  override name = "MalformedUpdate";
}

/** Clocks beyond this are nobody's typing, and sums of them must stay exact. */
const highestClock = 2 ** 40;
/** Client ids are 32-bit in Yjs 13; lib0 would read more. */
const highestClient = 2 ** 32;
const deepestValue = 32;
/** What has been typed in one go is one struct, so this is years of work; and it is judged in a tenth of a second. */
const mostStructs = 50_000;
/** An answer to step 1 carries every deletion of the document, so it may be many. */
const mostDeletions = 200_000;

let reading: decoding.Decoder | undefined;

// Yjs hands its decoder to nobody; without it one cannot see whether bytes are left over, nor stop in time.
class WatchedDecoder extends Y.UpdateDecoderV1 {
  #structs = 0;

  constructor(decoder: decoding.Decoder) {
    super(decoder);
    reading = decoder;
  }

  /** Called once for each struct. */
  override readInfo(): number {
    if (++this.#structs > mostStructs) throw new MalformedUpdate("more structs than one frame may carry");
    return super.readInfo();
  }
}

/** Throws MalformedUpdate for bytes that are not exactly one well-formed update. */
export function parseUpdate(bytes: Uint8Array): Update {
  return parseSimpleUpdate(bytes) ?? parseAnyUpdate(bytes);
}

/** The same by way of Yjs, for every kind of update. */
export function parseAnyUpdate(bytes: Uint8Array): Update {
  try {
    const { structs, ds } = Y.decodeUpdateV2(bytes, WatchedDecoder);
    if (decoding.hasContent(reading!)) throw new MalformedUpdate("bytes after the end of the update");
    const runs = toRuns(structs);
    // Yjs keeps only the last of several blocks of one client, so the rest would be missing for ever.
    if (decoding.readVarUint(decoding.createDecoder(bytes)) !== runs.length)
      throw new MalformedUpdate("a client's structs are not in exactly one block");
    return { runs, deletions: toDeletions(ds) };
  } catch (error) {
    if (error instanceof MalformedUpdate) throw error;
    throw new MalformedUpdate("not a Yjs update", { cause: error });
  } finally {
    reading = undefined;
  }
}

function toRuns(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Run[] {
  const runs = new Map<number, { client: number; from: number; to: number; structs: Struct[] }>();
  let open: { client: number; to: number; structs: Struct[] } | undefined;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const to = clock + struct.length;
    if (struct.length < 1 || to > highestClock || client > highestClient)
      throw new MalformedUpdate("a struct of impossible length or id");
    if (!open || open.client !== client) {
      if (runs.has(client)) throw new MalformedUpdate("a client's structs are not in exactly one block");
      const run = { client, from: clock, to, structs: [] };
      runs.set(client, run);
      open = run;
    }
    open.structs.push(toStruct(struct, to));
    open.to = to;
  }
  return [...runs.values()];
}

function toStruct(struct: Y.Item | Y.GC | Y.Skip, to: number): Struct {
  const from = struct.id.clock;
  if (struct instanceof Y.Skip) return { from, to, needs: [], kind: "skip", within: "gone", pair: null, isType: false };
  if (!(struct instanceof Y.Item))
    return { from, to, needs: [], kind: "deleted", within: "gone", pair: null, isType: false };
  checkContent(struct.content);
  const needs: Id[] = [];
  if (struct.origin) needs.push(struct.origin);
  if (struct.rightOrigin) needs.push(struct.rightOrigin);
  if (struct.parent instanceof Y.ID) needs.push(struct.parent);
  checkKey(struct.parentSub);
  const kind = struct.content instanceof Y.ContentDeleted ? "deleted" : "item";
  const pair = { left: struct.origin, right: struct.rightOrigin };
  return { from, to, needs, kind, within: placeOf(struct), pair, isType: mayHold(struct.content) };
}

/** Only a struct without neighbours says what it lies in. */
function placeOf({ parent, parentSub, origin, rightOrigin }: Y.Item): Within {
  const beside = [origin, rightOrigin].filter((id) => id !== null);
  if (beside.length > 0) return { beside };
  if (parent instanceof Y.ID) return { type: parent, key: parentSub };
  return typeof parent === "string" ? { root: parent, key: parentSub } : "gone";
}

/** Of what came deleted nobody can tell any more; what lies in it is collected everywhere. */
function mayHold(content: Y.Item["content"]): boolean {
  return content instanceof Y.ContentType || content instanceof Y.ContentDeleted;
}

/** A key by this name changes an object's prototype in the code of every reader that builds one from keys. */
function checkKey(key: string | null): void {
  if (key === "__proto__") throw new MalformedUpdate("a forbidden key");
}

function checkName(type: Y.AbstractType<unknown>): void {
  if (type instanceof Y.XmlElement) checkKey(type.nodeName);
  if (type instanceof Y.XmlHook) checkKey(type.hookName);
}

function checkContent(content: Y.Item["content"]): void {
  if (content instanceof Y.ContentDoc) throw new MalformedUpdate("documents inside documents are not accepted");
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) checkValue(content.arr, 0);
  else if (content instanceof Y.ContentEmbed) checkValue(content.embed, 0);
  else if (content instanceof Y.ContentFormat) {
    checkKey(content.key);
    checkValue(content.value, 0);
  } else if (content instanceof Y.ContentType) checkName(content.type);
}

/** Values are shown and copied by recursive code in every browser, so they may not be deep, nor carry a prototype. */
function checkValue(value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (depth > deepestValue) throw new MalformedUpdate("a value nested too deep");
  if (Array.isArray(value)) {
    for (const part of value) checkValue(part, depth + 1);
    return;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, "__proto__"))
    throw new MalformedUpdate("a forbidden key");
  for (const part of Object.values(value)) checkValue(part, depth + 1);
}

function toDeletions(set: { clients: Map<number, { clock: number; len: number }[]> }): Deletion[] {
  const deletions: Deletion[] = [];
  for (const [client, ranges] of set.clients) {
    for (const { clock, len } of ranges) {
      if (len < 1 || clock + len > highestClock) throw new MalformedUpdate("a deletion of impossible length");
      deletions.push({ client, from: clock, to: clock + len });
      if (deletions.length > mostDeletions) throw new MalformedUpdate("more deletions than one frame may carry");
    }
  }
  return deletions;
}
