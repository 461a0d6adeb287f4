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
export async function untilTogether(docs: readonly Y.Doc[], within = 30_000): Promise<void> {
  const [first, ...others] = docs;
  if (!first) return;
  const together = (): boolean => {
    const [clocks, deleted] = [readClocks(first), readDeleted(first)];
    return others.every((doc) => readClocks(doc) === clocks && readDeleted(doc) === deleted);
  };
  await until("all replicas hold the same", together, { within });
}

/**
 * Everything that can be seen in a replica, whatever the names: each type's units in order with their ids and values,
 * and the clocks. What is deleted shows by not being there; a forged unit inside something deleted is nowhere.
 */
export function readAll(doc: Y.Doc): string {
  const roots = [...doc.share].map(([name, type]) => `${JSON.stringify(name)} ${describeType(type)}`);
  const filled = roots.filter((root) => !root.endsWith(" {}[]"));
  return [...filled.toSorted(), readClocks(doc)].join("\n");
}

type AnyType = Y.ContentType["type"];

/** Deep trees are a peer's to make, so this does not call itself. */
function describeType(root: AnyType): string {
  const parts: string[] = [];
  const waiting = [root];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    const entries = [...type._map].filter(([, item]) => !item.deleted).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const list: Y.Item[] = [];
    for (let item = type._start; item; item = item.right) if (!item.deleted) list.push(item);
    parts.push(`{${entries.map(([key, item]) => `${JSON.stringify(key)}:${describeItem(item)}`).join()}}`);
    parts.push(`[${list.map(describeItem).join("")}]`);
    for (const { content } of [...entries.map(([, item]) => item), ...list]) {
      if (content instanceof Y.ContentType) waiting.push(content.type);
    }
  }
  return parts.join("");
}

/** Unit by unit, since one replica keeps in one struct what another has in two. */
function describeItem({ id: { client, clock }, content }: Y.Item): string {
  if (content instanceof Y.ContentType) return `(${client}.${clock} ${content.type.constructor.name})`;
  if (content instanceof Y.ContentFormat) return `(${client}.${clock} ${content.key}=${JSON.stringify(content.value)})`;
  const values: readonly unknown[] = content.getContent();
  return values.map((value, index) => `(${client}.${clock + index} ${String(JSON.stringify(value))})`).join("");
}
