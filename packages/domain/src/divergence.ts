// Where the seats see alike and where not. Factors are compared, never people: a row says how far apart the outermost
// perspectives on one circumstance are, and nothing here adds up what a seat has said.

import * as z from "zod/mini";
import { isStale, type Factor, type FactorDomain } from "./factor.ts";
import { EntryId } from "./id.ts";
import { distance, sights, type Perspective } from "./perspective.ts";

export type SeatPerspective = Perspective & { readonly seat: string };

/**
 * `unlike`: seen as different things, or two steps and more apart. `near`: one step. `alike`: at the same step. `open`:
 * several have written, and too few know to compare. `one`, `nobody`: how many have written.
 */
export const likenesses = ["unlike", "near", "alike", "open", "one", "nobody"] as const;
export type Likeness = (typeof likenesses)[number];

export type Difference = {
  readonly likeness: Likeness;
  /** some see a concern where others see protection, or both */
  readonly bothWays: boolean;
  /** steps between the outermost on each axis; null where fewer than two know, or where there is no one scale */
  readonly risk: number | null;
  readonly atRisk: number | null;
};

/** Distances are taken only among those who see the factor the same way; other levels stand on no common scale. */
export function compareSights(perspectives: readonly Perspective[]): Difference {
  const bothWays = sights.filter((sight) => perspectives.some((one) => one.sight === sight)).length > 1;
  const risk = bothWays ? null : distance(perspectives.map(({ beingARisk }) => beingARisk));
  const atRisk = bothWays ? null : distance(perspectives.map(({ beingAtRisk }) => beingAtRisk));
  return { likeness: likenessOf(perspectives.length, bothWays, risk, atRisk), bothWays, risk, atRisk };
}

function likenessOf(count: number, bothWays: boolean, risk: number | null, atRisk: number | null): Likeness {
  if (count < 2) return count === 0 ? "nobody" : "one";
  if (bothWays) return "unlike";
  if (risk === null && atRisk === null) return "open";
  const widest = Math.max(risk ?? 0, atRisk ?? 0);
  return widest >= 2 ? "unlike" : widest === 1 ? "near" : "alike";
}

export type MapRow = {
  readonly factor: Factor;
  readonly difference: Difference;
  readonly perspectives: readonly SeatPerspective[];
  /** seats whose perspective is there and cannot be read */
  readonly unreadable: readonly string[];
};

/** A row for every factor that stands, in the order of the factors. */
export function divergenceMap(
  factors: readonly Factor[],
  byFactor: ReadonlyMap<string, readonly SeatPerspective[]>,
  unreadable: ReadonlyMap<string, readonly string[]>,
): MapRow[] {
  return factors
    .filter(({ retired }) => retired === null)
    .map((factor) => {
      const perspectives = byFactor.get(factor.id) ?? [];
      const difference = compareSights(perspectives);
      return { factor, difference, perspectives, unreadable: unreadable.get(factor.id) ?? [] };
    });
}

export const mapOrders = ["difference", "domain"] as const;
export type MapOrder = (typeof mapOrders)[number];

/** Rows that stand under one heading, by the ids of their factors. */
export type MapGroup = { readonly name: Likeness | FactorDomain | "new"; readonly ids: readonly string[] };

/** Furthest apart first, or as the picture goes. Within a group the picture's order stays. */
export function groupRows(rows: readonly MapRow[], order: MapOrder): MapGroup[] {
  const found = Map.groupBy(rows, ({ factor, difference }) =>
    order === "domain" ? factor.domain : difference.likeness,
  );
  const names = order === "domain" ? found.keys() : likenesses.filter((likeness) => found.has(likeness));
  return [...names].map((name) => ({ name, ids: (found.get(name) ?? []).map(({ factor }) => factor.id) }));
}

/**
 * The order somebody is looking at, kept: what is gone leaves it, what is new waits last under a heading of its own.
 */
export function holdGroups(held: readonly MapGroup[], fresh: readonly MapGroup[]): MapGroup[] {
  const now = new Set(fresh.flatMap(({ ids }) => ids));
  const kept = held.map(({ name, ids }) => ({ name, ids: ids.filter((id) => now.has(id)) }));
  const known = new Set(kept.flatMap(({ ids }) => ids));
  const added = [...now].filter((id) => !known.has(id));
  return [...kept, { name: "new" as const, ids: added }].filter(({ ids }) => ids.length > 0);
}

/** What kind of difference it is, as the group sees it; there may be several kinds in one. */
export const differenceKinds = ["word", "facts", "judgement", "mandates"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export const NamedDifference = z.object({
  factor: EntryId,
  word: z.boolean(),
  facts: z.boolean(),
  judgement: z.boolean(),
  mandates: z.boolean(),
  /** the word that is meant differently, if it stands in the glossary */
  term: z.nullable(EntryId),
});
export type NamedDifference = Readonly<z.infer<typeof NamedDifference>>;

/** Private ways of looking at the cards; none is stored anywhere. */
export const lenses = ["security", "care", "protective", "inference", "mine", "unlike-ours", "stale"] as const;
export type Lens = (typeof lenses)[number];

/** Whether a card is seen through a lens, from one seat (null: one that has no voice) on one day. */
export function isSeenThrough(
  lens: Lens,
  factor: Factor,
  perspectives: readonly SeatPerspective[],
  { seat, today }: { readonly seat: string | null; readonly today: string },
): boolean {
  const own = perspectives.find((one) => one.seat === seat);
  switch (lens) {
    case "security":
    case "care":
      return perspectives.some(({ logic }) => logic === lens || logic === "both");
    case "protective":
      return perspectives.some(({ sight }) => sight !== "concern");
    case "inference":
      return factor.basis.kind === "inference";
    case "mine":
      return own !== undefined || (seat !== null && factor.basis.seat === seat);
    case "unlike-ours":
      return perspectives.some((one) => own && compareSights([own, one]).likeness === "unlike");
    case "stale":
      return isStale(factor.basis, today);
  }
}
