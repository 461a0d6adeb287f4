// Writes an update anew, with some of its structs beside other neighbours on their right; all else in it stays.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Id } from "./ids.ts";

export type Moved = { readonly id: Id; readonly right: Id | null };

export function writeBeside(update: Uint8Array, moved: readonly Moved[]): Uint8Array {
  const rights = new Map(moved.map(({ id: { client, clock }, right }) => [`${client}:${clock}`, right]));
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs) {
    const right = rights.get(`${struct.id.client}:${struct.id.clock}`);
    if (right !== undefined && struct instanceof Y.Item)
      struct.rightOrigin = right && Y.createID(right.client, right.clock);
  }
  const encoder = new Y.UpdateEncoderV1();
  const to = encoder.restEncoder;
  const runs = Map.groupBy(structs, ({ id }) => id.client);
  encoding.writeVarUint(to, runs.size);
  for (const [client, run] of runs) {
    encoding.writeVarUint(to, run.length);
    encoder.writeClient(client);
    encoding.writeVarUint(to, run[0]!.id.clock);
    for (const struct of run) struct.write(encoder, 0);
  }
  encoding.writeVarUint(to, ds.clients.size);
  for (const [client, deleted] of ds.clients) {
    for (const part of [client, deleted.length]) encoding.writeVarUint(to, part);
    for (const { clock, len } of deleted) for (const part of [clock, len]) encoding.writeVarUint(to, part);
  }
  return encoder.toUint8Array();
}
