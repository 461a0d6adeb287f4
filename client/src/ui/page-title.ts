import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the page in the tab and to those who listen: "K-17 · Hybrid Space". */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title ? `${title} · ${t("shared.product")}` : t("shared.product");
  }, [title, t]);
}
