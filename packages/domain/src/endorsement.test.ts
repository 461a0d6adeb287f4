import { describe, expect, it } from "vitest";
import {
  answersTo,
  askedSeats,
  asksWhichSense,
  isAgreed,
  sameWords,
  standingOf,
  answeredVersions,
  versionWords,
  type Endorsement,
} from "./endorsement.ts";

const of = { kind: "definition", term: "concern" } as const;
const [first, second] = [["A worry somebody can put into words."], ["A worry.", "Not yet a report."]];
let count = 0;
const said = (
  seat: string,
  stance: Endorsement["stance"],
  words = first,
  more: Partial<Endorsement> = {},
): Endorsement => ({
  id: `e${++count}`,
  of,
  version: { seq: count, hash: words === first ? "a".repeat(64) : "b".repeat(64), words },
  seat,
  holder: "",
  stance,
  why: stance === "reserved" ? "To us it is intelligence." : "",
  wouldChange: "",
  at: count,
  ...more,
});
const asked = ["police", "social", "school"];
const states = (all: readonly Endorsement[], words = first) =>
  answersTo(all, of, words, asked).map(({ state }) => state);

describe("answers to a version", () => {
  it("[EN2] are behind, reserved or missing, one for each seat asked, and others do not count", () => {
    const all = [said("police", "reserved"), said("social", "behind"), said("guest", "behind")];
    expect(states(all)).toEqual(["reserved", "behind", "unanswered"]);
    expect(answersTo(all, of, first, asked)[0]!.last).toBe(all[0]);
  });

  it("[EN2] the latest of a seat holds, in whatever order records arrive; it can be taken back", () => {
    const [behind, reserved, open] = [said("police", "behind"), said("police", "reserved"), said("police", "open")];
    expect(states([reserved, behind])[0]).toBe("reserved");
    expect(states([open, reserved, behind])[0]).toBe("unanswered");
  });

  it("[EN3] an edit makes them outdated, and the old words make them good again", () => {
    const all = [said("police", "behind"), said("social", "reserved")];
    expect(states(all, second)).toEqual(["outdated", "outdated", "unanswered"]);
    expect(states(all, [...first])).toEqual(["behind", "reserved", "unanswered"]);
  });

  it("[EN2] what was said of another term or of an aim is about that", () => {
    const other = said("police", "behind", first, { of: { kind: "definition", term: "risk" } });
    const aim = said("police", "behind", first, { of: { kind: "aim" } });
    expect(states([other, aim])[0]).toBe("unanswered");
    expect(answersTo([aim], { kind: "aim" }, first, ["police"])[0]!.state).toBe("behind");
  });
});

describe("agreement", () => {
  it("[EN4] is when every seat asked stands behind it or has its reservation, and never with nobody asked", () => {
    const all = [said("police", "reserved"), said("social", "behind")];
    expect(isAgreed(answersTo(all, of, first, asked))).toBe(false);
    all.push(said("school", "behind"));
    expect(isAgreed(answersTo(all, of, first, asked))).toBe(true);
    expect(isAgreed(answersTo(all, of, second, asked))).toBe(false);
    expect(isAgreed([])).toBe(false);
  });

  it("[EN4] a word is agreed by its answers alone, whatever is written; a retired one stays retired", () => {
    const all = asked.map((seat) => said(seat, "behind"));
    const [yes, no] = [answersTo(all, of, first, asked), answersTo([], of, first, asked)];
    expect((["unlike", "in-talk", "agreed", "retired"] as const).map((status) => standingOf({ status }, no))).toEqual([
      "unlike",
      "in-talk",
      "in-talk",
      "retired",
    ]);
    expect((["unlike", "in-talk", "agreed", "retired"] as const).map((status) => standingOf({ status }, yes))).toEqual([
      "agreed",
      "agreed",
      "agreed",
      "retired",
    ]);
  });

  it("[EN4] asks the seats of organisations that read it, are open and have a holder", () => {
    const seat = (id: string, more: object = {}) =>
      ({ id, role: "organisation", closed: null, holder: "Eva", ...more }) as const;
    const seats = [
      seat("police"),
      seat("empty", { holder: null }),
      seat("closed", { closed: 1 }),
      seat("lead", { role: "coordinator" }),
      seat("guest", { role: "guest" }),
      seat("outside"),
    ];
    expect(askedSeats(seats, ["police", "empty", "closed", "lead", "guest"])).toEqual(["police"]);
  });
});

describe("which sense", () => {
  const word = { ownSense: true, ownState: "unanswered", definition: true, otherSenses: 3 } as const;

  it("[WS1] is asked of those whose organisation has a sense and does not stand behind the group's words", () => {
    const states = ["unanswered", "outdated", "reserved", "behind", undefined] as const;
    expect(states.map((ownState) => asksWhichSense({ ...word, ownState }))).toEqual([true, true, true, false, true]);
    expect(asksWhichSense({ ...word, ownSense: false })).toBe(false);
  });

  it("[WS1] without words of the group, is asked where others have written theirs", () => {
    expect(asksWhichSense({ ...word, definition: false })).toBe(true);
    expect(asksWhichSense({ ...word, definition: false, otherSenses: 0 })).toBe(false);
  });
});

describe("versions", () => {
  it("[EN5] are the words somebody has answered, numbered in the order of the first answer", () => {
    const all = [
      said("police", "behind"),
      said("social", "behind"),
      said("police", "reserved", second),
      said("x", "open"),
    ];
    expect(answeredVersions(all, of).map(({ words }) => words)).toEqual([first, second]);
    expect(answeredVersions([], of)).toEqual([]);
  });

  it("[EN5] blank paragraphs and blanks around a paragraph are no words", () => {
    expect(versionWords(["", "  A worry. ", "\u00a0"])).toEqual(["A worry."]);
    expect(sameWords(["a"], ["a", "b"])).toBe(false);
    expect(sameWords(["a b"], ["a  b"])).toBe(false);
  });
});
