// The shape of what a new group starts with. Templates are words to begin from, in both languages; a group changes
// them as it likes, and nothing in the code depends on a particular one.

import type { CommitmentOutcome } from "../commitment.ts";
import type { BasisKind, FactorDomain } from "../factor.ts";
import type { StandingStatus } from "../glossary.ts";
import type { Both } from "../language.ts";
import type { OrganisationKind } from "../organisation.ts";
import type { Level, Logic, Sight } from "../perspective.ts";

/** The kinds of organisation the templates speak for. */
export type TemplateKind = Exclude<OrganisationKind, "other">;

/** One factor domain with examples of what may be noted there. */
export type FactorTemplate = {
  readonly domain: FactorDomain;
  readonly name: Both;
  readonly concern: readonly Both[];
  readonly protective: readonly Both[];
};

/** What one kind of organisation often means by a term, for the organisation itself to correct. */
export type SenseTemplate = { readonly meaning: Both; readonly setsGoing: Both; readonly alsoSay: Both };

export type TermTemplate = {
  readonly id: string;
  readonly headword: Both;
  readonly aliases: { readonly sv: readonly string[]; readonly en: readonly string[] };
  readonly status: StandingStatus;
  readonly definition: Both;
  readonly senses: Readonly<Record<TemplateKind, SenseTemplate>>;
};

/** Days counted from the founding of the demo; negative ones lie before it. */
export type BasisTemplate = {
  readonly kind: BasisKind;
  readonly by: TemplateKind;
  readonly toldBy: Both | null;
  readonly from: number | null;
  readonly until: number | null;
  readonly staleAfter: number | null;
};

export type PerspectiveTemplate = {
  readonly by: TemplateKind;
  readonly sight: Sight;
  readonly beingARisk: Level;
  readonly beingAtRisk: Level;
  readonly logic: Logic | null;
  readonly words: Both;
};

export type PictureFactorTemplate = {
  readonly id: string;
  readonly domain: FactorDomain;
  readonly observation: Both;
  readonly basis: BasisTemplate;
  readonly perspectives: readonly PerspectiveTemplate[];
};

/** A day on which the group met. */
export type MeetingTemplate = { readonly id: string; readonly day: number; readonly name: Both };

/** Days counted from the founding, as everywhere. */
export type CommitmentTemplate = {
  readonly id: string;
  readonly by: TemplateKind;
  readonly what: Both;
  readonly made: number;
  readonly due: number;
  readonly end: { readonly as: CommitmentOutcome; readonly on: number; readonly why: Both | null } | null;
  /** the factors it is linked to */
  readonly factors: readonly string[];
};

export type PictureTemplate = {
  readonly id: string;
  readonly title: Both;
  /** the kinds of organisation that are not admitted; the coordinator is */
  readonly closedTo: readonly TemplateKind[];
  readonly aim: Both;
  readonly narrative: readonly Both[];
  readonly factors: readonly PictureFactorTemplate[];
  readonly meetings: readonly MeetingTemplate[];
  readonly commitments: readonly CommitmentTemplate[];
};

export type GroupTemplate = {
  readonly name: Both;
  readonly coordinator: { readonly holder: string };
  readonly organisations: readonly { readonly kind: TemplateKind; readonly name: Both; readonly holder: string }[];
  readonly pictures: readonly PictureTemplate[];
  /** against definitions that the group has agreed on */
  readonly reservations: readonly ReservationTemplate[];
};

export type ReservationTemplate = {
  readonly term: string;
  readonly by: TemplateKind;
  readonly why: Both;
  readonly wouldChange: Both;
};
