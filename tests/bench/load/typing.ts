// Yjs updates by hand (V1), one letter each, and how many letters there are in an update that comes back: a server may
// hand several on as one, and what counts is the letters that arrive.
import * as encoding from "lib0/encoding";

/** Writers are known by their client ids: this number and the writer's place. */
export const firstClient = 0x4000_0000;
const root = "t";

/** The update in which a client writes its next letter after its last one; `clock` says how many it has written. */
export function typed(client: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value);
  if (clock === 0) {
    encoding.writeUint8(encoder, 4); // a string, in a root that is named next
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, root);
  } else {
    encoding.writeUint8(encoder, 4 | 128); // a string, after the letter named next
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock - 1);
  }
  encoding.writeVarString(encoder, "x");
  encoding.writeVarUint(encoder, 0); // nothing deleted
  return encoding.toUint8Array(encoder);
}

/** Letters `from … to - 1` of a writer. */
export type Span = { readonly writer: number; readonly from: number; readonly to: number };

/** What an update brings, whatever server put it together. Only for updates made of `typed` ones. */
export function readTyped(bytes: Uint8Array, start: number): Span[] {
  let at = start;
  const number = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at++]!;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  const skipId = (): void => {
    number();
    number();
  };
  const spans: Span[] = [];
  for (let clients = number(); clients > 0; clients--) {
    let structs = number();
    const writer = number() - firstClient;
    const from = number();
    let to = from;
    for (; structs > 0; structs--) {
      const info = bytes[at++]!;
      if ((info & 31) !== 4) throw new Error(`a struct of kind ${info & 31} that nobody typed`);
      for (const neighbour of [128, 64]) {
        if (info & neighbour) skipId();
      }
      if ((info & 192) === 0) {
        number();
        const size = number();
        at += size;
      }
      const size = number();
      at += size;
      to += size;
    }
    spans.push({ writer, from, to });
  }
  return spans;
}
