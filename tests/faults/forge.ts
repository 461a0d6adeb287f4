// Frames that no editor would send. Some are recorded frames, damaged; some are written from scratch in the grammar of
// Yjs updates, with ids that exist and claims that do not hold, damaged or not: those reach furthest.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Random } from "../support/random.ts";
import { forgeClient, forgeId, forgeNumber, rarely, type Forger, type Id } from "./claims.ts";
import { mutateFrame } from "./mutate.ts";

export function forgeFrame(forger: Forger): Uint8Array {
  const { random } = forger;
  const kind = random.below(20);
  if (kind === 0) return random.bytes(random.below(60));
  if (kind < 3) return damage(forgePresence(forger), forger);
  if (kind < 6) return damage(random.pick(forger.recorded), forger);
  const mutated = kind < 13 ? mutateFrame(random.pick(forger.recorded), forger) : undefined;
  if (mutated) return random.chance(0.1) ? damage(mutated, forger) : mutated;
  const frame = frameOf(0, random.chance(0.8) ? 2 : 1, forgeUpdate(forger));
  return random.chance(0.3) ? damage(frame, forger) : frame;
}

/** One to three wounds. */
function damage(frame: Uint8Array, { random, recorded }: Forger): Uint8Array {
  let wounded = Array.from(frame);
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(wounded.length + 1);
    const wound = random.below(8);
    if (wound === 0) wounded = wounded.slice(0, at);
    else if (wound === 1) wounded[at] = (wounded[at] ?? 0) ^ (1 << random.below(8));
    else if (wound === 2) wounded[at] = random.below(256);
    else if (wound === 3) wounded.splice(at, random.below(4), ...varUint(forgeNumber(random)));
    else if (wound === 4) wounded.splice(at, 0, ...wounded.slice(at, at + random.below(20)));
    else if (wound === 5) wounded.splice(at, random.below(10));
    else if (wound === 6) wounded.splice(at, wounded.length, ...random.pick(recorded).slice(random.below(12)));
    else wounded[random.below(3)] = random.pick([0, 1, 2, 3, 4, 64, 127, 128, 255]);
  }
  return Uint8Array.from(wounded);
}

function varUint(value: number): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, value));
}

function frameOf(type: number, kind: number, body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });
}

