import { LogError } from "@hybrid/sync";
import { expect, test } from "vitest";
import { createAsks } from "./asks.ts";
import { unpack } from "./pack.ts";
import type { Answer, Batch } from "./protocol.ts";

const turn = (): Promise<void> => new Promise(setImmediate);
const done = (batch: Batch): Answer[] => batch.asks.map(() => ({ value: undefined }));

function createUnder() {
  const sent: Batch[] = [];
  const asks = createAsks((batch) => sent.push(batch));
  const values = (): unknown[][] => sent.map((batch) => batch.asks.map((ask) => ask.value));
  return { sent, values, ...asks };
}

test("[ST12] one batch is under way at a time; what is asked meanwhile is the next, in order", async () => {
  const { ask, settle, sent, values } = createUnder();
  const answers = [ask("deleteSession", "a"), ask("deleteSession", "b")];
  await turn();
  answers.push(ask("deleteSession", "c"));
  await turn();
  answers.push(ask("deleteSession", "d"));
  await turn();
  expect(values()).toEqual([["a", "b"]]);
  settle(done(sent[0]!));
  await turn();
  expect(values()).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  settle(done(sent[1]!));
  await Promise.all(answers);
  await turn();
  expect(sent).toHaveLength(2);
});

test("[ST12] bytes travel as one pack, without the buffers they are part of", async () => {
  const { ask, sent } = createUnder();
  const large = new Uint8Array(1_000_000).fill(7);
  const value = { document: "d", epoch: 1, seq: 1, person: "p", seat: "s", session: "x", at: 1, clients: [] };
  void ask("append", value, large.subarray(10, 12));
  void ask("deleteSession", "a");
  void ask("append", value, Uint8Array.of(1, 2, 3));
  await turn();
  const { bytes } = sent[0]!;
  expect(bytes.bytes.buffer.byteLength).toBe(5);
  expect(unpack(bytes).map((part) => [...part])).toEqual([[7, 7], [], [1, 2, 3]]);
});

test("[ST8] when the thread is gone, everything asked is unavailable, now and later", async () => {
  const { ask, fail } = createUnder();
  const asked = [ask("deleteSession", "a")];
  await turn();
  asked.push(ask("deleteSession", "b"));
  fail("the thread is gone");
  asked.push(ask("deleteSession", "c"));
  for (const answer of asked) await expect(answer).rejects.toThrow(new LogError("unavailable", "the thread is gone"));
});

test("[ST13] what SQLite would not keep as given never gets near it", async () => {
  const { ask, sent } = createUnder();
  const date: unknown = new Date(0);
  for (const at of [date, 1.5, 2 ** 53, Number.NaN, 1n, true, undefined, Symbol.iterator, new Map()])
    await expect(ask("createSession", { hash: "a", at: at as number })).rejects.toThrow(RangeError);
  await expect(ask("deleteSession", date as string)).rejects.toThrow("a Date cannot be stored");
  await expect(ask("seatsHeldBy", ["a", date as string])).rejects.toThrow(RangeError);
  await turn();
  expect(sent).toEqual([]);
});
