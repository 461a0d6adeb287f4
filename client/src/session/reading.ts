// Reading a Y.Doc at most once for each change, however many components ask with the same function, and keeping the
// old value's identity where nothing in it differs.
import type * as Y from "yjs";

type Reader = (doc: Y.Doc) => unknown;
type Pages = { version: number; readonly read: WeakMap<Reader, { version: number; value: unknown }> };

const library = new WeakMap<Y.Doc, Pages>();

function pagesOf(doc: Y.Doc): Pages {
  const known = library.get(doc);
  if (known) return known;
  const pages: Pages = { version: 0, read: new WeakMap() };
  doc.on("update", () => (pages.version += 1));
  library.set(doc, pages);
  return pages;
}

export function readOnce<T>(doc: Y.Doc, read: (doc: Y.Doc) => T): T {
  const pages = pagesOf(doc);
  const last = pages.read.get(read);
  if (last?.version === pages.version) return last.value as T;
  const fresh = read(doc);
  const value = last && alike(last.value, fresh) ? (last.value as T) : fresh;
  pages.read.set(read, { version: pages.version, value });
  return value;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Equal by content for plain objects, arrays and primitives; by identity for all else. */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, at) => alike(part, other[at]));
  }
  if (!isPlain(one) || !isPlain(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && alike(one[key], other[key]));
}
