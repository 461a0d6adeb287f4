import { beforeEach, expect, test } from "vitest";
import { createGate, type Gate } from "./gate.ts";
import type { Peer } from "./peer.ts";
import { syncFrame } from "./wire.ts";

const update = (n: number) => syncFrame("update", Uint8Array.of(n));
const peer = {} as Peer;

let time: number;
let flights: { flying: boolean };
let written: number[][];
let gate: Gate;

beforeEach(() => {
  time = 1000;
  flights = { flying: false };
  written = [];
  const receive = (_: Peer, frame: Uint8Array) => {
    if (gate.holds(peer, frame)) return;
    gate.pass(() => {
      flights.flying = true;
      written.push([...frame]);
    });
  };
  gate = createGate(
    () => time,
    flights,
    receive,
    () => {},
  );
  say = (n) => receive(peer, update(n));
});
let say: (n: number) => void;
const land = () => {
  flights.flying = false;
  gate.landed();
};

test("[ND10] where nobody was overtaken, nothing waits", () => {
  for (const n of [1, 2, 3]) say(n);
  expect(written).toHaveLength(3);
  expect(gate.holds(peer, syncFrame("step1", Uint8Array.of(0)))).toBe(false);
});

test("[ND10] after somebody was, one batch is on its way at a time, and what came meanwhile is the next, in order", () => {
  gate.crowd();
  for (const n of [1, 2, 3]) say(n);
  expect(written).toEqual([[...update(1)]]);
  gate.turn(true);
  expect(written).toHaveLength(1);
  land();
  gate.turn(true);
  expect(written).toEqual([1, 2, 3].map((n) => [...update(n)]));
});

test("[ND10] it waits for others' rows, or for twice the time that its own batch took, and half a second at most", () => {
  gate.crowd();
  say(1);
  say(2);
  time += 40;
  land();
  gate.turn(false);
  time += 79;
  gate.turn(false);
  expect(written).toHaveLength(1);
  time += 1;
  gate.turn(false);
  expect(written).toHaveLength(2);
  say(3);
  time += 1000;
  land();
  time += 499;
  gate.turn(false);
  expect(written).toHaveLength(2);
  time += 1;
  gate.turn(false);
  expect(written).toHaveLength(3);
});

test("[ND10] two seconds after the last time nobody waits any more", () => {
  gate.crowd();
  time += 2000;
  for (const n of [1, 2]) say(n);
  expect(written).toHaveLength(2);
});

test("[ND10] a frame that cannot be read closes nobody else's way", () => {
  expect(() =>
    gate.pass(() => {
      throw new RangeError("malformed");
    }),
  ).toThrow(RangeError);
  say(1);
  expect(written).toHaveLength(1);
});
