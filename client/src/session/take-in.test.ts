import type { Connection } from "@hybrid/sync/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { takeInTogether } from "./take-in.ts";

type Handler = (encoder: unknown, decoder: { arr: Uint8Array; pos: number }) => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { hidden: false });
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A document whose provider hears what is said to it: a byte for the kind, then an update. */
function openFake() {
  const doc = new Y.Doc();
  const closers: (() => void)[] = [];
  const carets: string[] = [];
  const messageHandlers: Handler[] = [
    (_encoder, { arr, pos }) => Y.applyUpdate(doc, arr.subarray(pos + 1), provider),
    () => carets.push(text(doc)),
  ];
  const provider = { on: (_name: string, hear: () => void) => closers.push(hear), messageHandlers };
  takeInTogether({ provider } as unknown as Connection, doc);
  const changes = vi.fn<(transaction: Y.Transaction) => void>();
  doc.on("afterTransaction", changes);
  const say = (kind: number, message: Uint8Array): void =>
    provider.messageHandlers[kind]?.({}, { arr: message, pos: 0 });
  const words = (update: Uint8Array, step = 2): void => say(0, Uint8Array.of(step, ...update));
  return { doc, provider, carets, changes, words, caret: () => say(1, Uint8Array.of()), close: () => closers[0]?.() };
}

/** Each letter of the word, as an update of its own. */
function typed(word: string): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const [at, letter] of Array.from(word).entries()) doc.getText("t").insert(at, letter);
  return updates;
}

const text = (doc: Y.Doc): string => doc.getText("t").toString();

test("[QU1] letters that come close together are one change, and nobody's own", () => {
  const { doc, provider, changes, words } = openFake();
  for (const letter of typed("concern")) words(letter);
  expect(text(doc)).toBe("");
  vi.advanceTimersByTime(1);
  expect(text(doc)).toBe("concern");
  expect(changes).toHaveBeenCalledTimes(1);
  expect(changes.mock.calls[0]?.[0]).toMatchObject({ local: false, origin: provider });
});

test("[QU1] after a change that took long the page is left alone for longer, and nothing is lost meanwhile", () => {
  const { doc, words } = openFake();
  const [first, second, ...others] = typed("concern") as [Uint8Array, Uint8Array, ...Uint8Array[]];
  doc.once("afterTransaction", () => void vi.advanceTimersByTime(30));
  words(first);
  vi.advanceTimersByTime(1);
  words(second);
  vi.advanceTimersByTime(60);
  expect(text(doc)).toBe("c");
  for (const letter of others) words(letter);
  vi.advanceTimersByTime(60);
  expect(text(doc)).toBe("concern");
});

test("[QU2] the text at the beginning does not wait, and comes after what came before it", () => {
  const { doc, words } = openFake();
  const [first, ...others] = typed("concern") as [Uint8Array, ...Uint8Array[]];
  words(first);
  words(Y.mergeUpdates(others), 1);
  expect(text(doc)).toBe("concern");
});

test("[QU1] a caret comes after the words it stands in", () => {
  const { carets, words, caret } = openFake();
  typed("he").forEach((letter) => words(letter));
  caret();
  vi.advanceTimersByTime(1);
  expect(carets).toEqual(["he"]);
});

test("[QU2] nothing waits where nobody looks, nor when contact is lost", () => {
  const { doc, words, close } = openFake();
  const [first, ...others] = typed("he") as [Uint8Array, ...Uint8Array[]];
  words(first);
  close();
  expect(text(doc)).toBe("h");
  vi.stubGlobal("document", { hidden: true });
  for (const letter of others) words(letter);
  expect(text(doc)).toBe("he");
});
