import { expect, test } from "vitest";
import * as Y from "yjs";
import { createRandom } from "../support/random.ts";
import { countCodePoints, createCodePoints, splitText } from "./code-points.ts";
import { openDesks, rootName } from "./desks.ts";
import { generateTrace } from "./generate.ts";
import { splitPatches } from "./pieces.ts";
import { parseTrace, type Trace } from "./trace.ts";
import { createVersions } from "./versions.ts";

function merge(trace: Trace): { text: string; largest: number } {
  const desks = openDesks(trace, createVersions(trace));
  const doc = new Y.Doc();
  const updates = trace.txns.flatMap((_, txn) => desks(txn).updates);
  for (const update of updates) Y.applyUpdate(doc, update);
  return { text: doc.getText(rootName).toString(), largest: Math.max(...updates.map(({ length }) => length)) };
}

test("positions are code points: a text with characters of two UTF-16 units comes out right", () => {
  const txns = [
    { patches: [[0, 0, "a😀b😀c"]] },
    { patches: [[2, 2, "€"]] },
    {
      patches: [
        [4, 0, "🧭"],
        [1, 1, ""],
      ],
    },
  ];
  expect(merge(parseTrace({ endContent: "", txns })).text).toBe("a€c🧭");
});

test("code points are found in a text that is edited everywhere, as if it were counted every time", () => {
  const random = createRandom(7);
  const index = createCodePoints();
  let text = "";
  for (let round = 0; round < 400; round++) {
    const inserted = Array.from({ length: random.below(40) }, () => random.pick(["x", "å", "😀", "🧭"])).join("");
    const points = Array.from(text);
    const at = random.below(points.length + 1);
    const removed = random.below(Math.min(20, points.length - at) + 1);
    const from = index.toUnits(at);
    expect(from).toBe(points.slice(0, at).join("").length);
    index.replace(from, index.toUnits(at + removed) - from, inserted);
    text = points.toSpliced(at, removed, inserted).join("");
    expect(index.length).toBe(countCodePoints(text));
  }
});

test("a text is never cut inside a character", () => {
  expect(splitText("a😀😀b", 2)).toEqual(["a", "😀", "😀", "b"]);
});

test("what is pasted or cleared in one go travels in frames of less than 256 KB, and comes together again", () => {
  const pasted = "lång text €😀 ".repeat(80_000);
  const length = countCodePoints(pasted);
  const txns = [{ patches: [[0, 0, "()"]] }, { patches: [[1, 0, pasted]] }, { patches: [[0, length + 2, pasted]] }];
  const { text, largest } = merge(parseTrace({ endContent: pasted, txns }));
  expect(text === pasted).toBe(true);
  expect(largest).toBeLessThan(256 * 1024);
});

test("many patches of one transaction stay in order when they are split", () => {
  const patches = Array.from({ length: 5000 }, (_, at) => ({ at, removed: 0, inserted: "å".repeat(20) }));
  const groups = splitPatches(patches);
  expect(groups.length).toBeGreaterThan(1);
  expect(groups.flat()).toEqual(patches);
});

test("a change beyond the end of the text names its transaction", () => {
  const trace = parseTrace({ endContent: "", txns: [{ patches: [[1, 0, "x"]] }] });
  expect(() => merge(trace)).toThrow("txn 0 changes what lies beyond the end");
});

test.for([1, 2, 3, 4, 5])("a generated concurrent trace ends as it says, seed %i", (seed) => {
  const trace = generateTrace(createRandom(seed), { agents: 1 + (seed % 4), txns: 150 });
  expect(merge(trace).text).toBe(trace.endContent);
});

test("agents who type at one place get the order that the trace has for them", () => {
  const txn = (agent: number, parents: number[], inserted: string) => ({ agent, parents, patches: [[1, 0, inserted]] });
  const txns = [
    txn(0, [], ""),
    { agent: 0, parents: [0], patches: [[0, 0, "()"]] },
    txn(0, [1], "a"),
    txn(1, [1], "b"),
  ];
  const both = ["(ab)", "(ba)"].map((endContent) => {
    const given = [{ agent: 0, parents: [], patches: [] }, ...txns.slice(1)];
    return merge(parseTrace({ kind: "concurrent", numAgents: 2, endContent, txns: given })).text;
  });
  expect(both).toEqual(["(ab)", "(ba)"]);
});
