import { openRound, type Reveal, type Round } from "@hybrid/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  bringFirst,
  bringLate,
  countReady,
  isReady,
  lateWords,
  noteShown,
  readFirstThoughts,
  readPerspectives,
  readProse,
  readRounds,
  recordRound,
  sayReady,
  showFirst,
  unshown,
  weighsOf,
  withdrawPerspective,
  wordsOf,
  writePerspective,
  writeProse,
} from "./index.ts";

const shown = { round: "r1", at: 1000 };
const written = (factor = "f") => {
  const first = new Y.Doc();
  writePerspective(first, factor, { sight: "concern", beingARisk: "strong", logic: "care" });
  writeProse(wordsOf(first, factor)!, ["Errands."]);
  writeProse(weighsOf(first, factor)!, ["Nobody is home."]);
  return first;
};
const words = (fragment: Y.XmlFragment | null) => (fragment ? readProse(fragment) : null);
const thoughts = (doc: Y.Doc) => readFirstThoughts(doc).flatMap((entry) => (entry.readable ? entry.value : []));

describe("showing", () => {
  it("[SI4] brings what was written into the voice, and keeps it as a first thought", () => {
    const [first, voice] = [written(), new Y.Doc()];
    expect(showFirst(voice, first, shown)).toEqual(["f"]);
    expect(readPerspectives(voice)).toEqual(readPerspectives(first));
    expect([words(wordsOf(voice, "f")), words(weighsOf(voice, "f"))]).toEqual([["Errands."], ["Nobody is home."]]);
    expect(thoughts(voice)).toMatchObject([
      { factor: "f", sight: "concern", words: ["Errands."], weighs: ["Nobody is home."], ...shown },
    ]);
  });

  it("[SI5] is once for a factor, and later changes of mind leave it as it was", () => {
    const [first, voice] = [written(), new Y.Doc()];
    showFirst(voice, first, shown);
    const before = thoughts(voice);
    writePerspective(voice, "f", { sight: "protective", beingARisk: "not-seen" });
    writePerspective(first, "f", { beingARisk: "slight" });
    expect(showFirst(voice, first, { round: "r2", at: 2000 })).toEqual([]);
    withdrawPerspective(voice, "f");
    expect(thoughts(voice)).toEqual(before);
  });

  it("[SI5] leaves a perspective that is in the voice already as it is", () => {
    const [first, voice] = [written(), new Y.Doc()];
    writePerspective(voice, "f", { sight: "protective" });
    showFirst(voice, first, shown);
    expect(readPerspectives(voice)).toMatchObject([{ value: { sight: "protective" } }]);
    expect(thoughts(voice)).toMatchObject([{ sight: "concern" }]);
  });

  it("[SI6] leaves what came too late with its seat, which brings it in itself", () => {
    const [first, voice] = [written(), new Y.Doc()];
    showFirst(voice, first, shown);
    noteShown(first, "r1");
    writePerspective(first, "late", { sight: "both" });
    writeProse(wordsOf(first, "late")!, ["And this."]);
    expect(unshown(first, voice).map(({ factor }) => factor)).toEqual(["late"]);
    bringFirst(voice, first, "late");
    bringFirst(voice, first, "late");
    expect(words(wordsOf(voice, "late"))).toEqual(["And this."]);
    expect(unshown(first, voice)).toEqual([]);
    expect(thoughts(voice)).toHaveLength(1);
  });

  it("[SI6] offers what one went on writing on the same factor while all was shown, once", () => {
    const [first, voice] = [written(), new Y.Doc()];
    expect(lateWords(first, voice, "f")).toEqual([]);
    showFirst(voice, first, shown);
    expect(lateWords(first, voice, "f")).toEqual([]);
    writeProse(wordsOf(first, "f")!, ["And one thing more."]);
    expect(lateWords(first, voice, "f")).toEqual(["And one thing more."]);
    bringLate(voice, first, "f");
    bringLate(voice, first, "f");
    expect(words(wordsOf(voice, "f"))).toEqual(["Errands.", "And one thing more."]);
    expect(lateWords(first, voice, "f")).toEqual([]);
    expect(thoughts(voice)).toMatchObject([{ words: ["Errands."] }]);
  });

  it("[DO2] passes over what cannot be read, and harms nothing", () => {
    const [first, voice] = [written(), new Y.Doc()];
    first.getMap("perspectives").set("bad/sight", 17);
    voice.getMap("first-thoughts").set("other/made", { words: 1 });
    expect(showFirst(voice, first, shown)).toEqual(["f"]);
    expect(readFirstThoughts(voice).filter(({ readable }) => readable)).toHaveLength(1);
  });
});

describe("rounds", () => {
  const round = (id: string, at: number): Omit<Round, "ready"> => ({ id, by: "lead", asked: ["p", "s"], at });
  const over = (id: string): Reveal => ({ id, by: null, seats: [], at: 9 });

  it("[SI2] [SI3] say whom they ask and how many are ready, and nothing of who", () => {
    const accord = new Y.Doc();
    recordRound(accord, round("r1", 1));
    countReady(accord, "r1", 1);
    expect(readRounds(accord)).toEqual([{ readable: true, id: "r1", value: { ...round("r1", 1), ready: 1 } }]);
    expect(() => countReady(accord, "r9", 1)).toThrow(RangeError);
    expect(() => recordRound(accord, round("r1", 1))).toThrow(RangeError);
  });

  it("[SI2] are over when they have been shown, and one at a time goes on", () => {
    const all = [
      { ...round("r2", 2), ready: 0 },
      { ...round("r1", 1), ready: 0 },
    ];
    expect(openRound(all, [])?.id).toBe("r1");
    expect(openRound(all, [over("r1")])?.id).toBe("r2");
    expect(openRound(all, [over("r1"), over("r2")])).toBe(null);
  });

  it("[SI3] readiness is said in the seat's own unseen document, for one round", () => {
    const first = new Y.Doc();
    sayReady(first, "r1", true);
    expect([isReady(first, "r1"), isReady(first, "r2")]).toEqual([true, false]);
    sayReady(first, "r1", false);
    expect(isReady(first, "r1")).toBe(false);
    first.getMap("rounds").set("r1/ready", "yes");
    expect(isReady(first, "r1")).toBe(false);
  });
});
