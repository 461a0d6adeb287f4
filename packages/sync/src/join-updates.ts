// Several updates as one, by copying bytes: a client's structs go on where its last ones ended, in one block, so what
// many people type at the same moment leaves as one frame. Nothing is decoded and nothing is put in another order.
import * as encoding from "lib0/encoding";
import type { Block, Deletion, Parts } from "./structs.ts";

type Joined = { structs: number; readonly from: number; to: number; readonly bytes: Uint8Array[] };

/** Collects updates as long as they go on from each other. */
export type Join = {
  /** False, and nothing is taken: a client's structs do not follow on what there is of it here. */
  add(parts: Parts): boolean;
  /** bytes so far, about */
  readonly size: number;
  /** The Yjs V1 update that is all of them. */
  update(): Uint8Array;
};

export function createJoin(): Join {
  const clients = new Map<number, Joined>();
  const deletions: Deletion[] = [];
  let size = 0;

  const follows = ({ client, from }: Block) => (clients.get(client)?.to ?? from) === from;

  function take({ client, from, to, structs, bytes }: Block): void {
    size += bytes.length + 16;
    const joined = clients.get(client);
    if (!joined) return void clients.set(client, { structs, from, to, bytes: [bytes] });
    joined.structs += structs;
    joined.to = to;
    joined.bytes.push(bytes);
  }

  return {
    add({ blocks, deletions: more }) {
      if (!blocks.every(follows)) return false;
      for (const block of blocks) take(block);
      for (const deletion of more) deletions.push(deletion);
      size += more.length * 8;
      return true;
    },
    get size() {
      return size;
    },
    update() {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, clients.size);
      // From the highest id to the lowest, as Yjs writes them.
      for (const [client, { structs, from, bytes }] of [...clients].toSorted(([a], [b]) => b - a)) {
        encoding.writeVarUint(encoder, structs);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, from);
        for (const part of bytes) encoding.writeUint8Array(encoder, part);
      }
      writeDeletions(encoder, deletions);
      return encoding.toUint8Array(encoder);
    },
  };
}

function writeDeletions(encoder: encoding.Encoder, deletions: readonly Deletion[]): void {
  const clients = Map.groupBy(deletions, ({ client }) => client);
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { from, to } of ranges) {
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, to - from);
    }
  }
}
