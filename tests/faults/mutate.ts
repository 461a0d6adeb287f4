// Real updates, taken apart by Yjs, with one or a few of their claims changed and put together again: what reaches far
// into the checks, since nearly all of it is true. Mostly it is written anew under the attacker's own client id first,
// at the clock that comes next, as if they had just done it.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Random } from "../support/random.ts";
import { forgeClient, forgeId, forgeNumber, rarely, type Forger } from "./claims.ts";

type Struct = Y.Item | Y.GC | Y.Skip;
type Deleted = { client: number; clock: number; len: number };
type Block = { client: number; clock: number; count: number; structs: Struct[] };

/** A recorded sync frame with its body changed inside; undefined for frames that carry neither update nor clocks. */
export function mutateFrame(frame: Uint8Array, forger: Forger): Uint8Array | undefined {
  const [type, kind] = frame;
  if (type !== 0 || kind === undefined || frame.length < 4) return undefined;
  const body = kind === 0 ? mutateClocks(forger) : mutateUpdate(bodyOf(frame), forger);
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint(encoder, rarely(forger.random, body.length));
    encoding.writeUint8Array(encoder, body);
  });
}

/** After type, kind and a length of up to as many bytes as it takes. */
function bodyOf(frame: Uint8Array): Uint8Array {
  let at = 2;
  while ((frame[at] ?? 0) >= 128) at += 1;
  return frame.subarray(at + 1);
}

/** A state vector that claims this and that. */
function mutateClocks({ known, random }: Forger): Uint8Array {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(known))];
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, rarely(random, clocks.length));
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, random.chance(0.1) ? forgeNumber(random) : client);
      encoding.writeVarUint(encoder, random.chance(0.2) ? forgeNumber(random) : clock);
    }
  });
}

export function mutateUpdate(update: Uint8Array, forger: Forger): Uint8Array {
  const { random } = forger;
  const { structs, ds } = Y.decodeUpdate(update);
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, len })),
  );
  const blocks = toBlocks(structs as Struct[]);
  if (random.chance(0.8)) for (const block of blocks) renew(block, forger);
  for (let left = random.below(4); left > 0; left--) mutate(blocks, deleted, forger);
  return write(blocks, deleted, random);
}

function toBlocks(structs: readonly Struct[]): Block[] {
  const blocks: Block[] = [];
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const open = blocks.at(-1);
    if (open?.client === client) open.structs.push(struct);
    else blocks.push({ client, clock, count: 0, structs: [struct] });
  }
  for (const block of blocks) block.count = block.structs.length;
  return blocks;
}

/** What refers to the block itself moves with it. */
function renew(block: Block, { own, known, random }: Forger): void {
  const client = random.pick(own);
  const by = Y.getState(known.store, client) - block.clock;
  const move = (id: Y.ID | null): Y.ID | null =>
    id && id.client === block.client && id.clock >= block.clock ? Y.createID(client, id.clock + by) : id;
  for (const struct of block.structs) {
    if (!(struct instanceof Y.Item)) continue;
    struct.origin = move(struct.origin);
    struct.rightOrigin = move(struct.rightOrigin);
    if (struct.parent instanceof Y.ID) struct.parent = move(struct.parent);
  }
  block.client = client;
  block.clock += by;
}

function mutate(blocks: Block[], deleted: Deleted[], forger: Forger): void {
  const { random } = forger;
  const block = blocks.length > 0 && random.chance(0.85) ? random.pick(blocks) : undefined;
  if (!block) return mutateDeleted(deleted, forger);
  const struct = block.structs.length > 0 && random.chance(0.8) ? random.pick(block.structs) : undefined;
  if (struct instanceof Y.Item) random.pick(wounds)(struct, forger);
  else random.pick(blockWounds)(block, blocks, forger);
}

const idIn = (forger: Forger): Y.ID => {
  const [client, clock] = forgeId(forger);
  return Y.createID(client, clock);
};

const near = (value: number, random: Random): number =>
  random.chance(0.8) ? Math.max(0, value + random.below(7) - 3) : forgeNumber(random);

