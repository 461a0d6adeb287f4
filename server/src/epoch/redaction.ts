// Takes chosen words out of a document for good: out of its texts and values as they are now, and with its whole
// history out of everything before. What is left is a fold, in which Yjs keeps of deleted text only its length.
import type { Store } from "@hybrid/store";
import * as Y from "yjs";

export type Redacted = "unknown" | "damaged" | { readonly removed: number };

/** What stands where words were taken out of a value; out of a text they are simply taken. */
const gap = "[…]";

/** To be called while nobody writes; otherwise it may reject with a conflict and has then changed nothing. */
export async function redact(
  { log, records, keeping }: Store,
  id: string,
  words: readonly string[],
): Promise<Redacted> {
  const record = await records.readDocument(id);
  if (!record) return "unknown";
  const address = { document: record.id, epoch: record.epoch };
  const stored = await log.read(address);
  if (!stored) return "unknown";
  const updates = stored.tail.map(({ update }) => update);
  const result = withoutWords(stored.snapshot ? [stored.snapshot.update, ...updates] : updates, words);
  if (result === "damaged" || result.removed === 0) return result;
  const actor = { person: "", seat: "", session: "redaction" };
  await keeping.replace({ address, head: stored.head, content: result.content, actor });
  return { removed: result.removed };
}

/** The fold of `updates` without the words, and in how many places they stood. `damaged`: something is missing. */
export function withoutWords(
  updates: readonly Uint8Array[],
  words: readonly string[],
): "damaged" | { readonly content: Uint8Array; readonly removed: number } {
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  if (doc.store.pendingStructs ?? doc.store.pendingDs) return "damaged";
  const wanted = words.filter((word) => word !== "").toSorted((a, b) => b.length - a.length);
  let removed = 0;
  doc.transact(() => {
    for (const type of typesIn(doc)) {
      removed += redactValues(type, wanted);
      removed += redactText(type, wanted);
    }
  });
  return { content: Y.encodeStateAsUpdate(doc), removed };
}

type Type = Y.AbstractType<unknown>;

/** Every type of the document, roots first; without recursion, because a peer may nest as deep as it likes. */
function typesIn(doc: Y.Doc): Type[] {
  const found: Type[] = [];
  const waiting: Type[] = [...doc.share.keys()].map((name) => rootOf(doc, name));
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    found.push(type);
    const items = [...listOf(type), ...type._map.values()];
    for (const { deleted, content } of items)
      if (!deleted && content instanceof Y.ContentType) waiting.push(content.type as Type);
  }
  return found;
}

/** A root has no kind of its own until somebody asks for one: a text where text lies right in it, else a map. */
function rootOf(doc: Y.Doc, name: string): Type {
  const root = doc.share.get(name)! as Type;
  if (root.constructor !== Y.AbstractType) return root;
  const holdsText = listOf(root).some(({ content }) => content instanceof Y.ContentString);
  if (holdsText) return doc.get(name, Y.Text) as unknown as Type;
  return root._start ? (doc.getXmlFragment(name) as unknown as Type) : (doc.getMap(name) as unknown as Type);
}

function listOf(type: Pick<Type, "_start">): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item; item = item.right) items.push(item);
  return items;
}

function redactText(type: Type, words: readonly string[]): number {
  if (!(type instanceof Y.Text)) return 0;
  // As Yjs counts: what is embedded is one character, and here one that no word has.
  const text = listOf(type)
    .filter(({ deleted, countable }) => !deleted && countable)
    .map(({ content, length }) => (content instanceof Y.ContentString ? content.str : "\0".repeat(length)))
    .join("");
  const places = placesOf(text, words);
  for (const { from, length } of places.toReversed()) type.delete(from, length);
  return places.length;
}

function placesOf(text: string, words: readonly string[]): { from: number; length: number }[] {
  const places: { from: number; length: number }[] = [];
  for (let from = 0; from < text.length;) {
    const word = words.find((each) => text.startsWith(each, from));
    if (word !== undefined) places.push({ from, length: word.length });
    from += word?.length ?? 1;
  }
  return places;
}

function redactValues(type: Type, words: readonly string[]): number {
  let removed = 0;
  for (const [key, { deleted, content }] of type._map) {
    if (deleted || content instanceof Y.ContentType) continue;
    const value = content.getContent().at(-1) as unknown;
    const [cleaned, count] = cleanedOf(value, words);
    if (count === 0) continue;
    removed += count;
    if (type instanceof Y.XmlElement) type.setAttribute(key, cleaned as string);
    else if (type instanceof Y.Map) type.set(key, cleaned);
    else if (type instanceof Y.Text) type.setAttribute(key, cleaned);
  }
  return removed;
}

function cleanedOf(value: unknown, words: readonly string[]): [unknown, number] {
  if (typeof value === "string") {
    const places = placesOf(value, words);
    let cleaned = value;
    for (const { from, length } of places.toReversed())
      cleaned = cleaned.slice(0, from) + gap + cleaned.slice(from + length);
    return [cleaned, places.length];
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [value, 0];
  let removed = 0;
  const clean = (part: unknown) => {
    const [cleaned, count] = cleanedOf(part, words);
    removed += count;
    return cleaned;
  };
  const cleaned = Array.isArray(value)
    ? value.map(clean)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part)]));
  return [cleaned, removed];
}
