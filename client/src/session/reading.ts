// Reading a Y.Doc at most once for each change, however many components ask with the same function, and keeping the
// old value's identity where nothing in it differs. Most readers look at entries and at no prose; for those a
// colleague's letter is no change, and there are many letters.
import * as Y from "yjs";

type Reader = (doc: Y.Doc) => unknown;
/** What a reader looks at: all of the document, or its root maps alone. */
export type Scope = "all" | "entries";
type Pages = {
  readonly version: Record<Scope, number>;
  readonly read: Record<Scope, WeakMap<Reader, { version: number; value: unknown }>>;
};

const library = new WeakMap<Y.Doc, Pages>();

function pagesOf(doc: Y.Doc): Pages {
  const known = library.get(doc);
  if (known) return known;
  const pages: Pages = { version: { all: 0, entries: 0 }, read: { all: new WeakMap(), entries: new WeakMap() } };
  doc.on("update", (_update, _origin, _doc, { changed }: Y.Transaction) => {
    pages.version.all += 1;
    if (![...changed.keys()].every(isProse)) pages.version.entries += 1;
  });
  library.set(doc, pages);
  return pages;
}

const isProse = (type: unknown): boolean => type instanceof Y.XmlFragment || type instanceof Y.Text;

export function readOnce<T>(doc: Y.Doc, read: (doc: Y.Doc) => T, scope: Scope = "all"): T {
  const pages = pagesOf(doc);
  const version = pages.version[scope];
  const last = pages.read[scope].get(read);
  if (last?.version === version) return last.value as T;
  const fresh = read(doc);
  const value = last && alike(last.value, fresh) ? (last.value as T) : fresh;
  pages.read[scope].set(read, { version, value });
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
