// What texts and editors draw on to underline the group's words and to say what they mean.
import { createContext, use } from "react";
import type { MarkKind } from "../ui/mark.tsx";

export interface Matcher {
  readonly find: (text: string) => readonly { from: number; to: number; term: string }[];
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
  readonly href: string;
}

export interface TermSource {
  readonly matcher: Matcher;
  readonly describe: (term: string) => TermDescription | undefined;
}

export const TermSourceContext = createContext<TermSource>({ matcher: { find: () => [] }, describe: () => undefined });

export const useTermSource = (): TermSource => use(TermSourceContext);
