import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentKinds } from "@hybrid/domain";
import { openStore, type Store } from "@hybrid/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { demoSpaces, foundDemo } from "./founding.ts";

let folder: string;
let store: Store;
const founded = Date.parse("2026-11-22T10:00:00Z");

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hybrid-founding-"));
  store = await openStore({ path: join(folder, "space.sqlite") });
  await foundDemo(store.records, founded);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const circles = () => Promise.all(demoSpaces.map((space) => store.records.readCircle(space)));

test("[SY19] what a document starts with is seq 1, written once, by the founding and by no browser", async () => {
  for (const circle of await circles()) {
    const kinds = new Set<string>();
    for (const { id, epoch, kind } of circle!.documents) {
      const rows = await store.log.readRows({ document: id, epoch }, 0, 10);
      expect(rows.length).toBeLessThanOrEqual(1);
      for (const { seq, actor } of rows) expect([seq, actor.session]).toEqual([1, "founding"]);
      if (rows.length > 0) kinds.add(kind);
    }
    expect([...kinds].toSorted()).toEqual(["accord", "glossary", "pattern", "picture", "voice"]);
  }
});

test("[DO1] [DE5] both groups have documents of every kind", async () => {
  for (const circle of await circles())
    expect(new Set(circle!.documents.map(({ kind }) => kind))).toEqual(new Set(documentKinds));
});

test("[DE4] founding again changes nothing", async () => {
  const before = await circles();
  await foundDemo(store.records, founded + 86_400_000);
  expect(await circles()).toEqual(before);
});
