import { describe, expect, test } from "vitest";
import {
  masterId,
  newContentKey,
  NotAuthentic,
  openPayload,
  openRow,
  openSnapshot,
  sealPayload,
  sealRow,
  sealSnapshot,
  unwrapKey,
  wrapKey,
} from "./seal.ts";

const [key, other] = [newContentKey(), newContentKey()];
const words = new TextEncoder().encode("canary words of a case");
const place = { document: "d", epoch: 2, seq: 7, person: "eva", seat: "police", session: "s" };

describe("a sealed row", () => {
  test("[KE1] opens to what was written, shows none of it, and is never sealed alike twice", () => {
    const sealed = sealRow(key, place, words);
    expect(openRow(key, place, sealed)).toEqual(words);
    expect(Buffer.from(sealed).includes("canary")).toBe(false);
    expect(sealRow(key, place, words)).not.toEqual(sealed);
    expect(openRow(key, place, sealRow(key, place, new Uint8Array(0)))).toEqual(new Uint8Array(0));
  });

  test("[KE2] opens nowhere but in its place, under its actor and with its key", () => {
    const sealed = sealRow(key, place, words);
    const moved = [{ document: "e" }, { epoch: 1 }, { seq: 8 }, { person: "x" }, { seat: "x" }, { session: "x" }];
    for (const change of moved) expect(() => openRow(key, { ...place, ...change }, sealed)).toThrow(NotAuthentic);
    expect(() => openRow(other, place, sealed)).toThrow(NotAuthentic);
  });

  test("[KE2] does not open after any one byte was changed, or when cut short", () => {
    const sealed = sealRow(key, place, words);
    for (const at of sealed.keys()) {
      const flipped = sealed.slice();
      flipped[at]! ^= 1;
      expect(() => openRow(key, place, flipped)).toThrow(NotAuthentic);
      expect(() => openRow(key, place, sealed.subarray(0, at))).toThrow(NotAuthentic);
    }
  });
});

test("[KE2] the parts of a snapshot cannot be exchanged for each other or for those of another fold", () => {
  const part = (byte: number) => new Uint8Array([byte, byte]);
  const snapshot = { seq: 3, update: part(1), stateVector: part(2), deleteSet: part(3), homes: part(4) };
  const address = { document: "d", epoch: 1 };
  const sealed = sealSnapshot(key, address, snapshot);
  expect(openSnapshot(key, address, sealed)).toEqual(snapshot);
  const crossed = { ...sealed, stateVector: sealed.deleteSet, deleteSet: sealed.stateVector };
  expect(() => openSnapshot(key, address, crossed)).toThrow(NotAuthentic);
  expect(() => openSnapshot(key, address, { ...sealed, seq: 4 })).toThrow(NotAuthentic);
});

test("[KE3] a content key is wrapped by one master key for one document and epoch", () => {
  const [master, stranger] = [newContentKey(), newContentKey()];
  const name = { kind: "document", id: "d", epoch: 1 } as const;
  const wrapped = wrapKey(master, name, key);
  expect(unwrapKey(master, name, wrapped)).toEqual(key);
  expect(() => unwrapKey(stranger, name, wrapped)).toThrow(NotAuthentic);
  expect(() => unwrapKey(master, { ...name, epoch: 2 }, wrapped)).toThrow(NotAuthentic);
  expect(masterId(master)).toMatch(/^[0-9a-f]{16}$/);
  expect(masterId(master)).not.toBe(masterId(stranger));
});

test("[KE1] a journal's payload stays JSON that can be searched by document, and says nothing else", () => {
  const row = { space: "s", kind: "read", seq: 4 };
  const payload = JSON.stringify({ document: "d", reason: "canary" });
  const stored = sealPayload(key, row, payload);
  expect(stored).not.toContain("canary");
  expect(JSON.parse(stored)).toMatchObject({ document: "d" });
  expect(openPayload(key, row, stored)).toBe(payload);
  expect(() => openPayload(key, { ...row, seq: 5 }, stored)).toThrow(NotAuthentic);
  expect(() => openPayload(undefined, row, stored)).toThrow(NotAuthentic);
  expect(openPayload(undefined, row, payload)).toBe(payload);
});
