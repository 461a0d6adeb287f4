// Where cards stand on the board: concern to the left, protection to the right, what is seen both ways across the
// middle, and what nobody has seen yet last. The card somebody is working in stays where it is until they leave it.
import { sightOf, type Factor, type Perspective, type Sight } from "@hybrid/domain";

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
