// Traces count Unicode code points, Yjs counts UTF-16 units. They differ from the first character outside the Basic
// Multilingual Plane on; for a trace that has none, nothing needs to be counted.

export function isAstral(text: string): boolean {
  return /[\u{10000}-\u{10ffff}]/u.test(text);
}

export function countCodePoints(text: string): number {
  let count = text.length;
  for (let unit = 0; unit < text.length; unit++) {
    if ((text.codePointAt(unit) ?? 0) > 0xffff) count--;
  }
  return count;
}

/** The text of a document, kept so that code points can be looked up in it. */
export type CodePoints = {
  readonly length: number;
  /** the UTF-16 offset of a code point; `length` of them gives the end of the text */
  toUnits(codePoint: number): number;
  /** positions and lengths in UTF-16 units */
  replace(at: number, removed: number, inserted: string): void;
};

type Chunk = { text: string; codePoints: number };

const chunkUnits = 1024;

/** A list of chunks of about a thousand units: an edit or a look-up walks the list and then one chunk. */
export function createCodePoints(text = ""): CodePoints {
  let chunks = cut(text);
  let length = sum(chunks);

  const find = (unit: number): { index: number; inside: number } => {
    let inside = unit;
    for (const [index, chunk] of chunks.entries()) {
      if (inside <= chunk.text.length) return { index, inside };
      inside -= chunk.text.length;
    }
    return { index: chunks.length, inside: 0 };
  };

  return {
    get length() {
      return length;
    },
    toUnits(codePoint) {
      let [units, left] = [0, codePoint];
      for (const chunk of chunks) {
        if (left <= chunk.codePoints) return units + unitsOf(chunk, left);
        left -= chunk.codePoints;
        units += chunk.text.length;
      }
      return units;
    },
    replace(at, removed, inserted) {
      const from = find(at);
      const to = find(at + removed);
      const head = chunks[from.index]?.text.slice(0, from.inside) ?? "";
      const tail = chunks[to.index]?.text.slice(to.inside) ?? "";
      const fresh = cut(head + inserted + tail);
      const old = chunks.slice(from.index, to.index + 1);
      length += sum(fresh) - sum(old);
      if (old.length < 1000 && fresh.length < 1000) chunks.splice(from.index, old.length, ...fresh);
      else chunks = [...chunks.slice(0, from.index), ...fresh, ...chunks.slice(from.index + old.length)];
    },
  };
}

function sum(chunks: readonly Chunk[]): number {
  return chunks.reduce((total, chunk) => total + chunk.codePoints, 0);
}

function unitsOf({ text, codePoints }: Chunk, codePoint: number): number {
  if (text.length === codePoints) return codePoint;
  let unit = 0;
  for (let passed = 0; passed < codePoint; passed++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return unit;
}

function cut(text: string): Chunk[] {
  if (text.length <= 2 * chunkUnits) return text === "" ? [] : [{ text, codePoints: countCodePoints(text) }];
  return splitText(text, chunkUnits).map((part) => ({ text: part, codePoints: countCodePoints(part) }));
}

/** Parts of at most `units` UTF-16 units, never cut inside a character. */
export function splitText(text: string, units: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + units, text.length);
    if (to < text.length && (text.codePointAt(to - 1) ?? 0) > 0xffff) to--;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}
