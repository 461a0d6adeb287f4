import { describe, expect, test } from "vitest";
import { muxLimit, muxMessage, readRecords, type MuxRecord } from "./mux.ts";

const bytes = (...values: number[]) => new Uint8Array(values);
const read = (message: Uint8Array) => [...readRecords(message)];

const records: readonly MuxRecord[] = [
  { kind: "open", channel: 1, address: "räkan/3?seat=å&ack=1" },
  { kind: "frame", channel: 1, frame: bytes(0, 0, 1, 0) },
  { kind: "part", channel: 300, frame: bytes(9, 9) },
  { kind: "frame", channel: 300, frame: bytes() },
  { kind: "close", channel: 2, code: 4403, reason: "no longer open to you" },
];

test("[MX1] records come out of a message as they went in, in order", () => {
  expect(read(muxMessage(records))).toEqual(records);
});

describe("[MX2] what is not a row of whole records is refused", () => {
  test.each<readonly [string, Uint8Array]>([
    ["nothing", bytes()],
    ["a channel alone", bytes(1)],
    ["an unknown kind", bytes(1, 4, 0)],
    ["a frame longer than the message", bytes(1, 0, 5, 1)],
    ["a frame of four thousand million bytes", bytes(1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f)],
    ["a number without end", new Uint8Array(20).fill(0xff)],
    ["a channel too large", bytes(0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0)],
    ["an address that is not UTF-8", bytes(1, 1, 2, 0xc3, 0x28)],
    ["an address without end", muxMessage([{ kind: "open", channel: 1, address: "x".repeat(muxLimit.text + 1) }])],
    ["a whole record and a half", bytes(1, 0, 1, 7, 1, 0)],
    ["more records than a message may hold", muxMessage(Array.from({ length: 1001 }, () => records[1]!))],
  ])("%s", (_, message) => expect(() => read(message)).toThrow(RangeError));

  test("every beginning of a message is refused, or is whole records", () => {
    const message = muxMessage(records);
    for (let end = 0; end < message.length; end++) {
      const out: MuxRecord[] = [];
      try {
        for (const record of readRecords(message.subarray(0, end))) out.push(record);
      } catch (cause) {
        expect(cause).toBeInstanceOf(RangeError);
      }
      expect(out).toEqual(records.slice(0, out.length));
    }
  });
});

test("[MX2] forty thousand mutated messages are read or refused, and what is read writes the same again", () => {
  const seed = Number(process.env["SEED"]) || 1 + Math.floor(Math.random() * 2 ** 31);
  console.log(`mux messages: SEED=${seed}`);
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  let refused = 0;
  for (let i = 0; i < 40_000; i++) {
    const message = mutate(muxMessage(records.filter(() => below(4) > 0)), below);
    try {
      const again = read(message);
      expect(read(muxMessage(again))).toEqual(again);
    } catch (cause) {
      expect(cause).toBeInstanceOf(RangeError);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(10_000);
});

function mutate(message: Uint8Array, below: (limit: number) => number): Uint8Array {
  const changed = [...message];
  for (let i = 1 + below(3); i > 0; i--) {
    const at = below(changed.length + 1);
    const deed = below(5);
    if (deed === 0) changed.splice(at, 1 + below(4));
    else if (deed === 1) changed.splice(at, 0, ...changed.slice(below(changed.length + 1)).slice(0, 8));
    else if (deed === 2) changed[at] = below(256);
    else if (deed === 3) changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
    else changed.splice(at, 0, ...[0xff, 0x80, 0, 1, 0x7f].slice(below(5)));
  }
  return Uint8Array.from(changed.slice(0, 4096));
}
