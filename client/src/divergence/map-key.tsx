// How the map is read: its signs above it, and below it what it does not say.
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Glyph } from "../ui/glyph.tsx";
import { Icon } from "../ui/icon.tsx";

export function MapKey({ comparing }: { readonly comparing: boolean }) {
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
        {comparing && (
          <li>
            <Icon of={History} />
            {t("divergence.compare.key")}
          </li>
        )}
      </ul>
    </section>
  );
}

export function MapLimits({ comparable }: { readonly comparable: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="map-limits">
      {t("divergence.key.nothing")} {!comparable && t("divergence.compare.none")}
    </p>
  );
}
