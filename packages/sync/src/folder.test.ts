import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { openFolder, type Folder } from "./folder.ts";

let folder: Folder | undefined;
afterEach(async () => {
  await folder?.close();
  folder = undefined;
});

function updateOf(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

test("[SY7] the folding thread answers one fold after the other, and several asked at once", async () => {
  folder = openFolder();
  const ask = (text: string) => folder!.fold({ base: null, updates: [updateOf(text)] });
  expect(await ask("first")).toMatchObject({ ok: true });
  expect(await ask("second")).toMatchObject({ ok: true });
  const several = await Promise.all(["a", "b", "c"].map(ask));
  for (const [i, result] of several.entries()) {
    const doc = new Y.Doc();
    if (result.ok) Y.applyUpdate(doc, result.folded.update);
    expect(doc.getText("t").toString()).toBe(["a", "b", "c"][i]);
  }
});

test("[SY7] a fold that cannot be made says why, and the next one is made", async () => {
  folder = openFolder();
  expect(await folder.fold({ base: null, updates: [Uint8Array.of(1, 2, 3)] })).toMatchObject({ ok: false });
  expect(await folder.fold({ base: null, updates: [updateOf("fine")] })).toMatchObject({ ok: true });
});

test("[SY13] after closing nothing is folded, and nobody waits", async () => {
  folder = openFolder();
  await folder.fold({ base: null, updates: [updateOf("first")] });
  await folder.close();
  expect(await folder.fold({ base: null, updates: [updateOf("late")] })).toMatchObject({ ok: false });
});
