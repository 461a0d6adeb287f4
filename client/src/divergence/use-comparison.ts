// With which day the map is compared, if with any: a way of looking that belongs to one window and is stored nowhere.
import { shownRounds, sinceThen, type FirstThought, type MapRow, type ShownRound } from "@hybrid/domain";
import { useMemo, useState } from "react";

export interface Comparison {
  readonly rounds: readonly ShownRound[];
  /** undefined while nothing is compared */
  readonly chosen: ShownRound | undefined;
  readonly choose: (round: string | undefined) => void;
  /** What was shown of a factor in the chosen round. */
  readonly shownOn: (factor: string) => readonly FirstThought[] | undefined;
  /** Of the rows on the map: how many perspectives are known from then, and how many of them are not as then. */
  readonly known: number;
  readonly changed: number;
}

export function useComparison(thoughts: readonly FirstThought[], rows: readonly MapRow[]): Comparison {
  const [asked, choose] = useState<string>();
  const rounds = useMemo(() => shownRounds(thoughts), [thoughts]);
  const chosen = rounds.find(({ round }) => round === asked);
  const byFactor = useMemo(
    () => Map.groupBy(chosen ? thoughts.filter(({ round }) => round === chosen.round) : [], ({ factor }) => factor),
    [thoughts, chosen],
  );
  const since = rows.flatMap(({ factor, perspectives }) =>
    (byFactor.get(factor.id) ?? []).map((one) =>
      sinceThen(
        one,
        perspectives.find(({ seat }) => seat === one.seat),
      ),
    ),
  );
  return {
    rounds,
    chosen,
    choose,
    shownOn: (factor) => byFactor.get(factor) ?? (chosen ? nothing : undefined),
    known: since.length,
    changed: since.filter((each) => each !== "as-then").length,
  };
}

const nothing: readonly FirstThought[] = [];
