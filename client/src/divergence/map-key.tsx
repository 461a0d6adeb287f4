// How the map is read: its signs above it, and below it what it does not say.
import { useTranslation } from "react-i18next";
import { Glyph } from "../ui/glyph.tsx";

export function MapKey() {
  const { t } = useTranslation();
  const [before, after] = t("divergence.key.against", { glyph: "|" }).split("|");
  return (
    <section className="map-key" aria-label={t("divergence.key.label")}>
      <ul>
        <li>
          <Glyph of="concern" />
          {t("picture.kind.concern")}
        </li>
        <li>
          <Glyph of="protective" />
          {t("picture.kind.protective")}
        </li>
        <li>
          <Glyph of="both" />
          {t("picture.kind.both")}
        </li>
        <li>{t("divergence.key.upper")}</li>
        <li>{t("divergence.key.lower")}</li>
        <li>
          <span>
            {before}
            <Glyph of="protective" />
            {after}
          </span>
        </li>
      </ul>
    </section>
  );
}

export function MapLimits() {
  const { t } = useTranslation();
  return <p className="map-limits">{t("divergence.key.nothing")}</p>;
}