type Wound = (item: Y.Item, forger: Forger) => void;
const wounds: readonly Wound[] = [
  (item, forger) => (item.origin = forger.random.chance(0.2) ? null : idIn(forger)),
  (item, forger) => (item.rightOrigin = forger.random.chance(0.3) ? null : idIn(forger)),
  (item) => ([item.origin, item.rightOrigin] = [item.rightOrigin, item.origin]),
  (item, forger) => (item.origin = item.rightOrigin = idIn(forger)),
  (item, { random }) => item.origin && (item.origin = Y.createID(item.origin.client, near(item.origin.clock, random))),
  (item, { random }) =>
    item.rightOrigin && (item.rightOrigin = Y.createID(item.rightOrigin.client, near(item.rightOrigin.clock, random))),
  (item, forger) => {
    const { random, known } = forger;
    item.origin = item.rightOrigin = null;
    item.parent = random.chance(0.5) ? idIn(forger) : (random.pick([...known.share.keys(), "new"]) as never);
    if (random.chance(0.5)) item.parentSub = random.pick(["aim", "level", "__proto__", ""]);
  },
  (item, { random }) => (item.parentSub = random.chance(0.5) ? null : random.pick(["aim", "place", "__proto__"])),
  (item, { random }) => (item.content = random.pick(contents)(random)),
];

const contents: readonly ((random: Random) => Y.Item["content"])[] = [
  (random) => new Y.ContentDeleted(forgeNumber(random)),
  (random) => new Y.ContentString(random.pick(["x", "", "åäö", "many words in one", "\ud83d\ude00"])),
  (random) => new Y.ContentFormat(random.pick(["bold", "__proto__"]), random.pick([true, null, {}]) as never),
  (random) => new Y.ContentAny(random.pick([[1], [{ deep: [[[]]] }], [], [null, undefined, "x"]])),
  (random) => new Y.ContentJSON(random.pick([[1], [{ a: 1 }], []])),
  (random) => new Y.ContentEmbed(random.pick([{}, { src: "x" }])),
  (random) => new Y.ContentBinary(random.bytes(random.below(5))),
  (random) => new Y.ContentType(random.pick(types)()),
];
const types: readonly (() => Y.ContentType["type"])[] = [
  () => new Y.Map(),
  () => new Y.Array(),
  () => new Y.Text(),
  () => new Y.XmlFragment(),
  () => new Y.XmlElement("paragraph"),
  () => new Y.XmlText(),
];

const blockWounds: readonly ((block: Block, blocks: Block[], forger: Forger) => void)[] = [
  (block, _, forger) => (block.client = forgeClient(forger)),
  (block, _, { random }) => (block.clock = near(block.clock, random)),
  (block, _, { random }) => (block.count = near(block.count, random)),
  (block, _, { random }) => void block.structs.splice(random.below(block.structs.length + 1), 1),
  (block, _, { random }) => block.structs.length > 0 && void block.structs.push(random.pick(block.structs)),
  (block) => void block.structs.reverse(),
  (block, _, { random }) => {
    const Hollow = random.chance(0.7) ? Y.GC : Y.Skip;
    block.structs[random.below(block.structs.length + 1)] = new Hollow(Y.createID(0, 0), forgeNumber(random));
    block.count = block.structs.length;
  },
  (block, blocks) => void blocks.push(block),
  (_, blocks) => void blocks.reverse(),
];

function mutateDeleted(deleted: Deleted[], forger: Forger): void {
  const { random } = forger;
  const range = deleted.length > 0 ? random.pick(deleted) : undefined;
  const [client, clock] = forgeId(forger);
  const choice = random.below(4);
  if (!range || choice === 0) deleted.push({ client, clock, len: rarely(random, 1 + random.below(3)) });
  else if (choice === 1) range.client = client;
  else if (choice === 2) range.clock = near(range.clock, random);
  else range.len = near(range.len, random);
}

function write(blocks: readonly Block[], deleted: readonly Deleted[], random: Random): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const to = encoder.restEncoder;
  encoding.writeVarUint(to, rarely(random, blocks.length));
  for (const { client, clock, count, structs } of blocks) {
    for (const part of [rarely(random, count), client, clock]) encoding.writeVarUint(to, part);
    for (const struct of structs) {
      // Who had neighbours has not said what it lies in.
      if (struct instanceof Y.Item && !struct.origin && !struct.rightOrigin) struct.parent ??= "new" as never;
      struct.write(encoder, 0);
    }
  }
  const clients = Map.groupBy(deleted, ({ client }) => client);
  encoding.writeVarUint(to, rarely(random, clients.size));
  for (const [client, ranges] of clients) {
    for (const part of [client, rarely(random, ranges.length)]) encoding.writeVarUint(to, part);
    for (const { clock, len } of ranges) for (const part of [clock, len]) encoding.writeVarUint(to, part);
  }
  return encoder.toUint8Array();
}
