import { expect, test } from "vitest";
import type { AppendValue } from "./log-tables.ts";
import { pack, unpack } from "./pack.ts";
import type { Batch } from "./protocol.ts";
import { createTray, createTrayMemory } from "./tray.ts";

const row = (seq: number, more: Partial<AppendValue> = {}): AppendValue => ({
  document: "d",
  epoch: 1,
  seq,
  person: "Åsa \ud800",
  seat: "s",
  session: "x",
  at: 2 ** 52 + 1,
  clients: [seq],
  ...more,
});
const batchOf = (rows: readonly AppendValue[], parts: readonly Uint8Array[]): Batch => ({
  asks: rows.map((value) => ({ name: "append", value })),
  bytes: pack(parts),
});

test("[ST12] a batch of rows is taken from the tray as it was laid there, and stays as it is after the next", () => {
  const memory = createTrayMemory();
  const [here, there] = [createTray(memory), createTray(memory)];
  const note = { space: "s", kind: "read", person: "p", seat: "s", payload: '{"a":"b"}' } as const;
  const rows = [row(1), row(2, { fence: { name: "s", version: 3 }, line: "l", note })];
  const taken = there.take(here.lay(batchOf(rows, [Uint8Array.of(1, 2), Uint8Array.of(255)]))!);
  here.lay(batchOf([row(3)], [new Uint8Array(1000)]));
  expect(taken.asks.map(({ value }) => value)).toEqual(rows);
  expect(unpack(taken.bytes).map((part) => [...part])).toEqual([[1, 2], [255]]);
});

test("[ST12] what is no row for the log, or too much, is not laid on the tray", () => {
  const tray = createTray(createTrayMemory());
  const asks = [...batchOf([row(1)], []).asks, { name: "deleteSession", value: "a" } as const];
  expect(tray.lay({ asks, bytes: pack([new Uint8Array(1), new Uint8Array(0)]) })).toBeUndefined();
  expect(tray.lay(batchOf([row(1)], [new Uint8Array(1024 * 1024)]))).toBeUndefined();
});
