import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { parseTrace, readTrace, TraceError } from "./trace.ts";
import { createVersions } from "./versions.ts";

const sequential = {
  startContent: "ab",
  endContent: "aXb",
  txns: [{ time: "1970-01-01T00:00:00.000Z", patches: [[1, 0, "X"]] }],
};
const concurrent = {
  kind: "concurrent",
  endContent: "12",
  numAgents: 2,
  txns: [
    { parents: [], numChildren: 2, agent: 0, patches: [[0, 0, "1"]] },
    { parents: [0], numChildren: 1, agent: 1, patches: [[1, 0, "2"]] },
    { parents: [0], numChildren: 1, agent: 0, patches: [[0, 0, "x"]] },
    { parents: [1, 2], numChildren: 0, agent: 0, patches: [[0, 1, ""]] },
  ],
};

test("a sequential trace is one agent in one line of time, and its first text is its first transaction", () => {
  const trace = parseTrace(sequential);
  expect(trace).toMatchObject({ agents: 1, edits: 1, endContent: "aXb" });
  expect(trace.txns).toEqual([
    { agent: 0, parents: [], patches: [{ at: 0, removed: 0, inserted: "ab" }] },
    { agent: 0, parents: [0], patches: [{ at: 1, removed: 0, inserted: "X" }] },
  ]);
});

test("a concurrent trace keeps agents and parents, and its versions count what each author had seen", () => {
  const trace = parseTrace(concurrent);
  const versions = createVersions(trace);
  expect(trace).toMatchObject({ agents: 2, edits: 4 });
  expect(trace.txns.map((_, txn) => [...versions.before(txn)])).toEqual([
    [0, 0],
    [1, 0],
    [1, 0],
    [2, 1],
  ]);
  expect(versions.ofAgent(0)).toEqual([0, 2, 3]);
});

test("an agent who has not seen its own last transaction is refused", () => {
  const [first, second] = concurrent.txns;
  const forked = { ...concurrent, txns: [first, second, { parents: [0], agent: 1, patches: [] }] };
  expect(() => createVersions(parseTrace(forked))).toThrow("agent 1 typed txn 2 without having seen its own txn 1");
});

test.for([
  ["a list", []],
  ["no text at the end", { txns: [] }],
  ["no transactions", { endContent: "" }],
  ["another kind", { ...concurrent, kind: "circular" }],
  ["no agents", { ...concurrent, numAgents: 0 }],
  ["more agents than sockets", { ...concurrent, numAgents: 1e9 }],
  ["an agent that does not exist", { ...concurrent, txns: [{ parents: [], agent: 2, patches: [] }] }],
  ["a parent that comes later", { ...concurrent, txns: [{ parents: [0], agent: 0, patches: [] }] }],
  ["a patch without a place", { ...sequential, txns: [{ patches: [[null, 0, "x"]] }] }],
  ["a patch that deletes less than nothing", { ...sequential, txns: [{ patches: [[0, -1, "x"]] }] }],
] as const)("what is not a trace is refused in a sentence: %s", ([, json]) => {
  expect(() => parseTrace(json)).toThrow(TraceError);
});

test("traces are read plain and gzipped, and a file that is neither says so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hybrid-trace-"));
  try {
    const text = JSON.stringify(concurrent);
    writeFileSync(join(folder, "plain.json"), text);
    writeFileSync(join(folder, "zipped.json.gz"), gzipSync(text));
    writeFileSync(join(folder, "broken.json.gz"), gzipSync(text).subarray(0, 40));
    expect(await readTrace(join(folder, "plain.json"))).toEqual(await readTrace(join(folder, "zipped.json.gz")));
    await expect(readTrace(join(folder, "broken.json.gz"))).rejects.toThrow("is not JSON, plain or gzipped.");
    await expect(readTrace(join(folder, "absent.json"))).rejects.toThrow("There is no file");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
