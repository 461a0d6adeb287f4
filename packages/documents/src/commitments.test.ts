// What a seat has promised, in its voice, and links from factors to it, in the picture.
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFactor,
  commitmentOf,
  endCommitment,
  linkCommitment,
  makeCommitment,
  readCommitmentLinks,
  readCommitments,
  readLinkings,
  readProse,
  takeBackEnd,
  takeOffCommitment,
} from "./index.ts";
import { deliverAll, replicas } from "./support/replicas.ts";

const promise = { id: "p", made: "2026-11-01", by: "2026-11-27", words: "Meet K-17 and the aunt about mornings." };
const done = { id: "e", as: "done", on: "2026-11-20", why: "" } as const;
const changed = { id: "f", as: "changed", on: "2026-11-21", why: "The aunt has moved." } as const;

const only = (doc: Y.Doc) => {
  const [entry] = readCommitments(doc);
  if (!entry?.readable) throw new Error("a readable commitment");
  return entry.value;
};

describe("a commitment in the voice of its seat", () => {
  function promised(): Y.Doc {
    const voice = new Y.Doc();
    makeCommitment(voice, promise);
    return voice;
  }

  it("[CM1] says what and by when, as one update", () => {
    const voice = new Y.Doc();
    const updates: unknown[] = [];
    voice.on("update", (update) => updates.push(update));
    makeCommitment(voice, promise);
    expect(updates).toHaveLength(1);
    expect(only(voice)).toEqual({ id: "p", made: "2026-11-01", by: "2026-11-27", ends: [] });
    expect(readProse(commitmentOf(voice, "p")!)).toEqual([promise.words]);
    expect(commitmentOf(voice, "q")).toBeNull();
  });

  it("[CM1] [DO5] without words or a day it is refused, and nothing is written", () => {
    const voice = promised();
    const before = Y.encodeStateVector(voice);
    for (const wrong of [
      promise,
      { ...promise, id: "q", words: "  \n " },
      { ...promise, id: "q", words: "x".repeat(2001) },
      { ...promise, id: "q", by: "soon" },
    ])
      expect(() => makeCommitment(voice, wrong)).toThrow(RangeError);
    expect(Y.encodeStateVector(voice)).toEqual(before);
  });

  it("[CM2] ends once, with why unless it is done, and can be taken back", () => {
    const voice = promised();
    for (const as of ["changed", "not-done"] as const)
      expect(() => endCommitment(voice, "p", { id: "e", as, on: "2026-11-20", why: " " })).toThrow(RangeError);
    endCommitment(voice, "p", { ...changed, why: "  The aunt has moved. " });
    expect(only(voice).ends).toEqual([changed]);
    expect(() => endCommitment(voice, "p", done)).toThrow(RangeError);
    takeBackEnd(voice, "p");
    takeBackEnd(voice, "p");
    expect(only(voice).ends).toEqual([]);
    endCommitment(voice, "p", done);
    expect(only(voice).ends).toEqual([done]);
    expect(() => endCommitment(voice, "q", done)).toThrow(RangeError);
  });

  it.each([[[1, 2]], [[2, 1]]])("[CM4] two windows end it at once: both stand, the same one holds (%j)", (clients) => {
    const all = replicas(clients);
    const [one, two] = all.map(({ doc }) => doc);
    makeCommitment(one!, promise);
    deliverAll(all);
    endCommitment(one!, "p", done);
    endCommitment(two!, "p", changed);
    deliverAll(all);
    for (const { doc } of all) expect(only(doc).ends).toEqual([changed, done]);
    // One takes both back, while the other, who has heard of nothing, says something new.
    takeBackEnd(one!, "p");
    const late = { ...done, id: "g" };
    two!.getMap("commitments").set("p/end/g", { as: late.as, on: late.on, why: late.why });
    deliverAll(all);
    for (const { doc } of all) expect(only(doc).ends).toEqual([late]);
  });

  it("[CM6] [DO2] [DO3] what does not parse is unreadable, beside what does", () => {
    const voice = promised();
    const map = voice.getMap("commitments");
    map.set("odd/made", "2026-11-01");
    map.set("odd/by", 17);
    for (const [at, end] of [17, null, "done", { as: "won" }, { ...changed, why: "" }, new Y.Map()].entries()) {
      map.set(`bad-${at}/made`, "2026-11-01");
      map.set(`bad-${at}/by`, "2026-11-02");
      map.set(`bad-${at}/end/x`, end);
    }
    const entries = readCommitments(voice);
    expect(entries.map(({ id, readable }) => [id, readable])).toEqual([
      ["p", true],
      ...[0, 1, 2, 3, 4, 5].map((at) => [`bad-${at}`, false]),
      ["odd", false],
    ]);
  });
});

describe("links from factors to commitments", () => {
  const ends = { factor: "a", seat: "social", commitment: "p" };

  function withFactor(doc = new Y.Doc()): Y.Doc {
    addFactor(doc, { id: "a", domain: "home" });
    return doc;
  }

  it("[CM7] any seat that writes the picture links a factor to what another seat has promised, and takes it off", () => {
    const doc = withFactor();
    linkCommitment(doc, { id: "l", ...ends });
    linkCommitment(doc, { id: "m", ...ends });
    expect(readLinkings(doc)).toEqual([{ id: "l", ...ends, off: false }]);
    takeOffCommitment(doc, ends);
    takeOffCommitment(doc, ends);
    expect(readLinkings(doc)).toEqual([]);
    linkCommitment(doc, { id: "n", ...ends });
    expect(readLinkings(doc).map(({ id }) => id)).toEqual(["n"]);
    expect(() => linkCommitment(doc, { id: "o", ...ends, factor: "b" })).toThrow(RangeError);
    expect(() => linkCommitment(doc, { id: "n", ...ends, commitment: "q" })).toThrow(RangeError);
  });

  it("[CM7] linked twice at once it is one link; taken off meanwhile, the new one stays", () => {
    const all = replicas([1, 2]);
    const [one, two] = all.map(({ doc }) => doc);
    withFactor(one);
    deliverAll(all);
    linkCommitment(one!, { id: "l", ...ends });
    linkCommitment(two!, { id: "m", ...ends });
    deliverAll(all);
    for (const { doc } of all) expect(readLinkings(doc).map(({ id }) => id)).toEqual(["l"]);
    takeOffCommitment(one!, ends);
    expect(readLinkings(one!)).toEqual([]);
    linkCommitment(two!, { id: "n", ...ends, commitment: "q" });
    deliverAll(all);
    for (const { doc } of all) expect(readLinkings(doc).map(({ id }) => id)).toEqual(["n"]);
  });

  it("[CM7] [DO2] holds no word of the commitment, and what a peer invents is unreadable", () => {
    const doc = withFactor();
    linkCommitment(doc, { id: "l", ...ends });
    expect(doc.getMap("commitment-links").toJSON()).toEqual({
      "l/factor": "a",
      "l/seat": "social",
      "l/commitment": "p",
    });
    doc.getMap("commitment-links").set("odd/factor", "a");
    expect(readCommitmentLinks(doc).map(({ id, readable }) => [id, readable])).toEqual([
      ["l", true],
      ["odd", false],
    ]);
    expect(readLinkings(doc)).toHaveLength(1);
  });
});
