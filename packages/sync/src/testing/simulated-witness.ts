// Holds what people were told and have seen against what the disk holds, after every step of a simulation.
import * as Y from "yjs";
import type { Row } from "../log.ts";
import type { SimulatedClient } from "./simulated-client.ts";

export type Witness = {
  /** Throws if something that was called saved, or that anybody has seen of others, is not on the disk. */
  inspect(): void;
  /** All hold what the disk holds, and nothing is on its way. */
  isWhole(): boolean;
};

export function createWitness(rows: readonly Row[], clients: readonly SimulatedClient[]): Witness {
  /** what the disk holds, and how many of its rows are in it */
  const durable = new Y.Doc();
  let taken = 0;
  let deleted = Y.createDeleteSetFromStructStore(durable.store);

  function look({ doc, saved, refused }: SimulatedClient): void {
    if (refused !== undefined) throw new Error(`${doc.clientID} was refused: ${refused}`);
    if (Y.getState(durable.store, doc.clientID) < saved.clock) throw new Error(`${doc.clientID}: saved, and lost`);
    if (!saved.deleted.every((id) => Y.isDeleted(deleted, id))) throw new Error(`${doc.clientID}: deleted, and back`);
    for (const [client, clock] of clocksOf(doc))
      if (client !== doc.clientID && Y.getState(durable.store, client) < clock)
        throw new Error(`${doc.clientID} has seen what is not on the disk: ${client}:${clock}`);
  }

  return {
    inspect() {
      if (taken < rows.length) {
        for (; taken < rows.length; taken++) Y.applyUpdate(durable, rows[taken]!.update);
        deleted = Y.createDeleteSetFromStructStore(durable.store);
      }
      clients.forEach(look);
    },
    isWhole() {
      const fresh = new Y.Doc();
      for (const { update } of rows) Y.applyUpdate(fresh, update);
      const kept = read(fresh);
      return clients.every(
        ({ doc, synced, onTheWay }) => synced && onTheWay.up + onTheWay.down === 0 && read(doc) === kept,
      );
    },
  };
}

const clocksOf = (doc: Y.Doc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

/** All that can be seen, and every clock. */
function read(doc: Y.Doc): string {
  const clocks = [...clocksOf(doc)].toSorted(([a], [b]) => a - b);
  const entries = Object.entries(doc.getMap("m").toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([doc.getText("t").toString(), entries, clocks]);
}
