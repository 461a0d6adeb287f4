// On what ground one organisation may show something to others: a menu of grounds, as data, and the rules that read it.
// A ground depends on who gives and on who receives, so it is open, or closed with a reason, for one slip at a time.
// The texts are help for people who decide, never legal advice; each carries its source, version and review date.

import type { Both } from "./language.ts";
import type { OrganisationKind } from "./organisation.ts";

/** Whoever receives: an organisation's kind, or the coordinator, who belongs to none. */
export type RecipientKind = OrganisationKind | "coordinator";

export type Question = { readonly id: string; readonly asks: Both };

export type Ground = {
  readonly id: string;
  readonly title: Both;
  /** the paragraph, such as "OSL 10:27" */
  readonly paragraph: string;
  /** what the paragraph says, in our own words */
  readonly says: Both;
  /** the kinds of organisation in whose menu it stands */
  readonly shownTo: readonly OrganisationKind[];
  /** those of them to whom it is closed, each with why */
  readonly closedTo: Readonly<Partial<Record<OrganisationKind, Both>>>;
  /** who may receive on it; every one of the recipients must be among them */
  readonly reaches: readonly RecipientKind[];
  /** what the paragraph itself asks; each must be answered yes */
  readonly questions: readonly Question[];
  /** where its wording was read */
  readonly source: string;
  /** false: its wording has not been read in the law itself */
  readonly verified: boolean;
};

export type LegalMenu = {
  readonly version: string;
  /** when somebody has to read it again, "YYYY-MM-DD" */
  readonly reviewBy: string;
  readonly grounds: readonly Ground[];
  /** asked whatever the ground is */
  readonly always: readonly Question[];
  /** asked when one of these receives */
  readonly when: Readonly<Partial<Record<RecipientKind, Question>>>;
  readonly outOfReach: Both;
};

export type Parties = { readonly sender: OrganisationKind; readonly recipients: readonly RecipientKind[] };

export type Offer =
  | { readonly ground: Ground; readonly open: true }
  | { readonly ground: Ground; readonly open: false; readonly why: Both };

/** The sender's menu for these recipients. A ground that is closed stays in it, with why. */
export function groundsFor(menu: LegalMenu, { sender, recipients }: Parties): Offer[] {
  return menu.grounds
    .filter((ground) => ground.shownTo.includes(sender))
    .map((ground) => {
      const closed = ground.closedTo[sender];
      if (closed) return { ground, open: false, why: closed };
      if (recipients.every((kind) => ground.reaches.includes(kind))) return { ground, open: true };
      return { ground, open: false, why: menu.outOfReach };
    });
}

/** Everything that must be answered yes: what the ground asks, what these recipients call for, what is always asked. */
export function questionsFor(menu: LegalMenu, ground: Ground, recipients: readonly RecipientKind[]): Question[] {
  const called = [...new Set(recipients)].flatMap((kind) => menu.when[kind] ?? []);
  return [...ground.questions, ...called, ...menu.always];
}
