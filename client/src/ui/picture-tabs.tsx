// The parts of a picture, one click apart.
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import "./picture-tabs.css";

export function PictureTabs({ picture }: { readonly picture: string }) {
  const { t } = useTranslation();
  const at = `/pictures/${picture}`;
  return (
    <nav className="picture-tabs" aria-label={t("divergence.tabs.label")}>
      <ul>
        <li>
          <NavLink to={at} end>
            {t("divergence.tabs.picture")}
          </NavLink>
        </li>
        <li>
          <NavLink to={`${at}/map`}>{t("divergence.tabs.map")}</NavLink>
        </li>
        <li>
          <NavLink to={`${at}/commitments`}>{t("commitments.title")}</NavLink>
        </li>
        <li>
          <NavLink to={`${at}/timeline`}>{t("timeline.tab")}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
