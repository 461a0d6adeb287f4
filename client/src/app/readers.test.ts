import { expect, test } from "vitest";
import type { DocumentView, SeatView } from "../session/seat-view.tsx";
import { readersOf } from "./readers.ts";

const police = { id: "o1", kind: "police", name: "Police" } as const;
const school = { id: "o2", kind: "school", name: "School" } as const;
const own = { role: "organisation", until: null, closed: null } as const;
const seats = [
  { id: "s1", organisation: police, holder: "Henrik", ...own },
  { id: "s2", organisation: police, holder: "Rana", ...own },
  { id: "s3", organisation: school, holder: null, ...own },
  { id: "s4", organisation: null, holder: "Maja", ...own, role: "coordinator" as const },
];
const view: SeatView = {
  space: { id: "g", name: "Lindhamra", language: "en" },
  me: { seat: "s1", person: { id: "p", name: "Henrik" } },
  seats,
  documents: [],
};

function recordReadBy(...readers: string[]): DocumentView {
  const nowhere = { about: null, seat: null, organisation: null };
  return { id: "d", epoch: 1, kind: "picture", title: "K-17", right: "write", readers, ...nowhere };
}

test("[UI1] readers are told by organisation, each once, the coordinator as a party of its own", () => {
  const { reads, readsNot } = readersOf(recordReadBy("s1", "s2", "s4"), view);
  expect(reads.map(({ id, seats: held }) => [id, held.length])).toEqual([
    ["o1", 2],
    ["coordinator", 1],
  ]);
  expect(readsNot.map(({ id }) => id)).toEqual(["o2"]);
});

test("[UI1] an organisation with one seat inside and one outside reads, by the seat that does", () => {
  const { reads, readsNot } = readersOf(recordReadBy("s2"), view);
  expect(reads.map(({ seats: held }) => held.map(({ id }) => id))).toEqual([["s2"]]);
  expect(readsNot.map(({ id }) => id)).toEqual(["o2", "coordinator"]);
});

test("[UI1] [GR7] a closed seat is neither among those who read nor among those who do not", () => {
  const closed = { id: "s5", organisation: { ...school, id: "o3" }, holder: null, ...own, closed: 1 };
  const { reads, readsNot } = readersOf(recordReadBy("s1"), { ...view, seats: [...seats, closed] });
  expect([...reads, ...readsNot].map(({ id }) => id)).not.toContain("o3");
});
