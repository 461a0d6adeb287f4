// A perspective and a difference as sentences.
import type { Difference, SeatPerspective } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { useSeatName } from "../session/seat-view.tsx";

export interface Said {
  readonly sayPerspective: (perspective: SeatPerspective, organisation: string) => string;
  readonly sayDifference: (difference: Difference, perspectives: readonly SeatPerspective[]) => string;
}

export function useSaid(): Said {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  return {
    sayPerspective({ sight, beingARisk, beingAtRisk }, organisation) {
      const against = sight === "protective";
      const line = (axis: string, level: SeatPerspective["beingARisk"]): string =>
        t("divergence.cell.line", { axis, level: t(`picture.level.${level}`) });
      return t("divergence.cell.said", {
        organisation,
        sight: t(`picture.kind.${sight}`),
        risk: line(t(against ? "picture.track.againstRisk" : "picture.track.risk"), beingARisk),
        atRisk: line(t(against ? "picture.track.againstAtRisk" : "picture.track.atRisk"), beingAtRisk),
      });
    },
    sayDifference(difference, perspectives) {
      const { likeness, bothWays, risk, atRisk } = difference;
      if (bothWays) return t("divergence.said.bothWays");
      if (likeness === "one") return t("divergence.said.one", { organisation: nameOf(perspectives[0]?.seat) });
      if (likeness !== "unlike" && likeness !== "near") return t(`divergence.said.${likeness}`);
      const widest = Math.max(risk ?? 0, atRisk ?? 0);
      const lens = t(`picture.distance.${risk === atRisk ? "onBoth" : risk === widest ? "onRisk" : "onAtRisk"}`);
      if (likeness === "near") return t("divergence.said.near", { lens });
      return t("picture.distance.wide", { steps: t(`picture.distance.${widest === 2 ? "two" : "three"}`), lens });
    },
  };
}
