// Many documents over one socket. A message is one or more records; a record is a channel's number, a kind and a body.
// A channel is opened by its client, which counts up and never uses a number twice, and from then on carries
// y-websocket's frames unchanged. Whatever is not exactly that throws RangeError, and the socket it came on is closed.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const kinds = { frame: 0, open: 1, close: 2, part: 3 } as const;

export type MuxRecord =
  | { readonly kind: "frame"; readonly channel: number; readonly frame: Uint8Array }
  /** the beginning of a long frame, so that short ones of other channels come between; only the server sends parts */
  | { readonly kind: "part"; readonly channel: number; readonly frame: Uint8Array }
  /** `address` is what the path and the question of a socket of its own would be: "document/epoch?seat=…" */
  | { readonly kind: "open"; readonly channel: number; readonly address: string }
  /** the server says why; a client leaves with 1000 */
  | { readonly kind: "close"; readonly channel: number; readonly code: number; readonly reason: string };

export const muxLimit = {
  /** records in one message */
  records: 1000,
  /** characters of an address or a reason */
  text: 1024,
  /** open channels of one socket */
  channels: 64,
  /** bytes of one part of a long frame */
  part: 64 * 1024,
} as const;

/** Reads a message lazily: what stands before a flaw has been handed out when it throws. */
export function* readRecords(message: Uint8Array): Generator<MuxRecord> {
  const decoder = decoding.createDecoder(message);
  if (!decoding.hasContent(decoder)) throw new RangeError("a message without records");
  for (let read = 0; decoding.hasContent(decoder); read++) {
    if (read === muxLimit.records) throw new RangeError("too many records in a message");
    yield readWhole(decoder);
  }
}

function readWhole(decoder: decoding.Decoder): MuxRecord {
  try {
    return readRecord(decoder);
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    throw new RangeError("a record that ends too soon", { cause });
  }
}

function readRecord(decoder: decoding.Decoder): MuxRecord {
  const channel = decoding.readVarUint(decoder);
  const kind = decoding.readVarUint(decoder);
  if (channel > 0x7fff_ffff) throw new RangeError("a channel's number is too large");
  switch (kind) {
    case kinds.frame:
      return { kind: "frame", channel, frame: readBytes(decoder) };
    case kinds.part:
      return { kind: "part", channel, frame: readBytes(decoder) };
    case kinds.open:
      return { kind: "open", channel, address: readText(decoder) };
    case kinds.close:
      return { kind: "close", channel, code: decoding.readVarUint(decoder), reason: readText(decoder) };
    default:
      throw new RangeError(`unknown kind of record ${kind}`);
  }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  const size = decoding.readVarUint(decoder);
  const left = decoder.arr.length - decoder.pos;
  if (size > left) throw new RangeError(`a record of ${size} bytes where ${left} are left`);
  return decoding.readUint8Array(decoder, size);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function readText(decoder: decoding.Decoder): string {
  const bytes = readBytes(decoder);
  if (bytes.length > muxLimit.text) throw new RangeError("a text is too long");
  try {
    return utf8.decode(bytes);
  } catch {
    throw new RangeError("a text is not UTF-8");
  }
}

export function writeRecord(encoder: encoding.Encoder, record: MuxRecord): void {
  encoding.writeVarUint(encoder, record.channel);
  encoding.writeVarUint(encoder, kinds[record.kind]);
  switch (record.kind) {
    case "frame":
    case "part":
      return encoding.writeVarUint8Array(encoder, record.frame);
    case "open":
      return encoding.writeVarString(encoder, record.address);
    case "close":
      encoding.writeVarUint(encoder, record.code);
      return encoding.writeVarString(encoder, record.reason);
  }
}

export function muxMessage(records: Iterable<MuxRecord>): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  for (const record of records) writeRecord(encoder, record);
  return encoding.toUint8Array(encoder);
}
