// The bytes of a word from server to server: who says it, and records, one after the other. Servers of another version
// may listen, so a word says its own.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Address } from "./log.ts";
import type { Told } from "./presence-table.ts";

export type WordRecord =
  /** somebody is at a document, or has left it */
  | { readonly kind: "told"; readonly address: Address; readonly told: Told }
  /** who is at this document, or at any? */
  | { readonly kind: "ask"; readonly address: Address }
  | { readonly kind: "ask all" }
  /** a server was overtaken as it wrote there: all are to take turns */
  | { readonly kind: "crowd"; readonly address: Address }
  /** the server closes: everybody there has left */
  | { readonly kind: "leave" };

export type Word = { readonly node: string; readonly records: readonly WordRecord[] };

const version = 1;
const kinds = ["told", "ask", "ask all", "leave", "crowd"] as const;

export function writeWord(node: string, records: readonly Uint8Array[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, version);
    encoding.writeVarString(encoder, node);
    for (const record of records) encoding.writeUint8Array(encoder, record);
  });
}

export function writeRecord(encoder: encoding.Encoder, record: WordRecord): void {
  encoding.writeVarUint(encoder, kinds.indexOf(record.kind));
  if (!("address" in record)) return;
  encoding.writeVarString(encoder, record.address.document);
  encoding.writeVarUint(encoder, record.address.epoch);
  if (record.kind !== "told") return;
  const { client, owner, stamp, since, json } = record.told;
  for (const number of [client, stamp, since]) encoding.writeVarUint(encoder, number);
  for (const text of [owner.person, owner.seat, json]) encoding.writeVarString(encoder, text);
}

/** Undefined for what is no word of this version. */
export function parseWord(bytes: Uint8Array): Word | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== version) return undefined;
    const node = decoding.readVarString(decoder);
    const records: WordRecord[] = [];
    while (decoding.hasContent(decoder)) records.push(readRecord(decoder));
    return { node, records };
  } catch {
    return undefined;
  }
}

function readRecord(decoder: decoding.Decoder): WordRecord {
  const kind = kinds[decoding.readVarUint(decoder)];
  switch (kind) {
    case "ask all":
    case "leave":
      return { kind };
    case "ask":
    case "crowd":
      return { kind, address: readAddress(decoder) };
    case "told":
      return { kind, address: readAddress(decoder), told: readTold(decoder) };
    default:
      throw new RangeError("a record that is not known");
  }
}

function readAddress(decoder: decoding.Decoder): Address {
  return { document: decoding.readVarString(decoder), epoch: decoding.readVarUint(decoder) };
}

function readTold(decoder: decoding.Decoder): Told {
  const [client, stamp, since] = [0, 0, 0].map(() => decoding.readVarUint(decoder)) as [number, number, number];
  const [person, seat, json] = ["", "", ""].map(() => decoding.readVarString(decoder)) as [string, string, string];
  return { client, stamp, since, owner: { person, seat }, json };
}
