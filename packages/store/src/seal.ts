// Encryption at rest: what a database holds of a document's words is sealed, so that a stolen disk or backup says
// nothing. Every document has a key of its own for each epoch; the database keeps it only wrapped by the master key,
// which lies elsewhere. Overwriting a wrapped key erases what was written under it, in every backup that lacks it too.
// Pure functions, no database: the stores call them where they write and read.
//
// A sealed value is one byte of version, 12 random bytes, the ciphertext and 16 bytes of tag (AES-256-GCM). What it is
// bound to is authenticated along with it, so a row copied to another place, or said to be another's, does not open.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
  randomFillSync,
  type KeyObject,
} from "node:crypto";
import type { Actor, Address, Snapshot } from "@hybrid/sync";

const version = 1;
const nonceSize = 12;
const tagSize = 16;
const keySize = 32;

/** 32 bytes from outside the database. */
export type MasterKey = Uint8Array;
/** 32 bytes that seal one document's epoch, or one space's journals. */
export type ContentKey = Uint8Array;

/** What stands in the database is not what was written there, or was written under another key. */
export class NotAuthentic extends Error {
  override name = "NotAuthentic";
}

/** Tells master keys apart without saying anything about them: 16 hex digits. */
export function masterId(master: MasterKey): string {
  return createHash("sha256").update("hybrid-space master key\0").update(master).digest("hex").slice(0, 16);
}

export function newContentKey(): ContentKey {
  return new Uint8Array(randomBytes(keySize));
}

/** What a content key is for: a document, or the journals of a space, which have one epoch. */
export type KeyName = { readonly kind: "document" | "journal"; readonly id: string; readonly epoch: number };

export function wrapKey(master: MasterKey, { kind, id, epoch }: KeyName, key: ContentKey): Uint8Array {
  return seal(master, ["key", masterId(master), kind, id, epoch], key);
}

/** Throws NotAuthentic if it was wrapped by another master key, or for something else. */
export function unwrapKey(master: MasterKey, { kind, id, epoch }: KeyName, wrapped: Uint8Array): ContentKey {
  return open(master, ["key", masterId(master), kind, id, epoch], wrapped);
}

export type RowPlace = Address & Actor & { readonly seq: number };

const rowBounds = ({ document, epoch, seq, person, seat, session }: RowPlace) =>
  ["row", document, epoch, seq, person, seat, session] as const;

export function sealRow(key: ContentKey, place: RowPlace, update: Uint8Array): Uint8Array {
  return seal(key, rowBounds(place), update);
}

export function openRow(key: ContentKey, place: RowPlace, sealed: Uint8Array): Uint8Array {
  return open(key, rowBounds(place), sealed);
}

export function sealSnapshot(key: ContentKey, address: Address, snapshot: Snapshot): Snapshot {
  return eachPart(address, snapshot, (bounds, part) => seal(key, bounds, part));
}

export function openSnapshot(key: ContentKey, address: Address, snapshot: Snapshot): Snapshot {
  return eachPart(address, snapshot, (bounds, part) => open(key, bounds, part));
}

type Bounds = readonly (string | number)[];

function eachPart(
  { document, epoch }: Address,
  { seq, ...parts }: Snapshot,
  change: (bounds: Bounds, part: Uint8Array) => Uint8Array,
): Snapshot {
  const changed = Object.entries(parts).map(([name, part]) => [
    name,
    change(["snapshot", document, epoch, seq, name], part),
  ]);
  return { seq, ...(Object.fromEntries(changed) as typeof parts) };
}

type JournalPlace = { readonly space: string; readonly kind: string; readonly seq: number };

/** A journal row's payload stays JSON, with the one field that a store searches by still in the clear. */
export function sealPayload(key: ContentKey, { space, kind, seq }: JournalPlace, payload: string): string {
  const { document } = JSON.parse(payload) as { document?: unknown };
  const sealed = Buffer.from(seal(key, ["journal", space, kind, seq], Buffer.from(payload))).toString("base64url");
  return JSON.stringify(document === undefined ? { sealed } : { document, sealed });
}

/** The payload as it was written; one that was written before there was a key comes back as it is. */
export function openPayload(key: ContentKey | undefined, { space, kind, seq }: JournalPlace, stored: string): string {
  const { sealed } = JSON.parse(stored) as { sealed?: unknown };
  if (typeof sealed !== "string") return stored;
  if (!key) throw new NotAuthentic("a journal row is sealed, and its key is not here");
  return Buffer.from(open(key, ["journal", space, kind, seq], Buffer.from(sealed, "base64url"))).toString();
}

function seal(key: Uint8Array, bounds: Bounds, plain: Uint8Array): Uint8Array {
  const nonce = nextNonce();
  const cipher = createCipheriv("aes-256-gcm", prepared(key), nonce, { authTagLength: tagSize }).setAAD(aad(bounds));
  const sealed = new Uint8Array(1 + nonceSize + plain.length + tagSize);
  sealed[0] = version;
  sealed.set(nonce, 1);
  sealed.set(cipher.update(plain), 1 + nonceSize);
  cipher.final();
  sealed.set(cipher.getAuthTag(), sealed.length - tagSize);
  return sealed;
}

function open(key: Uint8Array, bounds: Bounds, sealed: Uint8Array): Uint8Array {
  if (sealed.length < 1 + nonceSize + tagSize || sealed[0] !== version)
    throw new NotAuthentic("a stored value is not sealed as it should be");
  const nonce = sealed.subarray(1, 1 + nonceSize);
  const end = sealed.length - tagSize;
  const decipher = createDecipheriv("aes-256-gcm", prepared(key), nonce, { authTagLength: tagSize });
  decipher.setAAD(aad(bounds)).setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(1 + nonceSize, end));
  try {
    decipher.final();
  } catch (cause) {
    throw new NotAuthentic("a stored value is not what was written", { cause });
  }
  return new Uint8Array(plain);
}

/** A key as the cipher wants it, which takes longer to make than sealing a row does. */
const preparedKeys = new WeakMap<Uint8Array, KeyObject>();

function prepared(key: Uint8Array): KeyObject {
  let object = preparedKeys.get(key);
  if (!object) preparedKeys.set(key, (object = createSecretKey(key)));
  return object;
}

/** Randomness for many nonces at a time; each is used once. */
const nonces = new Uint8Array(nonceSize * 256);
let nextAt = nonces.length;

function nextNonce(): Uint8Array {
  if (nextAt === nonces.length) {
    randomFillSync(nonces);
    nextAt = 0;
  }
  return nonces.slice(nextAt, (nextAt += nonceSize));
}

const aad = (bounds: Bounds) => Buffer.from(JSON.stringify(bounds));
