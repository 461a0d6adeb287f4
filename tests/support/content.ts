// What a replica holds, as plain values: two replicas are the same exactly if these are equal.
import * as Y from "yjs";
import { until } from "./wait.ts";

/** The types that tests write in; `name` keeps the tests on one document apart. */
export function rootsOf(doc: Y.Doc, name: string) {
  return {
    text: doc.getText(`${name} text`),
    xml: doc.getXmlFragment(`${name} xml`),
    map: doc.getMap(`${name} map`),
  };
}

/** What can be seen under a name, and the whole document's clocks and deletions. */
export function readContent(doc: Y.Doc, name: string) {
  const { text, xml, map } = rootsOf(doc, name);
  return {
    text: text.toDelta() as unknown,
    xml: xml.toString(),
    map: map.toJSON() as unknown,
    clocks: readClocks(doc),
    deleted: readDeleted(doc),
  };
}

function readClocks(doc: Y.Doc): string {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  return sortedPairs(clocks).join(" ");
}

function readDeleted(doc: Y.Doc): string {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store);
  const ranges = new Map(
    Array.from(clients, ([client, list]) => [client, list.map(({ clock, len }) => `${clock}+${len}`)]),
  );
  return sortedPairs(ranges).join(" ");
}

function sortedPairs(map: ReadonlyMap<number, unknown>): string[] {
  return [...map].toSorted(([a], [b]) => a - b).map(([client, value]) => `${client}:${String(value)}`);
}

/** Waits until all replicas have the same clocks and deletions, with nothing left that waits for something else. */
export async function untilTogether(docs: readonly Y.Doc[], within = 20_000): Promise<void> {
  const [first, ...others] = docs;
  if (!first) return;
  const together = (): boolean => {
    const [clocks, deleted] = [readClocks(first), readDeleted(first)];
    return others.every((doc) => readClocks(doc) === clocks && readDeleted(doc) === deleted);
  };
  await until("all replicas hold the same", together, { within });
}
