// Where entries come from beside a file: the starter set, and this group's own words on their way to another group.
import {
  nothingIncoming,
  type Answer,
  type CarriedTerm,
  type Incoming,
  type Language,
  type PastNote,
} from "@hybrid/domain";
import { termTemplate } from "@hybrid/domain/templates";

/** The starter set in the language that the group writes in. Nothing in it is agreed: nobody here has said so. */
export function starterEntries(language: Language): Incoming[] {
  return termTemplate.map((term, at) => ({
    ...nothingIncoming,
    id: term.id,
    headword: term.headword,
    aliases: { sv: [...term.aliases.sv], en: [...term.aliases.en] },
    definition: term.definition[language],
    line: at + 1,
  }));
}

export const asIncoming = (term: CarriedTerm, at: number): Incoming => ({ ...term, unread: false, line: at + 1 });

type Decided = {
  readonly term: CarriedTerm;
  readonly answers: readonly Answer[];
  readonly agreed: boolean;
  readonly space: string;
  readonly nameOf: (seat: string) => string;
};

/** What the group has decided about a word, as another group will read it. */
export function decidedOn({ term, answers, agreed, space, nameOf }: Decided): PastNote[] {
  const notes: PastNote[] = [];
  const said = answers.filter(({ state }) => state === "behind" || state === "reserved");
  if (agreed && term.definition !== "") {
    const last = Math.max(...said.map(({ last: one }) => one?.at ?? 0));
    const by = said.map(({ seat }) => nameOf(seat));
    notes.push({ kind: "agreed", at: dayOf(last), words: term.definition, by, where: space });
  }
  for (const { seat, state, last } of answers) {
    if (state !== "reserved" || !last || last.why.trim() === "") continue;
    const words = [last.why, last.wouldChange].filter((text) => text.trim() !== "").join("\n");
    notes.push({ kind: "reserved", at: dayOf(last.at), words, by: [nameOf(seat)], where: space });
  }
  if (term.retiredBecause !== null)
    notes.push({ kind: "retired", at: null, words: term.retiredBecause, by: [], where: space });
  return notes;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
