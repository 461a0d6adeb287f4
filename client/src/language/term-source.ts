// What texts and editors draw on to underline the group's words and to say what they mean.
import { createContext, use } from "react";
import type { MarkKind } from "../ui/mark.tsx";

export interface Matcher {
  readonly find: (text: string) => readonly { from: number; to: number; term: string }[];
  /** Whether a writer of this seat is asked which sense of the term she means. */
  readonly asks?: (term: string) => boolean;
  /** How a mark that says whose sense is meant is shown; undefined for a mark that names nobody here. */
  readonly meant?: (by: string) => MeantSense | undefined;
}

export interface MeantSense {
  readonly kind: MarkKind | "group";
  readonly letters: string;
  /** Such as "as Social services mean it". */
  readonly says: string;
}

export interface SenseDescription {
  readonly seat: string;
  readonly kind: MarkKind;
  readonly name: string;
  readonly meaning: string;
}

export interface TermDescription {
  readonly id: string;
  readonly headword: string;
  /** The headword in the other language, "" if there is none. */
  readonly other: string;
  readonly status: "unlike" | "in-talk" | "agreed" | "retired";
  /** The group's working definition, a paragraph each. */
  readonly definition: readonly string[];
  readonly senses: readonly SenseDescription[];
  /** Whose senses a writer of this seat can mark a word with: her own organisation's, then the group's. */
  readonly choices: readonly string[];
  readonly asks: boolean;
  readonly href: string;
}

export interface TermSource {
  readonly matcher: Matcher;
  readonly describe: (term: string) => TermDescription | undefined;
}

export const TermSourceContext = createContext<TermSource>({ matcher: { find: () => [] }, describe: () => undefined });

/** What a mark names when the group's own meaning is meant. */
export const groupSense = "group";

export const useTermSource = (): TermSource => use(TermSourceContext);