function forgePresence({ known, own, random }: Forger): Uint8Array {
  const states = ["null", "{}", "[]", "7", '{"user":{"name":"Somebody else"}}', '{"__proto__":{"x":1}}', "{", "\u0000"];
  const body = encoding.encode((encoder) => {
    const count = 1 + random.below(3);
    encoding.writeVarUint(encoder, random.chance(0.9) ? count : forgeNumber(random));
    for (let left = count; left > 0; left--) {
      encoding.writeVarUint(encoder, random.pick([...own, ...known.store.clients.keys(), forgeNumber(random)]));
      encoding.writeVarUint(encoder, forgeNumber(random));
      const state = random.chance(0.05) ? `{"at":"${"x".repeat(random.below(5000))}"}` : random.pick(states);
      encoding.writeVarString(encoder, state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** An update in Yjs' V1 grammar: blocks of structs, then what is deleted. Mostly whole, never honest. */
export function forgeUpdate(forger: Forger): Uint8Array {
  const { random, own } = forger;
  return encoding.encode((encoder) => {
    const clients = random.chance(0.85) ? [random.pick(own)] : [random.pick(own), forgeClient(forger)];
    encoding.writeVarUint(encoder, rarely(random, clients.length));
    for (const client of clients) forgeBlock(encoder, client, forger);
    const deletions = random.chance(0.7) ? 0 : 1 + random.below(2);
    encoding.writeVarUint(encoder, rarely(random, deletions));
    for (let left = deletions; left > 0; left--) forgeDeletions(encoder, forger);
  });
}

function forgeBlock(encoder: encoding.Encoder, client: number, forger: Forger): void {
  const { random, known } = forger;
  const count = 1 + random.below(3);
  encoding.writeVarUint(encoder, rarely(random, count));
  encoding.writeVarUint(encoder, client);
  const clock = Y.getState(known.store, client) + (random.chance(0.9) ? 0 : random.below(5) - 2);
  encoding.writeVarUint(encoder, Math.max(0, rarely(random, clock)));
  for (let left = count; left > 0; left--) forgeStruct(encoder, forger);
}

function forgeDeletions(encoder: encoding.Encoder, forger: Forger): void {
  const { random } = forger;
  const [client, clock] = forgeId(forger);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, rarely(random, 1));
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarUint(encoder, rarely(random, 1 + random.below(3)));
}

const [gc, skip] = [0, 10] as const;
const [hasOrigin, hasRightOrigin, hasParentSub] = [0x80, 0x40, 0x20] as const;

function forgeStruct(encoder: encoding.Encoder, forger: Forger): void {
  const { random } = forger;
  const content = random.chance(0.04) ? random.below(32) : random.pick(contents);
  const [left, right] = random.chance(forger.wild) ? [forgeId(forger), forgeId(forger)] : findNeighbours(forger);
  const flags = (left ? hasOrigin : 0) | (right ? hasRightOrigin : 0) | (random.chance(0.3) ? hasParentSub : 0);
  const bare = content === gc || content === skip;
  encoding.writeUint8(encoder, bare ? content : content | flags);
  if (bare) return encoding.writeVarUint(encoder, rarely(random, 1 + random.below(5)));
  if (left) writeId(encoder, left);
  if (right) writeId(encoder, right);
  if (!left && !right) forgeParent(encoder, flags, forger);
  forgeContent(encoder, content, random);
}

/** Two who stand side by side, as an editor would name them; neither, for a struct that names its parent. */
function findNeighbours({ random, known }: Forger): readonly [Id | null, Id | null] {
  const lists = [...known.share.values()].filter((type) => type._start !== null);
  const items: Y.Item[] = [];
  for (let item = lists.length > 0 ? random.pick(lists)._start : null; item; item = item.right) items.push(item);
  const left = items.length > 0 && random.chance(0.8) ? random.pick(items) : null;
  if (!left) return [null, null];
  const right = left.right;
  return [[left.lastId.client, left.lastId.clock], right && [right.id.client, right.id.clock]];
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function forgeParent(encoder: encoding.Encoder, flags: number, forger: Forger): void {
  const { random, known } = forger;
  const byName = random.chance(0.6);
  encoding.writeVarUint(encoder, rarely(random, byName ? 1 : 0));
  if (byName) encoding.writeVarString(encoder, random.pick([...known.share.keys(), "__proto__", "", "new"]));
  else writeId(encoder, forgeId(forger));
  if (flags & hasParentSub)
    encoding.writeVarString(encoder, random.pick(["aim", "level", "__proto__", "constructor", ""]));
}

const contents = [1, 2, 3, 4, 4, 4, 4, 5, 6, 6, 7, 7, 7, 8, 8, 8, gc, gc] as const;

const writers: Readonly<Record<number, (encoder: encoding.Encoder, random: Random) => void>> = {
  1: (encoder, random) => encoding.writeVarUint(encoder, rarely(random, 1 + random.below(4))),
  2: (encoder, random) => {
    encoding.writeVarUint(encoder, rarely(random, 1));
    encoding.writeVarString(encoder, random.pick(['{"a":1}', "undefined", "null"]));
  },
  3: (encoder, random) => encoding.writeVarUint8Array(encoder, random.bytes(random.below(9))),
  4: (encoder, random) => encoding.writeVarString(encoder, random.pick(["x", "forged", "", "å", "\ud83d"])),
  5: (encoder, random) => encoding.writeVarString(encoder, random.pick(["{}", '{"src":"x"}', "[[[]]]", "null"])),
  6: (encoder, random) => {
    encoding.writeVarString(encoder, random.pick(["bold", "__proto__", "link"]));
    encoding.writeVarString(encoder, random.pick(["true", "null", "{}"]));
  },
  7: (encoder, random) => {
    const type = rarely(random, random.below(7));
    encoding.writeVarUint(encoder, type);
    if (type === 3 || type === 5) encoding.writeVarString(encoder, random.pick(["paragraph", "script", ""]));
  },
  8: (encoder, random) => {
    encoding.writeVarUint(encoder, rarely(random, 1));
    encoding.writeAny(encoder, random.pick(anything));
  },
  9: (encoder) => {
    encoding.writeVarString(encoder, "a document inside");
    encoding.writeAny(encoder, {});
  },
};

type Anything = number | string | null | boolean | { [key: string]: Anything } | Anything[];
const anything: readonly Anything[] = [0, "x", null, true, { a: { b: [] } }, Number.NaN, -1, [[[[["deep"]]]]]];

function forgeContent(encoder: encoding.Encoder, content: number, random: Random): void {
  const write = writers[content];
  if (write) write(encoder, random);
  else encoding.writeUint8Array(encoder, random.bytes(random.below(6)));
}
