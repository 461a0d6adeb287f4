// How far apart the seats stand on one factor, in words.
import type { Difference, SeatPerspective } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { useSeatName } from "../session/seat-view.tsx";

export function useSayDifference(): (difference: Difference, perspectives: readonly SeatPerspective[]) => string {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  return ({ likeness, bothWays, risk, atRisk }, perspectives) => {
    if (bothWays) return t("divergence.said.bothWays");
    if (likeness === "one") return t("divergence.said.one", { organisation: nameOf(perspectives[0]?.seat) });
    if (likeness !== "unlike" && likeness !== "near") return t(`divergence.said.${likeness}`);
    const widest = Math.max(risk ?? 0, atRisk ?? 0);
    const lens = t(`picture.distance.${risk === atRisk ? "onBoth" : risk === widest ? "onRisk" : "onAtRisk"}`);
    if (likeness === "near") return t("divergence.said.near", { lens });
    return t("picture.distance.wide", { steps: t(`picture.distance.${widest === 2 ? "two" : "three"}`), lens });
  };
}
