import { levels, type MapRow, type Perspective } from "@hybrid/domain";

/** The seats whose perspectives stand furthest apart, where they stand far apart: the eye should land there. */
export function outermost({ difference, perspectives }: MapRow): ReadonlySet<string> {
  if (difference.likeness !== "unlike") return new Set();
  if (difference.bothWays) return new Set(perspectives.map(({ seat }) => seat));
  const on = (axis: "beingARisk" | "beingAtRisk", steps: number | null): string[] => {
    if ((steps ?? 0) < 2) return [];
    const known = perspectives.filter((one) => one[axis] !== "unknown");
    const at = (one: Perspective): number => levels.indexOf(one[axis]);
    const ends = [Math.min(...known.map(at)), Math.max(...known.map(at))];
    return known.filter((one) => ends.includes(at(one))).map(({ seat }) => seat);
  };
  return new Set([...on("beingARisk", difference.risk), ...on("beingAtRisk", difference.atRisk)]);
}
