// The tracks for those who listen: a real table of organisations and lenses.
import { useTranslation } from "react-i18next";
import { useSeatName } from "../session/seat-view.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";

export function LensTable({ perspectives }: { readonly perspectives: readonly SeatPerspective[] }) {
  const { t } = useTranslation();
  const { lens } = usePicture();
  const nameOf = useSeatName();
  if (perspectives.length === 0) return null;
  return (
    <div className="visually-hidden">
      <table>
        <caption>{t("picture.card.tableLabel")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("picture.card.organisation")}</th>
            <th scope="col">{t("picture.card.sight")}</th>
            {lens !== "atRisk" && <th scope="col">{t("picture.track.risk")}</th>}
            {lens !== "risk" && <th scope="col">{t("picture.track.atRisk")}</th>}
          </tr>
        </thead>
        <tbody>
          {perspectives.map((one) => (
            <tr key={one.seat}>
              <th scope="row">{nameOf(one.seat)}</th>
              <td>{t(`picture.kind.${one.sight}`)}</td>
              {lens !== "atRisk" && <td>{t(`picture.level.${one.beingARisk}`)}</td>}
              {lens !== "risk" && <td>{t(`picture.level.${one.beingAtRisk}`)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
