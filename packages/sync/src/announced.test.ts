// What a client says of itself before it writes: an id that is then its own, in few words.
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEngine, type Engine } from "./engine.ts";
import type { Actor, Address } from "./log.ts";
import { acksOf, connectTo, heard, join, presence, writer } from "./testing/harness.ts";
import { createMemoryLog } from "./testing/memory-log.ts";
import { ackFrame, closeCode } from "./wire.ts";

const address: Address = { document: "d", epoch: 1 };
const [eva, mallory] = (["eva", "mallory"] as const).map((person): Actor => ({
  person,
  seat: person,
  session: person,
}));

let engine: Engine;
beforeEach(() => {
  const log = createMemoryLog();
  log.seed(address);
  engine = openEngine({ log, note: () => {} });
});
afterEach(() => engine.close());

async function openTwo() {
  const two = [connectTo(engine, address, eva!), connectTo(engine, address, mallory!)] as const;
  await Promise.all(two.map((socket) => join(socket)));
  return two;
}

test("[SY2] an id that somebody has announced and not written under yet is theirs", async () => {
  const [one, two] = await openTwo();
  one.line.receive(presence(9, 1, { at: "here" }));
  two.line.receive(writer(9).type("first"));
  expect(two.closed?.code).toBe(closeCode.notAllowed);
  one.line.receive(writer(9).type("mine"));
  await vi.waitFor(() => expect(acksOf(one)).toEqual([ackFrame(1)]));
});

test("[PR3] presence longer than a full room's is not looked at, and its sender stays", async () => {
  const [one, two] = await openTwo();
  const long = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2);
    for (const [client, state] of [[9, "{}"] as const, [10, `"${"x".repeat(70_000)}"`] as const]) {
      for (const part of [client, 1]) encoding.writeVarUint(encoder, part);
      encoding.writeVarString(encoder, state);
    }
  });
  two.line.receive(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, long);
    }),
  );
  one.line.receive(presence(11, 1, { at: "here" }));
  await vi.waitFor(() => expect(heard(two).length).toBeGreaterThan(0));
  expect(heard(one)).not.toContainEqual({ user: { name: "mallory" } });
  expect(two.closed).toBeUndefined();
});
