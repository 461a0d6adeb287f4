// Comparing the map with a day on which first perspectives were shown: the button, the days, and what has changed since
// in a sentence that says what cannot be known.
import type { ShownRound } from "@hybrid/domain";
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/field.tsx";
import type { Comparison } from "./use-comparison.ts";

/** Nothing where no round has been shown. */
export function Compare({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const sayWhen = useSayWhen(comparison.rounds);
  const { rounds, chosen, choose } = comparison;
  const [newest] = rounds;
  if (!newest) return null;
  const shown = chosen ?? newest;
  return (
    <div className="compare">
      <Button
        icon={History}
        aria-pressed={chosen !== undefined}
        onPress={() => choose(chosen ? undefined : newest.round)}
      >
        {t("divergence.compare.with", { day: sayWhen(shown) })}
      </Button>
      {chosen && rounds.length > 1 && (
        <Select
          label={t("divergence.compare.day")}
          value={chosen.round}
          onChange={choose}
          options={rounds.map((each) => ({ value: each.round, label: sayWhen(each) }))}
        />
      )}
    </div>
  );
}

export function Compared({ comparison: { rounds, chosen, known, changed } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const sayWhen = useSayWhen(rounds);
  return (
    <div role="status">
      {chosen && (
        <p className="compared">
          {t("divergence.compare.shown", { count: known, day: sayWhen(chosen) })}{" "}
          {t("divergence.compare.changed", { count: changed })}{" "}
          <span className="meta">{t("divergence.compare.limits")}</span>
        </p>
      )}
    </div>
  );
}

/** The day, and the time as well where two rounds were shown on one day. */
function useSayWhen(rounds: readonly ShownRound[]): (round: ShownRound) => string {
  const { day, time } = useFormat();
  const dayOf = ({ at }: ShownRound): string => day(new Date(at));
  return (round) => {
    const several = rounds.some((other) => other !== round && dayOf(other) === dayOf(round));
    return several ? `${dayOf(round)} ${time(new Date(round.at))}` : dayOf(round);
  };
}
