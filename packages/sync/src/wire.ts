// The wire: y-websocket's messages, byte for byte, and one extension. A frame is a message type, then its body.
// Sync (0) carries step 1, step 2 or an update; awareness (1) carries presence. Types from 64 on are ours and are sent
// only to clients that asked for them: what is durable, and what one may do now.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, ack: 64, right: 65 } as const;
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** Codes 4400–4499 tell y-websocket ≥ 3.1 not to come back; 1012 and 1013 tell it to try again. */
export const closeCode = {
  malformed: 4400,
  signIn: 4401,
  notAllowed: 4403,
  notOpen: 4404,
  newEpoch: 4409,
  tooLarge: 4413,
  reload: 4426,
  sayWhy: 4428,
  restart: 1012,
  tryAgain: 1013,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** Bytes. A live edit is small; the first answer to step 1 may carry everything written while offline. */
export const frameLimit = { live: 256 * 1024, firstSync: 8 * 1024 * 1024, presence: 64 * 1024 } as const;

export type Message =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "step2" | "update"; readonly update: Uint8Array }
  | { readonly type: "presence"; readonly presence: Uint8Array }
  | { readonly type: "queryPresence" };

/** Reads one frame. Throws RangeError for anything that is not exactly one known message. */
export function parseMessage(frame: Uint8Array): Message {
  const decoder = decoding.createDecoder(frame);
  const message = readMessage(decoder);
  if (decoding.hasContent(decoder)) throw new RangeError("bytes after the end of a message");
  return message;
}

function readMessage(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageType.sync:
      return readSync(decoder);
    case messageType.awareness:
      return { type: "presence", presence: decoding.readVarUint8Array(decoder) };
    case messageType.queryAwareness:
      return { type: "queryPresence" };
    default:
      throw new RangeError(`unknown message type ${type}`);
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  switch (type) {
    case syncType.step1:
      return { type: "step1", stateVector: body };
    case syncType.step2:
      return { type: "step2", update: body };
    case syncType.update:
      return { type: "update", update: body };
    default:
      throw new RangeError(`unknown sync message type ${type}`);
  }
}

/** A sync frame around a state vector (step 1) or an update (step 2, update). */
export function syncFrame(type: keyof typeof syncType, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.sync);
  encoding.writeVarUint(encoder, syncType[type]);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** "You may write here" or "you may read here, and nothing you write is taken". Said at first and at every change. */
export function rightFrame(right: "write" | "read"): Uint8Array {
  return numberFrame(messageType.right, right === "write" ? 1 : 0);
}

/** "The first `count` sync frames that carried an update on this socket are durable." */
export function ackFrame(count: number): Uint8Array {
  return numberFrame(messageType.ack, count);
}

function numberFrame(type: number, value: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

/** True for a frame that an ack counts: a sync frame that carries an update (step 2 or update). */
export function isWriteFrame(frame: Uint8Array): boolean {
  return frame[0] === messageType.sync && (frame[1] === syncType.step2 || frame[1] === syncType.update);
}
