import { expect, test } from "vitest";
import { createSamples, median } from "./numbers.ts";
import { drawGrowth } from "./plot.ts";
import { ratiosOf } from "./report.ts";
import type { SystemName } from "./systems.ts";
import { readTyped, firstClient, typed } from "./load/typing.ts";
import * as Y from "yjs";

test("[SP7] letters are counted once each, whoever put their updates together", () => {
  const updates = [3, 7].flatMap((writer) => [0, 1, 2].map((clock) => typed(firstClient + writer, clock)));
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.getText("t").toString()).toBe("xxxxxx");
  for (const merged of [Y.mergeUpdates(updates), Y.encodeStateAsUpdate(doc)])
    expect(readTyped(merged, 0).toSorted((a, b) => a.writer - b.writer)).toEqual([
      { writer: 3, from: 0, to: 3 },
      { writer: 7, from: 0, to: 3 },
    ]);
});

test("[SP7] medians and percentiles are those of the samples, and what was not measured is null", () => {
  const samples = createSamples();
  for (let i = 1; i <= 10_000; i++) samples.add(i);
  expect([samples.at(0.5), samples.at(0.99), median([3, 1, 2]), median([4, 1])]).toEqual([5001, 9901, 2, 2.5]);
  const rounds = (...cpus: number[]) => cpus.map((cpu) => ({ cpu, p99: 2, ackP99: 5 }));
  const meeting = new Map<SystemName, { cpu: number }[]>([
    ["ours", rounds(6, 8, 7)],
    ["hocuspocus", rounds(10, 14, 12)],
  ]);
  const ratios = ratiosOf(new Map([["meeting", meeting]]));
  expect(ratios).toMatchObject({ meeting: { cpu: 0.583, p99: 1 }, burst: { rate: null }, durableAckP99Ms: 5 });
});

test("[SP7] the plot has every line, and says what it shows", () => {
  const points = [
    { at: 1, cpu: 10 },
    { at: 1000, cpu: 25 },
  ];
  const svg = drawGrowth(
    ["one", "two", "three"].map((title) => ({ title, growth: { documents: points, clients: points } })),
  );
  expect(svg.match(/fill="none"/g)?.length).toBe(6);
  expect(svg).toContain("CPU per delivered update");
});
