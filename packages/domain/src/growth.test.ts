import { expect, test } from "vitest";
import type { Endorsement } from "./endorsement.ts";
import { growthOf, type Turning } from "./growth.ts";

const turn = (at: number, what: Turning["what"], term = "a"): Turning => ({ term, what, at, seat: "p", seq: at });

const says = (at: number, seat: string, version: string, stance: Endorsement["stance"] = "behind"): Endorsement => ({
  id: `${seat}-${at}`,
  of: { kind: "definition", term: "a" },
  version: { seq: 1, hash: version, words: [version] },
  seat,
  holder: "",
  stance,
  why: "",
  wouldChange: "",
  at,
});

const shown = (...given: Parameters<typeof growthOf>) =>
  growthOf(...given).turns.map(({ at, term, to }) => `${at} ${term} ${to}`);

test("[GW1] a word turns when the log and the accord say so: written, talked of, agreed, changed, retired, restored", () => {
  const found = [
    turn(1, "unlike"),
    turn(2, "words"),
    turn(3, "in-talk"),
    turn(6, "words"),
    turn(8, "retired"),
    turn(9, "restored"),
  ];
  const said = [says(4, "p", "x"), says(5, "s", "x", "reserved"), says(7, "p", "y")];
  expect(shown(found, said, ["p", "s"])).toEqual([
    "1 a unlike",
    "3 a in-talk",
    "5 a agreed",
    "6 a in-talk",
    "8 a retired",
    "9 a in-talk",
  ]);
});

test("[GW1] agreed is what every seat asked has answered, and no seat more", () => {
  expect(shown([turn(1, "unlike")], [says(2, "p", "x")], ["p", "s"])).toEqual(["1 a unlike"]);
  expect(shown([turn(1, "unlike")], [says(2, "p", "x"), says(3, "s", "y")], ["p", "s"])).toEqual(["1 a unlike"]);
  expect(shown([turn(1, "unlike")], [says(2, "p", "x")], [])).toEqual(["1 a unlike"]);
  expect(shown([turn(1, "unlike")], [says(2, "p", "x"), says(3, "p", "x", "open")], ["p"])).toEqual([
    "1 a unlike",
    "2 a agreed",
    "3 a unlike",
  ]);
});

test("[GW1] an answer comes after the words it was given to, whatever the clock said", () => {
  const late = { ...turn(5, "unlike"), seq: 1 };
  expect(shown([late, { ...turn(5, "words"), seq: 1 }], [says(4, "p", "x")], ["p"])).toEqual([
    "5 a unlike",
    "5 a agreed",
  ]);
});

test("[GW2] the counts follow the turns, and a word that is gone is in none of them", () => {
  const { steps } = growthOf(
    [turn(1, "unlike"), turn(1, "unlike", "b"), turn(2, "retired", "b"), turn(3, "gone", "b")],
    [],
    [],
  );
  expect(steps).toEqual([
    { at: 1, counts: { unlike: 2, "in-talk": 0, agreed: 0, retired: 0 } },
    { at: 2, counts: { unlike: 1, "in-talk": 0, agreed: 0, retired: 1 } },
    { at: 3, counts: { unlike: 1, "in-talk": 0, agreed: 0, retired: 0 } },
  ]);
  expect(growthOf([], [], ["p"])).toEqual({ steps: [], turns: [] });
});
