// A factor is one circumstance on the picture, neutral in itself; how it is seen is said in perspectives. Its basis
// says where it comes from, which decides whether it is systematic and how long it is fresh.

import * as z from "zod/mini";
import { Day } from "./day.ts";
import { EntryId, Id } from "./id.ts";
import { compareTexts } from "./order.ts";
import { Place } from "./place.ts";

/** In the order in which a picture shows them. */
export const factorDomains = [
  "self",
  "belonging",
  "home",
  "school-work",
  "peers-online",
  "exposure",
  "grievance-belief",
  "intent-capacity",
  "services",
] as const;
export const FactorDomain = z.enum(factorDomains);
export type FactorDomain = z.infer<typeof FactorDomain>;

export const basisKinds = ["observed", "told", "register", "inference"] as const;
export const BasisKind = z.enum(basisKinds);
export type BasisKind = z.infer<typeof BasisKind>;

export const Basis = z.object({
  kind: z.nullable(BasisKind),
  /** the seat that brings it */
  seat: z.nullable(Id),
  /** the role of whoever told it, never a name; "" when nobody did */
  toldBy: z.string().check(z.maxLength(200)),
  from: z.nullable(Day),
  until: z.nullable(Day),
  /** the last day on which it counts as fresh */
  staleAfter: z.nullable(Day),
});
export type Basis = Readonly<z.infer<typeof Basis>>;

export const emptyBasis: Basis = { kind: null, seat: null, toldBy: "", from: null, until: null, staleAfter: null };

/** Why something was retired. */
export const Reason = z.string().check(z.minLength(1), z.maxLength(2000));

export const Factor = z.object({
  id: EntryId,
  domain: FactorDomain,
  place: Place,
  basis: Basis,
  /** the reason, once it is retired */
  retired: z.nullable(Reason),
  /** the factor it was split from */
  from: z.nullable(EntryId),
  /** the factor it was laid together with, under which it is shown */
  into: z.nullable(EntryId),
});
export type Factor = Readonly<z.infer<typeof Factor>>;

/** Only register data is systematic: it is collected in the same way whatever is being looked for. */
export function isSystematic(basis: Basis): boolean {
  return basis.kind === "register";
}

/** Whether the last fresh day has passed. `today` is "YYYY-MM-DD" in the group's own calendar. */
export function isStale(basis: Basis, today: string): boolean {
  return basis.staleAfter !== null && today > basis.staleAfter;
}

/** The order in which everyone sees factors: domain, then place, then id. */
export function compareFactors(a: Factor, b: Factor): number {
  const domain = factorDomains.indexOf(a.domain) - factorDomains.indexOf(b.domain);
  return domain || compareTexts(a.place, b.place) || compareTexts(a.id, b.id);
}
