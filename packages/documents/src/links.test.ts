// Links from a factor to a passage of the story.
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFactor,
  linkPassage,
  narrativeOf,
  passageBetween,
  passageIn,
  readLinks,
  readPassages,
  takeOffLink,
  writeProse,
} from "./index.ts";

describe("links to passages", () => {
  function withStory(...paragraphs: string[]): { doc: Y.Doc; texts: Y.XmlText[] } {
    const doc = new Y.Doc();
    addFactor(doc, { id: "a", domain: "home" });
    writeProse(narrativeOf(doc), paragraphs);
    const texts = narrativeOf(doc)
      .toArray()
      .map((block) => (block as Y.XmlElement).get(0) as Y.XmlText);
    return { doc, texts };
  }
  const read = (doc: Y.Doc): (string | null)[] => readPassages(doc).map(({ words }) => words);

  it("[BO5] a link follows its passage through edits before, after and inside it", () => {
    const { doc, texts } = withStory("On Monday K-17 came late.", "On Tuesday as well.");
    linkPassage(doc, { id: "l", factor: "a", passage: passageIn(texts[0]!, 10, 14) });
    expect(read(doc)).toEqual(["K-17"]);
    texts[0]!.insert(0, "Again: ");
    texts[0]!.insert(21, " himself");
    texts[0]!.insert(19, "(!)");
    expect(read(doc)).toEqual(["K-(!)17"]);
    narrativeOf(doc).insert(0, [new Y.XmlElement("paragraph")]);
    expect(read(doc)).toEqual(["K-(!)17"]);
  });

  it("[BO5] a passage may span paragraphs, and one that is gone says so and keeps what it said", () => {
    const { doc, texts } = withStory("First words.", "Second words.");
    const passage = { start: passageIn(texts[0]!, 6, 6).start, end: passageIn(texts[1]!, 0, 6).end };
    linkPassage(doc, { id: "l", factor: "a", passage });
    expect(read(doc)).toEqual(["words.\nSecond"]);
    narrativeOf(doc).delete(0, 2);
    expect(read(doc)).toEqual([null]);
    expect(readLinks(doc)[0]).toMatchObject({ value: { quote: "words.\nSecond" } });
  });

  it("[BO5] an empty passage is refused; what a peer invents is unreadable or gone, never thrown", () => {
    const { doc, texts } = withStory("Some words.");
    const empty = passageIn(texts[0]!, 3, 3);
    expect(() => linkPassage(doc, { id: "l", factor: "a", passage: empty })).toThrow(RangeError);
    const odd = { factor: "a", start: new Uint8Array([255, 255]), end: new Uint8Array([1]), quote: "x" };
    for (const [field, value] of Object.entries(odd)) doc.getMap("links").set(`odd/${field}`, value);
    doc.getMap("links").set("worse/start", "text");
    expect(read(doc)).toEqual([null]);
    expect(readLinks(doc).map(({ id: link, readable }) => [link, readable])).toEqual([
      ["odd", true],
      ["worse", false],
    ]);
  });

  it("[BO5] a link is taken off, and taking it off twice is the same", () => {
    const { doc, texts } = withStory("Some words.");
    linkPassage(doc, { id: "l", factor: "a", passage: passageIn(texts[0]!, 0, 4) });
    takeOffLink(doc, "l");
    takeOffLink(doc, "l");
    expect(readLinks(doc)).toMatchObject([{ value: { off: true } }]);
    expect(read(doc)).toEqual([]);
  });

  it("[BO5] positions beside the words are taken as the words nearest to them", () => {
    const { doc } = withStory("First words.", "Second words.");
    const at = (index: number) => Y.createRelativePositionFromTypeIndex(narrativeOf(doc), index);
    const passage = passageBetween(doc, at(0), at(2));
    if (!passage) throw new Error("a passage");
    linkPassage(doc, { id: "l", factor: "a", passage });
    expect(read(doc)).toEqual(["First words.\nSecond words."]);
    expect(passageBetween(doc, at(2), at(2))).toBeNull();
    expect(passageBetween(doc, at(1), at(1))).toBeNull();
  });
});
