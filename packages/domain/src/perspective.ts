// One seat's understanding of one factor, and what may be said about several of them side by side. Nothing here
// averages, sums or ranks: how a factor is seen, how far apart the outermost are, and where protection is missing.

import * as z from "zod/mini";
import type { Factor, FactorDomain } from "./factor.ts";
import { EntryId } from "./id.ts";

/** From least to most; "unknown" stands outside the steps. */
export const levels = ["unknown", "not-seen", "slight", "clear", "strong"] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

export const sights = ["concern", "protective", "both"] as const;
export const Sight = z.enum(sights);
export type Sight = z.infer<typeof Sight>;

/** Which logic weighs for this seat, for this factor. Never a trait of an organisation. */
export const logics = ["security", "care", "both"] as const;
export const Logic = z.enum(logics);
export type Logic = z.infer<typeof Logic>;

/** When the sight is protective, the two levels say how strongly it works against being a risk and being at risk. */
export const Perspective = z.object({
  factor: EntryId,
  sight: Sight,
  beingARisk: Level,
  beingAtRisk: Level,
  logic: z.nullable(Logic),
});
export type Perspective = Readonly<z.infer<typeof Perspective>>;

/** What a perspective holds before its seat has said more. */
export const emptyPerspective: Omit<Perspective, "factor"> = {
  sight: "both",
  beingARisk: "unknown",
  beingAtRisk: "unknown",
  logic: null,
};

/** How one factor is seen across seats: unanimous, both ways, or by nobody yet. */
export function sightOf(perspectives: readonly Pick<Perspective, "sight">[]): Sight | "none" {
  const [first] = perspectives;
  if (first === undefined) return "none";
  return perspectives.every(({ sight }) => sight === first.sight) ? first.sight : "both";
}

/** Steps between the outermost known levels, 0 to 3; null when fewer than two are known. */
export function distance(of: readonly Level[]): number | null {
  const known = of.filter((level) => level !== "unknown").map((level) => levels.indexOf(level));
  return known.length < 2 ? null : Math.max(...known) - Math.min(...known);
}

/** Whether a domain holds something seen as a concern and nothing seen as protective. Retired factors do not count. */
export function protectionGap(
  domain: FactorDomain,
  factors: readonly Factor[],
  perspectivesByFactor: ReadonlyMap<string, readonly Perspective[]>,
): boolean {
  const seen = factors
    .filter((factor) => factor.domain === domain && factor.retired === null)
    .map((factor) => sightOf(perspectivesByFactor.get(factor.id) ?? []));
  return seen.includes("concern") && !seen.includes("protective") && !seen.includes("both");
}
