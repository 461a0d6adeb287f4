// Two circles that share a part: the product's sign.
import { useTranslation } from "react-i18next";
import "./brand.css";

export function BrandSign() {
  return (
    <svg className="brand-sign" viewBox="0 0 30 20" aria-hidden="true">
      <circle cx="10.5" cy="10" r="8.2" />
      <circle cx="19.5" cy="10" r="8.2" />
      <path d="M15 3.15a8.2 8.2 0 0 1 0 13.7a8.2 8.2 0 0 1 0-13.7Z" />
    </svg>
  );
}

export function Brand({ group }: { group?: string }) {
  const { t } = useTranslation();
  return (
    <div className="brand">
      <BrandSign />
      <div>
        <span className="brand-name">{t("shared.product")}</span>
        {group !== undefined && <span className="brand-group">{group}</span>}
      </div>
    </div>
  );
}
