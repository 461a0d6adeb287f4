// The share slip: the only way from an organisation's own notes into the shared picture. What leaves, where it goes, on
// what ground, and exactly who will read it; and the entry in the disclosure log that stays of it.

import * as z from "zod/mini";
import { FactorDomain, Basis } from "./factor.ts";
import { EntryId, Id } from "./id.ts";
import type { Both } from "./language.ts";
import { OrganisationKind } from "./organisation.ts";

/** Made by the server; also the id of the factor a slip may become. */
export const SlipId = EntryId;

export const longestPassage = 4000;
export const mostPassages = 20;

const Passage = z.string().check(z.minLength(1), z.maxLength(longestPassage));

export const SlipTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("narrative") }),
  z.object({ kind: z.literal("factor"), domain: FactorDomain, basis: Basis }),
]);
export type SlipTarget = z.infer<typeof SlipTarget>;

/** POST /api/slips. `recipients` are named one by one, and must be exactly the seats that read the picture. */
export const SlipRequest = z.object({
  seat: Id,
  notes: Id,
  passages: z.array(Passage).check(z.minLength(1), z.maxLength(mostPassages)),
  target: SlipTarget,
  recipients: z.array(Id).check(z.minLength(1), z.maxLength(500)),
  ground: z.string().check(z.maxLength(64)),
  /** the version of the legal menu that was read */
  menu: z.string().check(z.maxLength(64)),
  /** the ids of the questions answered yes */
  yes: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)),
});
export type SlipRequest = z.infer<typeof SlipRequest>;

/** POST /api/slips/:slip/withdrawal */
export const WithdrawalRequest = z.object({ seat: Id, reason: z.string().check(z.minLength(1), z.maxLength(1000)) });

export const Party = z.object({
  seat: Id,
  /** null for the coordinator */
  organisation: z.nullable(z.object({ id: Id, kind: OrganisationKind, name: z.string() })),
  /** who held the seat then */
  holder: z.string(),
});
export type Party = Readonly<z.infer<typeof Party>>;

/** What the disclosure log holds of a slip. It is written once. */
export const Disclosure = z.object({
  deed: z.literal("disclosed"),
  slip: SlipId,
  notes: Id,
  picture: Id,
  /** the picture's pseudonym then */
  title: z.string(),
  sender: Party,
  recipients: z.array(Party),
  passages: z.array(Passage),
  target: SlipTarget,
  ground: z.object({ id: z.string(), title: z.string(), paragraph: z.string(), menu: z.string() }),
  answered: z.array(z.object({ id: z.string(), asks: z.string() })),
  /** the Yjs client id the shared words were written under: they can be told from all others by it */
  client: z.int(),
});
export type Disclosure = Readonly<z.infer<typeof Disclosure>>;

export const Withdrawal = z.object({
  deed: z.literal("withdrawn"),
  slip: SlipId,
  notes: Id,
  picture: Id,
  title: z.string(),
  by: Party,
  reason: z.string(),
});
export type Withdrawal = Readonly<z.infer<typeof Withdrawal>>;

export const DisclosureEntry = z.discriminatedUnion("deed", [Disclosure, Withdrawal]);
export type DisclosureEntry = z.infer<typeof DisclosureEntry>;

/** Words, as a person counts them. */
export function countWords(passages: readonly string[]): number {
  return passages
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Browsers put a no-break space where one typed a space, now and then; nobody sees which it is. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

/** The passages that do not stand in the notes word for word, each within one block. */
export function passagesNotIn(blocks: readonly string[], passages: readonly string[]): string[] {
  const written = blocks.map(plain);
  return passages.filter(
    (passage) => passage.trim() === "" || !written.some((block) => block.includes(plain(passage))),
  );
}

/** Whether a passage repeats, or is repeated in, something that its giver has withdrawn. */
export function repeatsWithdrawn(passages: readonly string[], withdrawn: readonly string[]): boolean {
  const gone = withdrawn.map(plain);
  return passages.map(plain).some((words) => gone.some((other) => other.includes(words) || words.includes(other)));
}

/** What stands beside words that their giver has withdrawn. `day` as "YYYY-MM-DD". */
export function withdrawnSentence(organisation: string, day: string): Both {
  return {
    sv: `(${organisation} återkallade det här ${day}. Dela det inte vidare.)`,
    en: `(${organisation} withdrew this on ${day}. Do not share it further.)`,
  };
}
