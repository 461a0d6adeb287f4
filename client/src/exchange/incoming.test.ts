import { createHash } from "node:crypto";
import { planImport, type Answer, type CarriedTerm } from "@hybrid/domain";
import { expect, test } from "vitest";
import { asIncoming, decidedOn, starterEntries } from "./incoming.ts";

const term: CarriedTerm = {
  id: "a",
  headword: { sv: "oro", en: "concern" },
  aliases: { sv: [], en: [] },
  status: "agreed",
  retiredBecause: null,
  definition: "Något som behöver sägas.",
  overlaps: [],
  senses: [],
  past: [],
};

function answer(seat: string, state: "behind" | "reserved", at: string, why = ""): Answer {
  const words = [term.definition];
  const version = { seq: 1, hash: createHash("sha256").update(seat).digest("hex"), words };
  const of = { kind: "definition", term: "a" } as const;
  const last = { id: seat, of, version, seat, holder: "", stance: state, why, wouldChange: "", at: Date.parse(at) };
  return { seat, state, last };
}

const nameOf = (seat: string): string => ({ p: "Polisen", s: "Skolan" })[seat] ?? "";

test("[EX11] what was agreed, when and by whom, and what was reserved, goes along to the other group", () => {
  const answers = [answer("p", "behind", "2026-03-01"), answer("s", "reserved", "2026-03-04", "Inte i tal.")];
  const past = decidedOn({ term, answers, agreed: true, space: "Lind", nameOf });
  expect(past).toEqual([
    { kind: "agreed", at: "2026-03-04", words: term.definition, by: ["Polisen", "Skolan"], where: "Lind" },
    { kind: "reserved", at: "2026-03-04", words: "Inte i tal.", by: ["Skolan"], where: "Lind" },
  ]);
  const [change] = planImport({ terms: [], unreadable: [] }, [asIncoming({ ...term, past }, 0)], () => "new");
  expect(change).toMatchObject({ kind: "new", after: { id: "a", status: "in-talk", past } });
  const [again] = planImport(
    { terms: [{ ...term, past }], unreadable: [] },
    [asIncoming({ ...term, past }, 0)],
    () => "",
  );
  expect(again).toMatchObject({ kind: "same" });
});

test("[EX11] a retired word says why it was retired", () => {
  const retired: CarriedTerm = { ...term, status: "retired", retiredBecause: "Vi säger anmälan." };
  const past = decidedOn({ term: retired, answers: [], agreed: false, space: "Lind", nameOf });
  expect(past).toEqual([{ kind: "retired", at: null, words: "Vi säger anmälan.", by: [], where: "Lind" }]);
});

test("[EX7] the starter set can all be brought into an empty glossary, and nothing of it is agreed", () => {
  const changes = planImport({ terms: [], unreadable: [] }, starterEntries("sv"), () => "new");
  expect(changes.map((change) => change.kind === "new" && change.after.status)).toEqual(
    starterEntries("sv").map(() => "unlike"),
  );
});
