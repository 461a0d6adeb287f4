import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openEngine, type Engine } from "./engine.ts";
import type { Deed } from "./deed.ts";
import type { Append } from "./log.ts";
import { acksOf, connectTo, join, read, textOf, updatesOf, writer } from "./testing/harness.ts";
import { createMemoryLog, type MemoryLog } from "./testing/memory-log.ts";

const address = { document: "d", epoch: 1 };
const eva = { person: "eva", seat: "police", session: "s1" };
const omar = { person: "omar", seat: "social", session: "s2" };

let log: MemoryLog;
let engine: Engine;
beforeEach(() => {
  log = createMemoryLog();
  log.seed(address);
  engine = openEngine({ log });
});
afterEach(() => engine.close());

function deedOf(client: number, text: string, known: Partial<Deed> = {}): Deed {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText("t").insert(0, text);
  return { actor: eva, right: () => "write", update: Y.encodeStateAsUpdate(doc), ...known };
}

test("[SL8] a deed is a row by its actor, and whoever is here is shown it after the commit", async () => {
  const other = connectTo(engine, address, omar);
  await join(other);
  expect(await engine.write(address, deedOf(7, "from the notes"))).toBe("saved");
  expect(textOf(read(other))).toBe("from the notes");
  expect((await log.readRows(address, 0, 9)).map(({ actor }) => actor)).toEqual([eva]);
  expect(acksOf(other)).toEqual([]);
});

test("[SL8] nobody need be there for a deed, and the room closes after it", async () => {
  expect(await engine.write(address, deedOf(7, "quiet"))).toBe("saved");
  expect(engine.openRooms).toBe(0);
});

test("[SL8] a deed is judged as a frame is: right, client ids, gaps, nothing new", async () => {
  expect(await engine.write(address, deedOf(7, "x", { right: () => "read" }))).toBe("refused");
  expect(await engine.write(address, deedOf(7, "mine"))).toBe("saved");
  expect(await engine.write(address, deedOf(7, "mine and more", { actor: omar }))).toBe("refused");
  expect(await engine.write(address, deedOf(7, "mine"))).toBe("stale");
  const gap = writer(9);
  gap.type("a");
  const state = Y.encodeStateVector(gap.doc);
  gap.type("b");
  expect(await engine.write(address, deedOf(9, "", { update: Y.encodeStateAsUpdate(gap.doc, state) }))).toBe("stale");
  expect(await engine.write({ document: "none", epoch: 1 }, deedOf(8, "x"))).toBe("unavailable");
  expect((await log.readRows(address, 0, 9)).length).toBe(1);
});

test("[SL8] what goes along with a deed reaches the log in the same append", async () => {
  const append = vi.spyOn(log, "append");
  const beside = { kind: "disclosure" };
  await engine.write(address, deedOf(7, "x", { beside }));
  await engine.write(address, deedOf(8, "y"));
  expect(append.mock.calls.map(([entry]: [Append]) => entry.beside)).toEqual([beside, undefined]);
});

test("[SL8] a deed that cannot be saved is shown to nobody, and the room goes on", async () => {
  const other = connectTo(engine, address, omar);
  await join(other);
  log.full = true;
  expect(await engine.write(address, deedOf(7, "lost"))).toBe("unavailable");
  log.full = false;
  expect(updatesOf(other)).toEqual([]);
  expect(await engine.write(address, deedOf(8, "kept"))).toBe("saved");
  expect(textOf(read(other))).toBe("kept");
});

test("[SI4] deeds in several documents are one commit, and are shown only after it", async () => {
  const second = { document: "e", epoch: 1 };
  log.seed(second);
  const others = [connectTo(engine, address, omar), connectTo(engine, second, omar)];
  for (const other of others) await join(other);
  const together = vi.spyOn(log, "appendTogether");
  log.hold();
  const written = engine.writeTogether([
    { address, ...deedOf(7, "one", { after: 0 }) },
    { address: second, ...deedOf(8, "two", { after: 0, actor: omar }) },
  ]);
  await vi.waitFor(() => expect(together).toHaveBeenCalledOnce());
  expect(others.map((other) => updatesOf(other))).toEqual([[], []]);
  log.release();
  expect(await written).toBe("saved");
  expect(others.map((other) => textOf(read(other)))).toEqual(["one", "two"]);
  expect((await log.readRows(second, 0, 9)).map(({ actor }) => actor)).toEqual([omar]);
});

test("[SI4] where one of several deeds cannot be written, none is", async () => {
  const second = { document: "e", epoch: 1 };
  log.seed(second);
  await engine.write(second, deedOf(9, "came meanwhile"));
  const pair = (more: Partial<Deed>) =>
    engine.writeTogether([
      { address, ...deedOf(7, "one") },
      { address: second, ...deedOf(8, "two", more) },
    ]);
  expect(await pair({ after: 0 })).toBe("stale");
  expect(await pair({ right: () => "read" })).toBe("refused");
  log.full = true;
  expect(await pair({})).toBe("unavailable");
  log.full = false;
  expect((await log.readRows(address, 0, 9)).length).toBe(0);
  expect(await pair({ after: 1 })).toBe("saved");
  expect(await engine.write(address, deedOf(10, "and on"))).toBe("saved");
  expect(engine.openRooms).toBe(0);
});
