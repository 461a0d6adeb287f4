// Protection is looked for as hard as risk. Where something is a concern and nothing protects, the domain is incomplete
// until somebody has looked; that nothing was found is an answer, given with where one looked.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { FactorDomain, type Factor } from "./factor.ts";
import { EntryId } from "./id.ts";
import { compareTexts } from "./order.ts";
import { protectionGap, sightOf, type Perspective } from "./perspective.ts";

/** Somebody has looked for protection in a domain and found none. */
export const Search = z.object({
  id: EntryId,
  domain: FactorDomain,
  on: Day,
  /** whom one asked or where one looked; a mark alone is no answer */
  where: z.string().check(z.minLength(1), z.maxLength(2000)),
  /** it was noted by mistake, or no longer holds */
  takenBack: z.boolean(),
});
export type Search = Readonly<z.infer<typeof Search>>;

/**
 * `unconcerned`: nothing there is seen as a concern alone. `found`: something protects. `looked`: nothing was found.
 * `unsearched`: there is concern, and nobody has looked.
 */
export type Protection = "unconcerned" | "found" | "looked" | "unsearched";

export function protectionIn(
  domain: FactorDomain,
  factors: readonly Factor[],
  perspectivesByFactor: ReadonlyMap<string, readonly Perspective[]>,
  searches: readonly Search[],
): Protection {
  if (protectionGap(domain, factors, perspectivesByFactor))
    return latestSearch(domain, searches) === undefined ? "unsearched" : "looked";
  const concern = factors.some(
    ({ id, domain: lies, retired }) =>
      lies === domain && retired === null && sightOf(perspectivesByFactor.get(id) ?? []) === "concern",
  );
  return concern ? "found" : "unconcerned";
}

/** The last search that stands; of several on one day, the same one for everybody. */
export function latestSearch(domain: FactorDomain, searches: readonly Search[]): Search | undefined {
  return searches
    .filter((search) => search.domain === domain && !search.takenBack)
    .toSorted((a, b) => compareTexts(a.on, b.on) || compareTexts(a.id, b.id))
    .at(-1);
}
