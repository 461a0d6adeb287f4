// Two engines on one log, as two servers on one database.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openEngine, type Engine } from "./engine.ts";
import { LogError, type Actor, type Address, type Elsewhere, type Log } from "./log.ts";
import { acksOf, connectTo, join, read, textOf, updatesOf, writer, type Socket } from "./testing/harness.ts";
import { createMemoryLog, type MemoryLog } from "./testing/memory-log.ts";
import { ackFrame, closeCode } from "./wire.ts";

const address: Address = { document: "d", epoch: 1 };
const eva: Actor = { person: "eva", seat: "police", session: "s1" };
const omar: Actor = { person: "omar", seat: "social", session: "s2" };

let log: MemoryLog;
let hints: boolean;
let notes: string[];
let engines: Engine[];

beforeEach(() => {
  log = createMemoryLog();
  log.seed(address);
  hints = true;
  notes = [];
  const ears = new Set<Parameters<Elsewhere["listen"]>[0]>();
  const shared: Log = {
    ...log,
    async append(entry) {
      await log.append(entry);
      setTimeout(() => hints && ears.forEach((hear) => hear(entry.address, entry.seq)), Math.random() * 3);
    },
    elsewhere: {
      listen(hear) {
        ears.add(hear);
        return () => void ears.delete(hear);
      },
      heads: async () => [{ address, head: (await log.read(address))!.head }],
      readRows: (...asked) => log.readRows(...asked),
    },
  };
  engines = [0, 1].map(() => openEngine({ log: shared, note: (sentence) => void notes.push(sentence) }));
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
});

async function joinBoth(): Promise<[Socket, Socket]> {
  const sockets = [connectTo(engines[0]!, address, eva), connectTo(engines[1]!, address, omar)] as const;
  await Promise.all(sockets.map((socket) => join(socket)));
  return [...sockets];
}

test("[ND1] what one server commits is shown by the other, as one row after the other", async () => {
  const [one, two] = await joinBoth();
  const hand = writer(1);
  for (const letter of "hello") one.line.receive(hand.type(letter));
  await vi.waitFor(() => expect(textOf(read(two))).toBe("hello"));
  expect(acksOf(one).at(-1)).toEqual(ackFrame(5));
  const late = connectTo(engines[1]!, address, omar);
  expect(textOf(await join(late))).toBe("hello");
});

test("[ND2] people who write at two servers at once are all saved, shown and acknowledged, and notice nothing", async () => {
  const [one, two] = await joinBoth();
  const [evas, omars] = [writer(1), writer(2)];
  const rounds = 60;
  for (let round = 0; round < rounds; round++) {
    one.line.receive(evas.type("a"));
    two.line.receive(omars.type("b"));
    if (round % 3 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
  }
  await vi.waitFor(
    () => expect([acksOf(one).at(-1), acksOf(two).at(-1)]).toEqual([ackFrame(rounds), ackFrame(rounds)]),
    {
      timeout: 10_000,
    },
  );
  await vi.waitFor(() => expect(textOf(read(one, evas.doc))).toBe(textOf(read(two, omars.doc))), { timeout: 10_000 });
  expect(textOf(evas.doc)).toHaveLength(2 * rounds);
  const rows = await log.readRows(address, 0, 1000);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
  const stored = new Y.Doc();
  for (const { update } of rows) Y.applyUpdate(stored, update);
  expect(textOf(stored)).toBe(textOf(evas.doc));
  expect([one.closed, two.closed, notes]).toEqual([undefined, undefined, []]);
});

test("[ND3] a hint that is lost costs a few seconds", { timeout: 30_000 }, async () => {
  const [one, two] = await joinBoth();
  hints = false;
  one.line.receive(writer(1).type("unheard"));
  await vi.waitFor(() => expect(acksOf(one)).toEqual([ackFrame(1)]));
  expect(updatesOf(two)).toEqual([]);
  await vi.waitFor(() => expect(textOf(read(two))).toBe("unheard"), { timeout: 10_000 });
});

test("[ND4] a commit whose answer is lost is shown all the same, and its writer comes again", async () => {
  const failing: Log = {
    ...log,
    async append(entry) {
      await log.append(entry);
      throw new LogError("unavailable", "the connection was lost");
    },
  };
  const engine = openEngine({ log: failing });
  engines.push(engine);
  const [one, two] = [connectTo(engine, address, eva), connectTo(engine, address, omar)];
  await Promise.all([join(one), join(two)]);
  one.line.receive(writer(1).type("perhaps"));
  await vi.waitFor(() => expect(one.closed?.code).toBe(closeCode.tryAgain));
  expect(acksOf(one)).toEqual([]);
  await vi.waitFor(() => expect(textOf(read(two))).toBe("perhaps"));
});
