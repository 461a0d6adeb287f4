import { openRound, type Reveal, type Round } from "@hybrid/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  bringFirst,
  bringLate,
  countReady,
  firstProse,
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
  type Places,
} from "./index.ts";
import { proseOf } from "./entries.ts";

const shown = { seat: "police", round: "r1", at: 1000 };
const written = (factor = "f") => {
  const first = new Y.Doc();
  writePerspective(first, factor, { sight: "concern", beingARisk: "strong", logic: "care" });
  writeProse(wordsOf(first, factor)!, ["Errands."]);
  writeProse(weighsOf(first, factor)!, ["Nobody is home."]);
  return first;
};
const words = (fragment: Y.XmlFragment | null) => (fragment ? readProse(fragment) : null);
const placesOf = (first: Y.Doc) => ({ seat: "police", first, voice: new Y.Doc(), thoughts: new Y.Doc() });
const show = (places: Omit<Places, "seat">, how = shown, room = 40_000) => showFirst(places, how, room).factors;
const thoughts = (doc: Y.Doc) => readFirstThoughts(doc).flatMap((entry) => (entry.readable ? entry.value : []));
const firstWords = (doc: Y.Doc, factor: string) => words(firstProse(doc, "police", factor)?.words ?? null);

describe("showing", () => {
  it("[SI4] brings what was written into the voice, and keeps it as a first thought", () => {
    const places = placesOf(written());
    const { first, voice } = places;
    expect(show(places)).toEqual(["f"]);
    expect(readPerspectives(voice)).toEqual(readPerspectives(first));
    expect([words(wordsOf(voice, "f")), words(weighsOf(voice, "f"))]).toEqual([["Errands."], ["Nobody is home."]]);
    expect(thoughts(places.thoughts)).toMatchObject([{ factor: "f", sight: "concern", ...shown }]);
    const prose = firstProse(places.thoughts, "police", "f");
    expect([words(prose!.words), words(prose!.weighs)]).toEqual([["Errands."], ["Nobody is home."]]);
    expect(firstProse(places.thoughts, "social", "f")).toBe(null);
  });

  it("[SI5] is once for a factor, and later changes of mind leave it as it was", () => {
    const places = placesOf(written());
    show(places);
    const before = thoughts(places.thoughts);
    writePerspective(places.voice, "f", { sight: "protective", beingARisk: "not-seen" });
    writePerspective(places.first, "f", { beingARisk: "slight" });
    expect(show(places, { ...shown, round: "r2", at: 2000 })).toEqual([]);
    withdrawPerspective(places.voice, "f");
    expect(thoughts(places.thoughts)).toEqual(before);
    expect(firstWords(places.thoughts, "f")).toEqual(["Errands."]);
  });

  it("[SI5] keeps the first thoughts of several seats on one factor apart", () => {
    const places = placesOf(written());
    show(places);
    expect(show({ ...placesOf(written()), thoughts: places.thoughts }, { ...shown, seat: "social" })).toEqual(["f"]);
    expect(thoughts(places.thoughts).map(({ seat, factor }) => [seat, factor])).toEqual([
      ["police", "f"],
      ["social", "f"],
    ]);
  });

  it("[SI7] takes no first thought from a voice, and none away because a voice says so", () => {
    const places = placesOf(written());
    show(places);
    const before = [thoughts(places.thoughts), firstWords(places.thoughts, "f")];
    const forged = {
      ...shown,
      factor: "f",
      sight: "protective",
      beingARisk: "not-seen",
      beingAtRisk: "not-seen",
      logic: null,
    };
    for (const key of ["f/made", "police f/made", "g/made"]) places.voice.getMap("first-thoughts").set(key, forged);
    for (const key of places.voice.getMap("perspectives").keys()) places.voice.getMap("perspectives").delete(key);
    expect([thoughts(places.thoughts), firstWords(places.thoughts, "f")]).toEqual(before);
    expect(unshown(places)).toEqual([]);
  });

  it("[SI5] leaves a perspective that is in the voice already as it is", () => {
    const places = placesOf(written());
    writePerspective(places.voice, "f", { sight: "protective" });
    show(places);
    expect(readPerspectives(places.voice)).toMatchObject([{ value: { sight: "protective" } }]);
    expect(thoughts(places.thoughts)).toMatchObject([{ sight: "concern" }]);
  });

  it("[SI6] leaves what came too late with its seat, which brings it in itself", () => {
    const places = placesOf(written());
    const { first, voice } = places;
    show(places);
    noteShown(first, "r1");
    writePerspective(first, "late", { sight: "both" });
    writeProse(wordsOf(first, "late")!, ["And this."]);
    expect(unshown(places).map(({ factor }) => factor)).toEqual(["late"]);
    bringFirst(places, "late");
    bringFirst(places, "late");
    expect(words(wordsOf(voice, "late"))).toEqual(["And this."]);
    expect(unshown(places)).toEqual([]);
    expect(thoughts(places.thoughts)).toHaveLength(1);
  });

  it("[SI6] offers what one went on writing on the same factor while all was shown, once", () => {
    const places = placesOf(written());
    const { first, voice } = places;
    expect(lateWords(places, "f")).toEqual([]);
    show(places);
    expect(lateWords(places, "f")).toEqual([]);
    writeProse(wordsOf(first, "f")!, ["And one thing more."]);
    expect(lateWords(places, "f")).toEqual(["And one thing more."]);
    bringLate(places, "f");
    bringLate(places, "f");
    expect(words(wordsOf(voice, "f"))).toEqual(["Errands.", "And one thing more."]);
    expect(lateWords(places, "f")).toEqual([]);
    expect(firstWords(places.thoughts, "f")).toEqual(["Errands."]);
  });

  it("[DO2] passes over what cannot be read, and harms nothing", () => {
    const places = placesOf(written());
    places.first.getMap("perspectives").set("bad/sight", 17);
    places.thoughts.getMap("first-thoughts").set("police other/made", { factor: 1 });
    expect(show(places)).toEqual(["f"]);
    expect(readFirstThoughts(places.thoughts).filter(({ readable }) => readable)).toHaveLength(1);
  });

  it("[SI8] takes no more structs for a seat than its share, so that a frame can carry what all wrote", () => {
    const thoughts = new Y.Doc();
    const seats = ["police", "social", "school"];
    for (const seat of seats) {
      const first = written();
      writePerspective(first, "g", { sight: "both" });
      const empty = Array.from({ length: 20_000 }, () => new Y.XmlElement("p"));
      wordsOf(first, "g")!.insert(0, [new Y.XmlText("a"), ...empty]);
      const places = { first, voice: new Y.Doc(), thoughts };
      expect(showFirst(places, { ...shown, seat }, 40_000 / seats.length).factors).toEqual(["f"]);
      expect(unshown({ seat, ...places }).map(({ factor }) => factor)).toEqual(["g"]);
    }
  });

  it("[SI8] shows what there is room for, and leaves the rest with its seat", () => {
    const places = placesOf(written());
    for (let n = 0; n < 5000; n += 1) places.first.getMap("perspectives").set(`n${n}/written`, true);
    writeProse(proseOf(places.first, "words", "n7"), ["x".repeat(2_000_000)]);
    const found = show(places, shown, 10_000);
    expect(found).toContain("f");
    expect(found).not.toContain("n7");
    expect([found.length > 500, found.length < 5000]).toEqual([true, true]);
    expect(unshown(places).length).toBe(5001 - found.length);
    for (const doc of [places.voice, places.thoughts]) {
      const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
      expect(structs.length).toBeLessThanOrEqual(10_000);
    }
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
