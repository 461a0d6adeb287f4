// Where cards stand on the board: concern to the left, protection to the right, what is seen both ways across the
// middle, and what nobody has seen yet last. The card somebody is working in stays where it is until they leave it.
import { placeBetween, sightOf, type Factor, type FactorDomain, type Perspective, type Sight } from "@hybrid/domain";

export type Column = Sight | "none";

/** The card that is being worked in, and the column it stood in when that began. */
export interface Held {
  readonly factor: string;
  readonly column: Column;
}

export type Placement = Readonly<Record<Column, readonly Factor[]>>;

export function placeCards(
  factors: readonly Factor[],
  perspectivesOf: (factor: string) => readonly Pick<Perspective, "sight">[],
  held?: Held,
): Placement {
  const columns: Record<Column, Factor[]> = { concern: [], protective: [], both: [], none: [] };
  for (const factor of factors) {
    const column = held?.factor === factor.id ? held.column : sightOf(perspectivesOf(factor.id));
    columns[column].push(factor);
  }
  return columns;
}

/**
 * The two factors between which `factor` lands when it moves one step within its column; undefined at the end. The
 * neighbours are those of the whole domain, so that a step passes exactly one card that one sees.
 */
export function stepTarget(
  factor: Factor,
  step: "up" | "down",
  column: readonly Factor[],
  domain: readonly Factor[],
): { after: Factor | undefined; before: Factor | undefined } | undefined {
  const at = column.indexOf(factor);
  const passed = column[step === "up" ? at - 1 : at + 1];
  if (at < 0 || !passed) return undefined;
  const others = domain.filter((one) => one !== factor);
  const place = others.indexOf(passed);
  return step === "up" ? { after: others[place - 1], before: passed } : { after: passed, before: others[place + 1] };
}

/** Where something dragged is let go: beside a card, or on a domain. */
export type Drop =
  | { readonly on: "card"; readonly factor: string; readonly side: "before" | "after" }
  | { readonly on: "domain"; readonly domain: FactorDomain };

/** Where a factor lands that is let go there; undefined when that is where it stands already. */
export function dropTarget(
  factors: readonly Factor[],
  dragged: string,
  drop: Drop,
): { domain: FactorDomain; place: string } | undefined {
  const beside = drop.on === "card" ? factors.find(({ id }) => id === drop.factor) : undefined;
  const domain = drop.on === "domain" ? drop.domain : beside?.domain;
  const factor = factors.find(({ id }) => id === dragged);
  if (domain === undefined || !factor || beside === factor) return undefined;
  if (!beside && factor.domain === domain) return undefined;
  const others = factors.filter((one) => one.domain === domain && one.id !== dragged);
  const at = beside && drop.on === "card" ? others.indexOf(beside) + (drop.side === "after" ? 1 : 0) : others.length;
  const [after, before] = [others[at - 1], others[at]];
  const near = factors.filter((one) => one.domain === domain);
  const stands = factor.domain === domain && near[near.indexOf(factor) - 1] === after;
  return stands ? undefined : { domain, place: placeBetween(after?.place ?? null, before?.place ?? null) };
}
