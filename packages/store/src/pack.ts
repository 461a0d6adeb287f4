// Many small byte strings as one, for the way between threads: a batch costs one buffer instead of hundreds, and a
// view into a larger buffer does not drag that buffer along.
export type Packed = { readonly bytes: Uint8Array<ArrayBuffer>; readonly sizes: readonly number[] };

/** Copies the parts, in order. The buffer is new: it may be transferred. */
export function pack(parts: readonly Uint8Array[]): Packed {
  const sizes = parts.map((part) => part.byteLength);
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return { bytes, sizes };
}

/** The parts as views of one buffer. */
export function unpack({ bytes, sizes }: Packed): Uint8Array[] {
  let at = 0;
  return sizes.map((size) => bytes.subarray(at, (at += size)));
}
